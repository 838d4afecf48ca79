import Columnar
import Localization
import Querying
import Testing

@testable import shezu

/// The mark below the wrong part of a query; words quoted for a shell.
@Suite struct QueryMarkTests {
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
}
