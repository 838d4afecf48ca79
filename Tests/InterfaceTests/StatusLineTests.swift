import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("The bottom line")
struct StatusLineTests {
  @Test(
    "The keys of help and of the palette are always there, however long marks and order are",
    arguments: Language.allCases)
  func helpAndPaletteStay(_ language: Language) {
    for columns in [60, 80, 100, 120] {
      for keys in ["1", "1sS", "1<Space>jVsllSllSllS", "1/宝鸡<Enter><Space>", "2", "3", "1<Enter>", "0"] {
        var session = Session(rows: 24, columns: columns, language: language)
        session.keys(keys)
        let shown = StatusLine(session.model, columns: columns).hints.map(\.command.id)
        for id in ["show-help", "open-palette"]
        where Command.named(id)?.contexts.contains(session.model.context) == true {
          #expect(shown.contains(id), "\(keys) at \(columns): \(session.lines.last ?? "")")
        }
      }
    }
  }

  @Test("Hints do not overlap each other or what is left of them, and end at the edge")
  func hintsDoNotOverlap() throws {
    for (name, keys) in States.scripts {
      for columns in [1, 20, 40, 80, 200] {
        let session = States.session(keys, columns: columns)
        let line = StatusLine(session.model, columns: columns)
        var end = session.model.width(of: line.left)
        for hint in line.hints {
          #expect(hint.column >= end, "\(name) at \(columns)")
          end = hint.column + hint.width
        }
        #expect(line.hints.isEmpty || end == columns, "\(name) at \(columns)")
      }
    }
  }

  @Test("The palette shows titles whole, and the explanation under the cursor", arguments: Language.allCases)
  func paletteTitles(_ language: Language) {
    var session = Session(rows: 24, columns: 80, language: language)
    session.keys("1:")
    for command in Command.all.prefix(40) where command.isOffered {
      var session = session
      session.keys(command.title[language])
      #expect(session.picture.contains(command.title[language]), "\(command.id): \(session.picture)")
    }
    session.keys("export")
    let help = Command.named("export")?.help[language] ?? "?"
    let shown = session.lines.map { $0.filter { !" │|".contains($0) } }.joined()
    #expect(shown.contains(help.filter { $0 != " " }), "\(session.picture)")
  }
}
