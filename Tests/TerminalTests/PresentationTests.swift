import Foundation
import Screen
import TestSupport
import Testing

@Suite struct PresentationTests {
  /// Where the emulator shows something else than the screen says; nil when nowhere.
  static func difference(_ session: PTYSession, _ screen: Screen) -> String? {
    for row in 0..<screen.size.rows {
      for column in 0..<screen.size.columns {
        let wanted = screen[row, column]
        let shown = session.cell(row, column)
        if wanted.isTrailingHalf {
          if !shown.isTrailingHalf { return "no right half at \(row),\(column)" }
          continue
        }
        let sameText = shown.text.unicodeScalars.elementsEqual(wanted.text.unicodeScalars)
        let sameStyle =
          shown.bold == wanted.style.bold && shown.underline == wanted.style.underline
          && shown.reverse == wanted.style.reverse
        if !sameText || !sameStyle || shown.width != Int(wanted.width) {
          return "\(row),\(column): \(shown) for \(wanted.text.debugDescription) \(wanted.style.picture)"
        }
      }
    }
    if let caret = screen.caret, session.cursor != (caret.row, caret.column) || !session.cursorIsVisible {
      return "caret at \(session.cursor), wanted \(caret)"
    }
    return screen.caret == nil && session.cursorIsVisible ? "a visible caret" : nil
  }

  /// Screen after screen of wide, narrow and joined characters overwriting each other.
  @Test(arguments: [(24, 80), (5, 7), (60, 200), (3, 2)])
  func randomScreensArriveCellByCell(rows: Int, columns: Int) throws {
    let session = try probe(rows: rows, columns: columns)
    try session.wait("the first screen") { $0.isAlternate && $0.hasWritten("\u{1B}[?2026l") }
    for seed in UInt64(1)...40 {
      let screen = RandomScreen.make(Size(rows: rows, columns: columns), seed: seed)
      session.send("n")
      var last: String?
      do {
        try session.wait("screen \(seed)") {
          last = PresentationTests.difference($0, screen)
          return last == nil
        }
      } catch {
        Issue.record("seed \(seed): \(last ?? "") \(error)")
        return
      }
    }
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
  }
}
