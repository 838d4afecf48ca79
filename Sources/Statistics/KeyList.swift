import Columnar
import HanText
import Localization
import Querying

/// A dictionary encoding of a column for grouping: the distinct values in the order of the groups, and for each row the
/// number of its value. Some values may not occur.
///
///     column    西安  宝鸡  -    西安           values   0: 宝鸡, 1: 西安
///     numbers   1     0     2    1              count    2, also the number of rows without a value
struct KeyList {
  private enum Values {
    /// Numbers are codes.
    case codes(CodedLabels)
    case tree(CodeTree)
    case texts([String])
    case numbers([Int64], isMoney: Bool)
    case days([Int32])
    case months([Int32])
    case weekdays([Int64])
    case ranges([Bins.Bin], isMoney: Bool)
    case flags
    case records([Int], keys: [String], table: Table?)
  }

  private let values: Values
  /// The number of each row, or of each element of a list; `count` if it has no value.
  private let numbers: KeyNumbers
  private let list: ListColumn?
  /// For a tree, the numbers that stand for each number in `numbers`.
  private let chains: [[UInt32]]?

  var count: Int {
    switch values {
    case .codes(let labels): labels.count
    case .tree(let tree): tree.codes.count
    case .texts(let texts): texts.count
    case .numbers(let numbers, _): numbers.count
    case .days(let days): days.count
    case .months(let months): months.count
    case .weekdays(let days): days.count
    case .ranges(let bins, _): bins.count
    case .flags: 2
    case .records(let rows, let keys, _): rows.count + keys.count
    }
  }

  /// The number of each row; nil if a row may have several.
  var single: KeyNumbers? { list == nil && chains == nil ? numbers : nil }

  /// The clause compares the whole date, not the part.
  var dropsPart: Bool { if case .months = values { true } else { false } }

  func forEach(_ row: Int, _ body: (UInt32) -> Void) {
    func add(_ number: UInt32) {
      if let chains { chains[Int(number)].forEach(body) } else { body(number) }
    }
    guard let list else { return add(numbers[row]) }
    for element in list.range(row) { add(numbers[element]) }
  }

  /// Nil when cancelled, which is polled every few milliseconds while texts are sorted.
  init?(_ end: Binder.PathEnd, register: Register, cancelled: () -> Bool) {
    let table = register.tables[end.route.end]
    if let field = end.field {
      self.init(field, of: table, level: end.level, part: end.part, register: register, cancelled: cancelled)
    } else {
      self.init(
        values: .records(Array(0..<table.count), keys: [], table: table),
        numbers: .numbers((0..<table.count).map { UInt32($0) }))
    }
  }

  private init(values: Values, numbers: KeyNumbers) {
    self.values = values
    self.numbers = numbers
    list = nil
    chains = nil
  }

  /// A tree of codes, in which a row counts with every entry above its own; nil for a column of other values.
  init?(treeOf column: Column) {
    var column = column
    if case .list(let lists) = column {
      guard case .coded(let coded) = lists.elements else { return nil }
      list = lists
      column = .coded(coded)
    } else {
      list = nil
    }
    guard case .coded(let coded) = column, coded.labels.book.isTree else { return nil }
    let tree = CodeTree(coded.labels)
    values = .tree(tree)
    chains = tree.chains
    let none = UInt32(coded.labels.count)
    numbers = .numbers(coded.codes.map { UInt32($0) < none ? UInt32($0) : none })
  }

  /// The list of a field, or of a level or part of its values.
  init?(
    _ field: Int, of table: Table, level: String? = nil, part: DatePart? = nil, register: Register,
    cancelled: () -> Bool
  ) {
    chains = nil
    var column = table.columns[field]
    if case .list(let lists) = column {
      list = lists
      switch lists.elements {
      case .text(let texts): column = .text(texts)
      case .coded(let coded): column = .coded(coded)
      case .reference(let references): column = .reference(references)
      }
    } else {
      list = nil
    }
    let type = table.kind.fields[field].type
    let target = type.target.flatMap(register.schema.ordinal(of:)).map { register.tables[$0] }
    guard let listed = Self.list(column, level: level, part: part, type: type, target: target, cancelled) else {
      return nil
    }
    (values, numbers) = listed
  }

  private static func list(
    _ column: Column, level: String?, part: DatePart?, type: FieldType, target: Table?, _ cancelled: () -> Bool
  ) -> (Values, KeyNumbers)? {
    switch column {
    case .coded(let column): return codes(column, level: level)
    case .text(let column): return texts(column, cancelled)
    case .number(let column):
      let (different, numbers) = ordered(column.values.count) { column.validity[$0] ? column.values[$0] : nil }
      return (.numbers(different, isMoney: type.isMoney), .numbers(numbers))
    case .day(let column): return days(column, part: part)
    case .flag(let column):
      let numbers = (0..<column.values.count).map { row -> UInt32 in
        column.validity[row] ? (column.values[row] ? 0 : 1) : 2
      }
      return (.flags, .numbers(numbers))
    case .reference(let column): return records(column, target: target)
    case .list: return (.texts([]), .numbers([]))
    }
  }

  /// The ranges of a column of numbers, or of the years of a column of days.
  init(_ bins: Bins, of column: Column, isMoney: Bool) {
    let none = UInt32(bins.bins.count)
    values = .ranges(bins.bins, isMoney: isMoney)
    list = nil
    chains = nil
    switch column {
    case .number(let column):
      numbers = .numbers(
        (0..<column.values.count).map { column.validity[$0] ? UInt32(bins.number(column.values[$0])) : none })
    case .day(let column):
      numbers = .numbers(
        column.days.map { day in
          day == DayColumn.empty ? none : UInt32(bins.number(Int64(DatePart.year.number(Day(number: day)))))
        })
    default: numbers = .numbers([UInt32](repeating: none, count: column.count))
    }
  }

  private static func codes(_ column: CodedColumn, level: String?) -> (Values, KeyNumbers) {
    let labels = column.labels
    let book = labels.book
    // Undefined codes, the empty one among them, have no value.
    var numbers = [UInt32](repeating: UInt32(labels.count), count: 65_536)
    for code in 0..<labels.count {
      guard let level else {
        numbers[code] = UInt32(code)
        continue
      }
      if code < book.entries.count, let meant = book.ancestor(of: code, at: level) { numbers[code] = UInt32(meant) }
    }
    return (.codes(labels), .codes(column.codes, numbers))
  }

  private static func texts(_ column: TextColumn, _ cancelled: () -> Bool) -> (Values, KeyNumbers)? {
    guard let ranks = Collation.ranks(column, cancelled: cancelled) else { return nil }
    let isEmpty = !ranks.values.contains { $0 != Ranks.empty }
    var first = [UInt32](repeating: .max, count: isEmpty ? 0 : Int(ranks.greatest) + 1)
    for row in 0..<column.count where ranks.values[row] != Ranks.empty {
      let rank = Int(ranks.values[row])
      if first[rank] == .max { first[rank] = UInt32(row) }
    }
    let none = UInt32(first.count)
    var texts: [String] = []
    texts.reserveCapacity(first.count)
    for (rank, row) in first.enumerated() {
      if rank & 8191 == 0, cancelled() { return nil }
      texts.append(row == .max ? "" : column.string(Int(row)))
    }
    return (
      .texts(texts),
      .numbers(ranks.values.map { $0 == Ranks.empty ? none : $0 })
    )
  }

  private static func days(_ column: DayColumn, part: DatePart?) -> (Values, KeyNumbers) {
    func number(_ day: Day) -> Int64 {
      guard let part else { return Int64(day.number) }
      return Int64(part.number(day))
    }
    let (different, numbers) = numbered(column.days, number)
    switch part {
    case nil: return (.days(different.map { Int32($0) }), numbers)
    case .yearMonth: return (.months(different.map { Int32($0) }), numbers)
    case .weekday: return (.weekdays(different), numbers)
    case .year, .month, .day: return (.numbers(different, isMoney: false), numbers)
    }
  }

  /// The distinct values of a function of the days, ascending, and the number of each row.
  private static func numbered(_ days: [Int32], _ number: (Day) -> Int64) -> ([Int64], KeyNumbers) {
    guard let range = DayRange(days) else {
      let (different, numbers) = ordered(days.count) { row in
        days[row] == DayColumn.empty ? nil : number(Day(number: days[row]))
      }
      return (different, .numbers(numbers))
    }
    let table = range.table(number)
    let occurring = range.occurring(in: days)
    let different = Set(table.indices.lazy.filter { occurring[$0] }.map { table[$0] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: different.enumerated().map { ($0.element, UInt32($0.offset)) })
    let none = UInt32(different.count)
    return (different, .days(days, first: range.first, table.map { places[$0] ?? none }, none: none))
  }

  private static func records(_ column: ReferenceColumn, target: Table?) -> (Values, KeyNumbers) {
    let (rows, places) = ordered(column.rows.count) { column.rows[$0] >= 0 ? column.rows[$0] : nil }
    let keys = Array(Set(column.unresolved.keys)).sorted()
    let total = UInt32(rows.count + keys.count)
    var numbers = places.map { $0 == UInt32(rows.count) ? total : $0 }
    let keyPlaces = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset) })
    for (position, key) in zip(column.unresolved.positions, column.unresolved.keys) {
      guard let place = keyPlaces[key] else { continue }
      numbers[Int(position)] = UInt32(rows.count + place)
    }
    return (.records(rows.map { Int($0) }, keys: keys, table: target), .numbers(numbers))
  }

  /// The distinct values, ascending, and for each position the number of its value, or their count if it has none.
  private static func ordered<Value: Hashable & Comparable>(
    _ count: Int, _ value: (Int) -> Value?
  ) -> ([Value], [UInt32]) {
    var different: Set<Value> = []
    for position in 0..<count { if let value = value(position) { different.insert(value) } }
    let sorted = different.sorted()
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element, UInt32($0.offset)) })
    let none = UInt32(sorted.count)
    return (sorted, (0..<count).map { position in value(position).flatMap { places[$0] } ?? none })
  }

  // MARK: - Naming

  private static let weekdays = [
    ("一", "Monday"), ("二", "Tuesday"), ("三", "Wednesday"), ("四", "Thursday"), ("五", "Friday"), ("六", "Saturday"),
    ("日", "Sunday"),
  ]

  /// The label of a key, and the condition that its rows meet, from the operator on.
  func describe(_ number: Int) -> (label: Localized, condition: String) {
    func plain(_ text: String) -> Localized { Localized(text, text) }
    switch values {
    case .codes(let labels):
      let label = Localized(labels.label(number, .chinese), labels.label(number, .english))
      return (label, "=\(Query.value(Spellings.unique(number, in: labels)))")
    case .tree(let tree):
      let code = tree.codes[number]
      let indent = String(repeating: "  ", count: tree.depths[number])
      let label = Localized(indent + tree.labels.label(code, .chinese), indent + tree.labels.label(code, .english))
      return (label, ":\(Query.value(Spellings.unique(code, in: tree.labels)))")
    case .texts(let texts): return (plain(texts[number]), "=\(Query.quoted(texts[number]))")
    case .numbers(let numbers, let isMoney):
      let written = isMoney ? Money.yuan(numbers[number]) : String(numbers[number])
      return (plain(isMoney ? Money.grouped(numbers[number]) : written), "=\(written)")
    case .days(let days):
      let day = Day(number: days[number]).description
      return (plain(day), "=\(day)")
    case .months(let months):
      let year = String(Int(months[number]) / 100)
      let month = Int(months[number]) % 100
      let written = "\(String(repeating: "0", count: max(0, 4 - year.count)))\(year)-\(month < 10 ? "0" : "")\(month)"
      return (plain(written), "=\(written)")
    case .weekdays(let days):
      let index = Int(days[number]) - 1
      return (Localized("星期\(Self.weekdays[index].0)", Self.weekdays[index].1), "=\(days[number])")
    case .ranges(let bins, let isMoney):
      let bounds = bins[number].bounds
      func written(_ number: Int64) -> String { isMoney ? Money.yuan(number) : String(number) }
      let condition =
        bounds.lowerBound == bounds.upperBound
        ? "=\(written(bounds.lowerBound))"
        : bounds.lowerBound == .min
          ? "<=\(written(bounds.upperBound))"
          : bounds.upperBound == .max
            ? ">=\(written(bounds.lowerBound))" : "=\(written(bounds.lowerBound))..\(written(bounds.upperBound))"
      return (bins[number].label, condition)
    case .flags:
      return number == 0 ? (Localized("是", "yes"), "=yes") : (Localized("否", "no"), "=no")
    case .records(let rows, let keys, let table):
      guard number < rows.count, let table else {
        let key = keys[number - rows.count]
        return (plain(key), "=\(Query.value(key))")
      }
      return (plain(table.label(rows[number])), "=\(Query.value(table.key(rows[number])))")
    }
  }
}

extension FieldType {
  var isDate: Bool { if case .date = self { true } else { false } }
  var isMoney: Bool { if case .money = self { true } else { false } }
}
