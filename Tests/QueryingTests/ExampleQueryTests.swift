import Catalog
import Foundation
import Testing

@testable import Columnar
@testable import Loading
@testable import Querying

/// The example queries of the manual against the bundled register: the engine, the naive engine and the committed counts
/// agree. `SHEZU_RECORD_EXAMPLES=1` writes the counts of this run into the table instead of comparing them.
@Suite(.serialized) struct ExampleQueryTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static var isRecording: Bool { ProcessInfo.processInfo.environment["SHEZU_RECORD_EXAMPLES"] == "1" }

  @Test func bothEnginesFindTheCommittedCounts() throws {
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
    if Self.isRecording { return try Self.record(counts) }
    for (example, count) in zip(ExampleQuery.all, counts) {
      #expect(count == example.count, "\(example.kind): \(example.query)")
    }
  }

  @Test func fiftyDifferentQueries() {
    #expect(ExampleQuery.all.count == 50)
    #expect(Set(ExampleQuery.all.map { "\($0.kind) \($0.query)" }).count == 50)
    // A bar ends the cell of a Markdown table.
    for example in ExampleQuery.all {
      #expect(!(example.query + example.finds.chinese + example.finds.english).contains("|"))
    }
  }

  private static func record(_ counts: [Int]) throws {
    let source = root.appendingPathComponent("Sources/Catalog/ExampleQueries.swift")
    var text = try String(contentsOf: source, encoding: .utf8)
    for (example, count) in zip(ExampleQuery.all, counts) {
      let literal = example.query.contains("\"") ? "#\"\(example.query)\"#" : "\"\(example.query)\""
      let old = "\"\(example.kind)\", \(example.count), \(literal)"
      #expect(text.contains(old), "\(old)")
      text = text.replacingOccurrences(of: old, with: "\"\(example.kind)\", \(count), \(literal)")
    }
    try text.write(to: source, atomically: false, encoding: .utf8)
  }
}
