import CSQLite
import Exports
import Foundation
import RandomSupport
import RegisterSamples
import SQL
import Testing

@testable import Columnar
@testable import Querying

/// The statements of random queries, run by SQLite over an exported register, select the rows that the engine selects.
@Suite struct SQLAgreementTests {
  @Test(arguments: 0..<4) func sqliteAgreesWithTheEngine(shard: Int) throws {
    var answered = 0
    var refused = 0
    for round in 0..<30 {
      let seed = UInt64(shard) << 32 | UInt64(round + 1)
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: random.pick([2, 10, 30, 70]))
      let database = try ExportedDatabase(register)
      var generator = QueryGenerator(seed: seed ^ 0xABCD)
      for _ in 0..<50 {
        let kind = random.below(register.schema.kinds.count)
        let text = generator.query(kind)
        let filter = try Filter.compile(
          text, in: QueryContext(register: register, kind: kind, today: SampleRegister.today))
        let key = register.schema.kinds[kind].keyOrdinal
        let statement: SQLStatement
        do throws(SQLRefusal) {
          statement = try SQLStatement(filter, dialect: .sqlite, columns: [key], order: [])
        } catch {
          refused += 1
          continue
        }
        let found = try #require(try filter.rows()).rows.map { row -> String in
          guard case .text(let key) = register.value(kind: kind, row: Int(row), field: key) else { return "" }
          return key
        }
        let selected = try database.first(statement.text)
        answered += 1
        guard selected.sorted() != found.sorted() else { continue }
        Issue.record(
          "seed \(seed): \(text)\n\(statement.text)engine \(found)\nsqlite \(selected)")
        return
      }
    }
    #expect(answered > 700 && refused > 50, "\(answered) answered, \(refused) refused")
  }

  /// The order of numbers, days, flags, codes and vocabularies, empty values last.
  @Test func sqliteSortsAsTheEngine() throws {
    var random = SplitMix64(seed: 77)
    for _ in 0..<20 {
      let register = SampleRegister.random(&random)
      let database = try ExportedDatabase(register)
      for (kind, description) in register.schema.kinds.enumerated() {
        let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
        let filter = try Filter.compile("", in: context)
        for (field, described) in description.fields.enumerated() {
          for descending in [false, true] {
            let level = SortKey(field: field, descending: descending)
            guard
              let statement = try? SQLStatement(
                filter, dialect: .sqlite, columns: [description.keyOrdinal], order: [level])
            else {
              switch described.type {
              case .text, .reference, .list: continue
              default: Issue.record("\(described.name) is refused")
              }
              continue
            }
            let all = try #require(try filter.rows())
            let rows = try #require(
              Ordering.sort(rows: all, keys: [level], register: register, kind: kind, orders: OrderCache()))
            let text = statement.text.replacing("DESC;", with: "DESC, rowid;")
            let keys = try database.first(text.hasSuffix("rowid;\n") ? text : String(text.dropLast(2)) + ", rowid;")
            // Values outside a vocabulary follow it in no order.
            var unordered: Set<String> = []
            let expected = rows.map { row -> String in
              guard
                case .text(let key) = register.value(kind: kind, row: Int(row), field: description.keyOrdinal)
              else { return "" }
              if case .coded(let column) = register.tables[kind].columns[field], column.codes[Int(row)] != .max,
                Int(column.codes[Int(row)]) >= column.labels.book.entries.count
              {
                unordered.insert(key)
              }
              return key
            }
            #expect(keys.sorted() == expected.sorted())
            let ordered = { (keys: [String]) in keys.filter { !unordered.contains($0) } }
            #expect(ordered(keys) == ordered(expected), "\(described.name) \(descending)")
          }
        }
      }
    }
  }

  @Test func whatCannotBeSaidIsRefused() throws {
    var random = SplitMix64(seed: 5)
    let register = SampleRegister.random(&random)
    let items = try #require(register.schema.ordinal(of: "items"))
    let context = QueryContext(register: register, kind: items, today: SampleRegister.today)
    func refusal(_ text: String, _ dialect: SQLDialect = .sqlite, order: String? = nil) throws -> SQLRefusal? {
      let filter = try Filter.compile(text, in: context)
      let order = try order.map { try SortKey.parse($0, kind: items, schema: register.schema) } ?? []
      do throws(SQLRefusal) {
        _ = try SQLStatement(filter, dialect: dialect, columns: [0], order: order)
        return nil
      } catch {
        return error
      }
    }
    #expect(try refusal("bj") == .sound)
    #expect(try refusal("\"bj\"") == nil)
    #expect(try refusal("title~\"^a\"") == .pattern)
    #expect(try refusal("opened+5wd<closed") == .workdays)
    #expect(try refusal("count(events)>1", .clickhouse) == .correlated)
    #expect(try refusal("", order: "title") == .textOrder(field: register.schema.kinds[items].fields[1].title))
    #expect(try refusal("region:宝鸡", .postgresql) == nil)
  }
}

/// A register as a SQLite database, removed at the end.
private final class ExportedDatabase {
  private let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString + ".sqlite"
  private var handle: OpaquePointer?

  init(_ register: Register) throws {
    let views = register.schema.kinds.indices.map { kind in
      ExportView(
        register: register, kind: kind, rows: Array(0..<UInt32(register.tables[kind].count)),
        columns: Array(register.schema.kinds[kind].fields.indices), language: .chinese)
    }
    _ = try FileTarget(path: path, overwrites: false).write { (sink: inout any ByteSink) throws(ExportError) in
      try Exporter.write(views, as: .sqlite, to: &sink)
    }
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
  }

  deinit {
    sqlite3_close(handle)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The first column of the result.
  func first(_ text: String) throws -> [String] {
    var statement: OpaquePointer?
    let prepared = sqlite3_prepare_v2(handle, text, -1, &statement, nil)
    try #require(prepared == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))\n\(text)")
    defer { sqlite3_finalize(statement) }
    var values: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      values.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return values
  }
}
