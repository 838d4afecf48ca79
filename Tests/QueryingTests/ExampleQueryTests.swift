import Catalog
import Foundation
import Testing

@testable import Columnar

/// The README's table of example queries against the bundled register: the engine, the naive engine and the committed
/// counts agree. `SHEZU_PRINT_EXAMPLES=1` prints the table with fresh counts, `SHEZU_RECORD_EXAMPLES=1` writes them.
@Suite(.serialized) struct ExampleQueryTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let start = "<!-- generated: examples -->\n"
  private static let end = "<!-- end -->"

  /// README's block: one row an example.
  static func markdown(_ counts: [Int]) -> String {
    let rows = zip(ExampleQuery.all, counts).map { example, count in
      "| \(example.kind) | `\(example.query)` | \(count) | \(example.asks) |"
    }
    return (["| kind | query | rows | asks |", "| --- | --- | ---: | --- |"] + rows).joined(separator: "\n") + "\n"
  }

  private static func wants(_ name: String) -> Bool { ProcessInfo.processInfo.environment[name] == "1" }

  @Test func bothEnginesGiveTheCommittedCounts() throws {
    let folder = Self.root.appendingPathComponent("Resources/Registers/shaanxi-2020").path
    let register = try Opening.open(path: folder, schema: Catalog.schema)
    let today = try #require(register.card.asOf)
    let naive = NaiveEngine(register: register, today: today)
    var counts: [Int] = []
    for example in ExampleQuery.all {
      let kind = try #require(register.schema.ordinal(of: example.kind))
      let context = QueryContext(register: register, kind: kind, today: today)
      do throws(QueryError) {
        let filter = try Filter.compile(example.query, in: context)
        let found = try filter.rows()?.rows.map(Int.init) ?? []
        #expect(found == naive.rows(filter.query, kind: kind), "\(example.kind): \(example.query)")
        counts.append(found.count)
      } catch {
        Issue.record("\(example.query): \(error.message.english) \(error.range)")
        counts.append(-1)
      }
    }
    if Self.wants("SHEZU_PRINT_EXAMPLES") { print(Self.markdown(counts)) }
    if Self.wants("SHEZU_RECORD_EXAMPLES") { return try Self.record(counts) }
    for (example, count) in zip(ExampleQuery.all, counts) {
      #expect(count == example.count, "\(example.kind): \(example.query)")
    }
  }

  @Test(.enabled(if: !wants("SHEZU_RECORD_EXAMPLES"))) func theReadmePrintsThem() throws {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let block = Self.block(of: readme)
    let printed = readme[try #require(block)]
    #expect(printed == Self.markdown(ExampleQuery.all.map(\.count)))
  }

  @Test func thereAreFiftyThatAskDifferentThings() {
    #expect(ExampleQuery.all.count == 50)
    #expect(Set(ExampleQuery.all.map { "\($0.kind) \($0.query)" }).count == 50)
    // A bar would end the cell of the table.
    for example in ExampleQuery.all { #expect(!(example.query + example.asks).contains("|")) }
  }

  private static func block(of readme: String) -> Range<String.Index>? {
    guard let start = readme.range(of: start),
      let end = readme.range(of: end, range: start.upperBound..<readme.endIndex)
    else { return nil }
    return start.upperBound..<end.lowerBound
  }

  private static func record(_ counts: [Int]) throws {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("ExampleQueries.swift")
    var text = try String(contentsOf: source, encoding: .utf8)
    for (example, count) in zip(ExampleQuery.all, counts) {
      let literal = example.query.contains("\"") ? "#\"\(example.query)\"#" : "\"\(example.query)\""
      let old = "\"\(example.kind)\", \(example.count), \(literal)"
      #expect(text.contains(old), "\(old)")
      text = text.replacingOccurrences(of: old, with: "\"\(example.kind)\", \(count), \(literal)")
    }
    try text.write(to: source, atomically: false, encoding: .utf8)
    let file = root.appendingPathComponent("README.md")
    var readme = try String(contentsOf: file, encoding: .utf8)
    let block = try #require(Self.block(of: readme))
    readme.replaceSubrange(block, with: markdown(counts))
    try readme.write(to: file, atomically: false, encoding: .utf8)
  }
}
