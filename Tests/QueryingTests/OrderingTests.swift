import HanText
import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

@Suite struct OrderingTests {
  /// A number or text to compare by; nil for empty.
  private enum Key: Equatable {
    case number(Int64)
    case text([UInt16], [UInt8])
    /// After all values.
    case last

    static func isBefore(_ left: Key, _ right: Key) -> Bool {
      switch (left, right) {
      case (.number(let first), .number(let second)): first < second
      case (.text(let first, let a), .text(let second, let b)):
        first != second ? first.lexicographicallyPrecedes(second) : a.lexicographicallyPrecedes(b)
      case (.text, .last), (.number, .last): true
      default: false
      }
    }
  }

  private func key(_ register: Register, _ kind: Int, _ row: Int, _ field: Int) -> Key? {
    key(register.value(kind: kind, row: row, field: field), register, register.schema.kinds[kind].fields[field].type)
  }

  private func key(_ value: Value, _ register: Register, _ type: FieldType) -> Key? {
    switch value {
    case .empty, .unreadable: return nil
    case .text(let text): return .text(Pinyin.sortKey(of: text), Array(Folding.fold(text).utf8))
    case .coded(let code, _, _): return .number(Int64(code))
    case .integer(let number), .year(let number), .money(let number): return .number(number)
    case .day(let day): return .number(Int64(day.number))
    case .flag(let flag): return .number(flag ? 1 : 0)
    case .reference(_, let row, _):
      guard let row, let target = type.target.flatMap(register.table) else { return .last }
      let name = target.value(row: row, field: target.kind.labelOrdinal)
      return key(name, register, .text) ?? .last
    case .list(let values): return values.first.flatMap { key($0, register, type) }
    }
  }

  private func isOrdered(_ left: Key?, _ right: Key?, descending: Bool) -> Bool? {
    switch (left, right) {
    case (nil, nil): nil
    case (nil, _): false
    case (_, nil): true
    case (let first?, let second?):
      first == second ? nil : descending ? Key.isBefore(second, first) : Key.isBefore(first, second)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func sortAgreesWithComparison(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let register = SampleRegister.random(&random, limit: 120)
    let kind = random.below(3)
    let count = register.tables[kind].count
    let fields = register.schema.kinds[kind].fields
    var rows = Bitmap(count: count)
    let share = random.pick([5, 40, 70, 100])
    for row in 0..<count where random.chance(share) { rows[row] = true }
    let orders = OrderCache()
    for _ in 0..<8 {
      let keys = (0..<1 + random.below(3)).map { _ in
        SortKey(field: random.below(fields.count), descending: random.chance(50))
      }
      let expected = rows.rows.sorted { left, right in
        for key in keys {
          let first = self.key(register, kind, Int(left), key.field)
          let second = self.key(register, kind, Int(right), key.field)
          if let before = isOrdered(first, second, descending: key.descending) { return before }
        }
        return left < right
      }
      // The first sort may sort the rows alone; a repeated one filters the cached order of the table.
      let order = Ordering.sort(rows: rows, keys: keys, register: register, kind: kind, orders: orders)
      for _ in 0..<2 {
        #expect(Ordering.sort(rows: rows, keys: keys, register: register, kind: kind, orders: orders) == order)
      }
      let names = keys.map { "\($0.descending ? "-" : "")\(fields[$0.field].name)" }
      #expect(order == expected, "\(names)")
    }
  }

  /// Many texts with long common prefixes, for several words of the radix sort.
  @Test func sortOrdersManyLongTexts() throws {
    var random = SplitMix64(seed: 4)
    var builder = TableBuilder(SampleRegister.groups)
    let pieces = ["陕西省", "宝鸡市", "汉中市", "养老", "协会", "服务中心", "a", "B", "１", "银行"]
    for row in 0..<10_000 {
      let text = (0..<random.below(7)).map { _ in random.pick(pieces) }.joined()
      builder.append(["id": .text("G\(row)"), "name": random.chance(5) ? .empty : .text(text)])
    }
    let table = builder.table()
    guard case .text(let column) = table.columns[1] else { return }
    let ranks = try #require(Collation.ranks(column))
    let rows = (0..<table.count).filter { column.validity[$0] }
    let keys = rows.map { (Pinyin.sortKey(of: column.string($0)), Array(column.foldedBytes($0))) }
    let order = rows.indices.sorted { ranks.values[rows[$0]] < ranks.values[rows[$1]] }
    for (before, after) in zip(order, order.dropFirst()) {
      let (left, right) = (keys[before], keys[after])
      let isEqual = left == right
      #expect(isEqual == (ranks.values[rows[before]] == ranks.values[rows[after]]))
      #expect(
        isEqual
          || (left.0 != right.0 ? left.0.lexicographicallyPrecedes(right.0) : left.1.lexicographicallyPrecedes(right.1))
      )
    }
  }

  /// Cancellation at any poll gives no partial order.
  @Test func textSortStopsAtEveryPoll() throws {
    var random = SplitMix64(seed: 5)
    var builder = TableBuilder(SampleRegister.groups)
    for row in 0..<20_000 {
      builder.append(["id": .text("G\(row)"), "name": .text("陕西省\(random.below(100_000))协会")])
    }
    guard case .text(let column) = builder.table().columns[1] else { return }
    var questions = 0
    func isAsked(_ limit: Int) -> Bool {
      questions += 1
      return questions > limit
    }
    #expect(Collation.ranks(column, cancelled: { isAsked(.max) })?.values == Collation.ranks(column)?.values)
    #expect(questions > 5)
    for limit in 0..<5 {
      questions = 0
      #expect(Collation.ranks(column, cancelled: { isAsked(limit) }) == nil)
      #expect(questions == limit + 1)
    }
  }

  @Test func sortOrdersNumbersOfAllSizes() throws {
    var builder = TableBuilder(SampleRegister.groups)
    let numbers: [Int64] = [.max, .min, 0, -1, 1, .max - 1, .min + 1, 5_000_000_000]
    for (row, number) in numbers.enumerated() { builder.append(["id": .text("\(row)"), "size": .integer(number)]) }
    builder.append(["id": .text("x")])
    let register = Register(
      schema: Schema(kinds: [SampleRegister.groups]), card: .init(), tables: [builder.table()], present: [0])
    let order = try #require(
      Ordering.sort(
        rows: Bitmap(count: 9, filled: true), keys: [SortKey(field: 3)], register: register, kind: 0,
        orders: OrderCache()))
    #expect(order.dropLast().map { numbers[Int($0)] } == numbers.sorted() && order.last == 8)
  }

  /// Levels of more bits than a word has, in both directions, with empty values.
  @Test func sortOrdersByMoreThanOneWord() {
    var random = SplitMix64(seed: 8)
    var builder = TableBuilder(SampleRegister.items)
    var values: [[Int64?]] = []
    for row in 0..<3_000 {
      let numbers = (0..<3).map { level -> Int64? in
        random.chance(10)
          ? nil
          : level == 0
            ? Int64(random.below(3)) - 1 : Int64(bitPattern: random.next()) >> Int64(random.pick([0, 1, 60]))
      }
      values.append(numbers)
      var record: [String: Value] = ["code": .text("\(row)")]
      for (name, number) in zip(["amount", "paid"], numbers) { if let number { record[name] = .money(number) } }
      if let number = numbers[2] { record["members"] = .integer(number) }
      builder.append(record)
    }
    let register = Register(
      schema: Schema(kinds: [SampleRegister.items]), card: .init(), tables: [builder.table()], present: [0])
    for signs in 0..<8 {
      let keys = [3, 4, 5].enumerated().map { SortKey(field: $1, descending: signs >> $0 & 1 == 1) }
      let expected = values.indices.sorted { left, right in
        for level in 0..<3 where values[left][level] != values[right][level] {
          guard let first = values[left][level] else { return false }
          guard let second = values[right][level] else { return true }
          return keys[level].descending ? first > second : first < second
        }
        return left < right
      }
      let order = Ordering.sort(
        rows: Bitmap(count: values.count, filled: true), keys: keys, register: register, kind: 0, orders: OrderCache())
      #expect(order?.map(Int.init) == expected)
    }
  }

  @Test func cacheKeepsTheMostRecentlyUsedOrders() {
    let orders = OrderCache()
    func key(_ field: Int) -> OrderCache.Key { .init(kind: 0, levels: [SortKey(field: field)]) }
    for field in 0..<8 { orders.keep([UInt32(field)], as: key(field)) }
    #expect(orders.order(key(0)) == [0])
    orders.keep([8], as: key(8))
    #expect(orders.order(key(0)) == [0] && orders.order(key(1)) == nil && orders.order(key(8)) == [8])
    #expect(!orders.wasRequested(key(3)) && orders.wasRequested(key(3)))
  }

  @Test func sortKeysParse() throws {
    let keys = try SortKey.parse("-opened, 标题,members", kind: 1, schema: SampleRegister.schema)
    #expect(keys == [SortKey(field: 6, descending: true), SortKey(field: 1), SortKey(field: 5)])
    #expect(throws: QueryError.self) { try SortKey.parse("nothing", kind: 1, schema: SampleRegister.schema) }
  }

  /// Enough rows for several threads.
  @Test(arguments: [0, 1, 5, 262_144, 262_145, 400_003])
  func pickedRowsKeepTheirOrder(count: Int) {
    var random = SplitMix64(seed: 9)
    let order = (0..<UInt32(count)).shuffled(using: &random)
    for share in [0, 1, 50, 100] {
      var rows = Bitmap(count: count)
      for row in 0..<count where Int.random(in: 1...100, using: &random) <= share { rows[row] = true }
      #expect(Ordering.picked(rows, population: rows.population, from: order) == order.filter { rows[Int($0)] })
    }
  }
}
