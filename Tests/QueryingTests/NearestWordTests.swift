import Testing

@testable import Columnar
@testable import Querying

struct NearestWordTests {
  private static let words = [
    "organizations", "enforcement", "list", "show", "csv", "tsv", "json", "ndjson", "markdown",
  ]

  @Test(
    "A mistyped word finds the word with the fewest edits",
    arguments: [
      ("orgnizations", "organizations"), ("lsit", "list"), ("LIST", "list"), ("cvs", "csv"), ("jsn", "json"),
      ("marktdown", "markdown"),
    ])
  func findsFewestEdits(wrong: String, right: String) {
    #expect(NearestWord.of(wrong, among: Self.words, allowedEdits: 2) == right)
  }

  @Test("A word that begins or contains a known word finds it", arguments: [("l", "list"), ("cement", "enforcement")])
  func findsContained(part: String, whole: String) {
    #expect(NearestWord.of(part, among: Self.words) == whole)
  }

  @Test("A word that is too different finds nothing")
  func findsNothing() {
    #expect(NearestWord.of("zzzzzz", among: ["list", "show"], allowedEdits: 2) == nil)
    #expect(NearestWord.of("zz", among: ["ls"], allowedEdits: 2) == nil)
    #expect(NearestWord.of("", among: ["list"]) == nil)
    #expect(NearestWord.of("宝鸡", among: []) == nil)
    #expect(NearestWord.of(String(repeating: "a", count: 65), among: ["a"]) == nil)
  }

  @Test(
    "The distance counts insertions, deletions, substitutions and swaps",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("ab", "ba", 1), ("kitten", "sitting", 3),
    ])
  func distance(left: String, right: String, edits: Int) {
    #expect(NearestWord.distance(left, right) == edits)
  }
}
