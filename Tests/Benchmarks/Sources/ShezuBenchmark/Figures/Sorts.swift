import CFloors
import Columnar
import Glibc
import Querying

extension Figure {
  /// Orders of a whole table: by date, code and amount beside a radix sort in C, by name beside coreutils.
  static let sorts = Figure(name: "sorts", help: "sorts beside a radix sort in C and coreutils sort") { bench in
    let register = try bench.corpus.register()
    let kind = try register.ordinal("organizations")
    let table = register.tables[kind]
    let all = Bitmap(count: table.count, filled: true)
    func sort(_ field: String, _ orders: OrderCache) throws -> [UInt32] {
      guard let ordinal = table.kind.ordinal(of: field) else { throw BenchmarkError("no field \(field)") }
      return Ordering.sort(rows: all, keys: [SortKey(field: ordinal)], register: register, kind: kind, orders: orders)
        ?? []
    }
    var rows: [Row] = []
    for field in ["registeredOn", "region", "capital"] {
      let keys = try SortKeys(table, field)
      guard try sort(field, OrderCache()) == keys.sorted() else {
        throw BenchmarkError("\(field): another order than C's")
      }
      rows.append(
        try bench.row(
          "sort by \(field)", budget: 3,
          ours: Bench.Subject(field) { try milliseconds { try sort(field, OrderCache()) } },
          floor: Bench.Subject("C radix, keys at hand") { milliseconds { keys.sorted() } }))
    }
    rows.append(try byText(bench, table, "name", "pinyin order", sort))
    // Texts of ASCII alone are in the order of their bytes.
    rows.append(try byText(bench, table, "creditCode", "the order of bytes", sort))
    for field in ["registeredOn", "name"] {
      let kept = OrderCache()
      let sample = try bench.measure([Bench.Subject(field) { try milliseconds { try sort(field, kept) } }])[0]
      rows.append(Row("a second sort by \(field)", ours: sample, budget: 50))
    }
    return rows
  }

  /// By texts: the order of the screen beside coreutils' order of the same texts in bytes.
  private static func byText(
    _ bench: Bench, _ table: Table, _ field: String, _ order: String,
    _ sort: (String, OrderCache) throws -> [UInt32]
  ) throws -> Row {
    let path = "\(bench.corpus.root)/\(field)"
    defer { for file in [path, path + ".sorted"] { unlink(file) } }
    try SourceFile.writeTexts(of: table, field, to: path)
    let samples = try withoutActuallyEscaping(sort) { sort in
      try bench.measure([
        Bench.Subject(field) { try milliseconds { try sort(field, OrderCache()) } },
        Bench.Subject("sort --parallel=2, LC_ALL=C") {
          let words = ["/usr/bin/env", "LC_ALL=C", "sort", "--parallel=2", "-S", "50%", path]
          let ending = try Programs.run(words, output: path + ".sorted")
          guard ending.status == 0 else { throw BenchmarkError("sort ended with \(ending.status)") }
          return ending.milliseconds
        },
      ])
    }
    return Row(
      "sort by \(field), \(order)", ours: samples[0], floor: samples[1], budget: 0.5,
      note: "ours computes the order from nothing each time; coreutils as a whole process")
  }
}

/// The keys of a column as C sorts them; empty values last.
private enum SortKeys {
  case small([UInt32])
  case large([UInt64])

  init(_ table: Table, _ field: String) throws {
    switch table.column(field) {
    case .day(let column)?:
      let least = column.days.filter { $0 != DayColumn.empty }.min() ?? 0
      self = .small(
        column.days.map { $0 == DayColumn.empty ? 0x00FF_FFFF : UInt32(truncatingIfNeeded: Int64($0) - Int64(least)) })
    case .coded(let column)?: self = .small(column.codes.map { UInt32($0) })
    case .number(let column)?:
      let least = column.values.min() ?? 0
      self = .large(
        column.values.enumerated().map { row, value in
          column.validity[row] ? UInt64(bitPattern: value &- least) : 1 << 60
        })
    default: throw BenchmarkError("\(field) has no keys")
    }
  }

  func sorted() -> [UInt32] {
    switch self {
    case .small(let keys):
      return [UInt32](unsafeUninitializedCapacity: keys.count) { buffer, count in
        count = buffer.baseAddress.map { floor_radix32(keys, keys.count, $0) } == 0 ? keys.count : 0
      }
    case .large(let keys):
      return [UInt32](unsafeUninitializedCapacity: keys.count) { buffer, count in
        count = buffer.baseAddress.map { floor_radix64(keys, keys.count, $0) } == 0 ? keys.count : 0
      }
    }
  }
}
