import Catalog
import Columnar
import Localization
import Querying
import Screen
import Testing

@testable import shezu

/// The small parts of the command line, in the process.
@Suite(.serialized)
struct PartTests {
  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("en_US.UTF-8", .english), ("C", .english), ("", .english),
  ])
  func locales(locale: String, language: Language) {
    #expect(OutputLanguage.language(ofLocale: ["LANG": locale]) == language)
    #expect(
      OutputLanguage.language(ofLocale: ["LC_ALL": locale, "LANG": "zh_CN"]) == (locale.isEmpty ? .chinese : language))
  }

  @Test func kindsByEveryWord() throws {
    for (ordinal, kind) in Catalog.kinds.enumerated() {
      for word in [kind.name, kind.title.chinese, kind.title.english, kind.title.english.uppercased()] {
        #expect(Naming.find(kind: word, in: Catalog.schema) == ordinal, "\(word)")
      }
    }
    #expect(Naming.find(kind: "orga", in: Catalog.schema) == Catalog.schema.ordinal(of: "organizations"))
    #expect(Naming.find(kind: "p", in: Catalog.schema) == nil)
    #expect(Naming.find(kind: "", in: Catalog.schema) == nil)
  }

  @Test func columns() throws {
    let kind = try #require(Catalog.schema.ordinal(of: "organizations"))
    let fields = Catalog.kinds[kind].fields
    #expect(try Naming.columns("all", kind: kind, in: Catalog.schema) == Array(fields.indices))
    let usual = try Naming.columns(nil, kind: kind, in: Catalog.schema)
    #expect(usual.sorted() == Catalog.kinds[kind].summaryOrdinals && usual.first == Catalog.kinds[kind].labelOrdinal)
    #expect(
      try Naming.columns("名称, creditCode", kind: kind, in: Catalog.schema).map { fields[$0].name } == [
        "name", "creditCode",
      ])
    #expect(throws: CommandError.self) { try Naming.columns("-name", kind: kind, in: Catalog.schema) }
    #expect(throws: CommandError.self) { try Naming.columns(",", kind: kind, in: Catalog.schema) }
  }

  @Test(arguments: [
    ("a b", 2..<3, "    ^"), ("宝鸡 nmae:x", 7..<11, "       ^^^^"), ("甲乙", 3..<6, "    ^^"), ("甲", 3..<3, "    ^"),
    ("a\nb", 2..<3, "    ^"), ("x", 5..<9, "   ^"),
  ])
  func marks(query: String, range: Range<Int>, mark: String) {
    let error = QueryError(range: range, message: Localized("错", "wrong"))
    #expect(QueryMark.lines(query, error)[1] == mark)
    #expect(QueryMark.lines(query, error)[0].split(separator: "\n").count == 1)
  }

  @Test func shellWords() {
    #expect(shellWord("a/b.json") == "a/b.json")
    #expect(shellWord("甲 乙") == "'甲 乙'")
    #expect(shellWord("it's") == "'it'\\''s'")
    #expect(shellWord("") == "''")
  }

  @Test func helpLinesAreBrokenByDisplayWidth() {
    let page = "  --where <query>         " + String(repeating: "查询宝鸡，", count: 20) + "\nplain"
    for line in HelpPage.wrapped(page, columns: 60).split(separator: "\n") {
      #expect(DisplayedLine.width(line) <= 60)
      #expect(line == "plain" || line.hasPrefix("  --where") || line.hasPrefix(String(repeating: " ", count: 26)))
      #expect(!line.drop { $0 == " " }.hasPrefix("，"))
    }
  }

  @Test func textForTerminals() {
    let bytes = Array("a\tb\r\n\u{1B}[31m\u{9B}\u{202E}甲\rx\n".utf8)
    let text = String(decoding: TerminalText.harmless(bytes), as: UTF8.self)
    #expect(text.hasPrefix("a\tb\r\n"))
    #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) })
    #expect(!text.contains("\rx"))
    #expect(text.contains("甲"))
  }
}
