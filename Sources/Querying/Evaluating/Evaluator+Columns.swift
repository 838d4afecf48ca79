import Columnar
import HanText

// Leaves of a plan: one test over one column, with one `switch` a column.
extension Evaluator {
  /// The rows of `kind` for which the test is true, or, if `negated`, false. Rows without a value are in neither.
  ///
  /// A list is a set: the test is true if it is true for some element, else false; also for the empty list.
  func tested(
    _ test: ValueTest, kind: Int, field: Int, negated: Bool, within: Bitmap?
  ) throws(Stop) -> Bitmap {
    let column = register.tables[kind].columns[field]
    if case .list(let list) = column {
      let elements = try tested(test, elements: list.elements, target: target(kind, field))
      return complement(list.rows(holding: elements), if: negated)
    }
    let met = try tested(test, column: column, target: target(kind, field), negated: negated, within: within)
    if case .codes = test { return met }
    guard negated else { return met }
    var rows = column.filled
    rows.subtract(met)
    return rows
  }

  private func target(_ kind: Int, _ field: Int) -> Int? {
    register.schema.kinds[kind].fields[field].type.target.flatMap(register.schema.ordinal(of:))
  }

  private func tested(_ test: ValueTest, elements: ListColumn.Elements, target: Int?) throws(Stop) -> Bitmap {
    let column: Column =
      switch elements {
      case .text(let column): .text(column)
      case .coded(let column): .coded(column)
      case .reference(let column): .reference(column)
      }
    return try tested(test, column: column, target: target, negated: false, within: nil)
  }

  private func tested(
    _ test: ValueTest, column: Column, target: Int?, negated: Bool, within: Bitmap?
  ) throws(Stop) -> Bitmap {
    switch (column, test) {
    case (.text(let column), .text(let test)): return try texts(test, column, within: negated ? nil : within)
    case (.coded(let column), .codes(let test)):
      return Self.rows(of: column, in: negated ? test.no : test.yes)
    case (.number(let column), .ranges(let ranges)):
      var result = Self.within(ranges, column.values)
      result.formIntersection(column.validity)
      return result
    case (.day(let column), .ranges(let ranges)):
      return Self.within(ranges, column.days)
    case (.flag(let column), .flag(let wanted)):
      var result = column.values
      if wanted.count != 1 { result = Bitmap(count: column.values.count, filled: !wanted.isEmpty) }
      if wanted == [false] { result.invert() }
      result.formIntersection(column.validity)
      return result
    case (.reference(let column), .record(let test)):
      return try references(test, column, target: target)
    default: return Bitmap(count: column.count)
    }
  }

  /// The rows whose code has a 1 in the table, which has a byte for each 16-bit code.
  static func rows(of column: CodedColumn, in table: [UInt8]) -> Bitmap {
    table.withUnsafeBufferPointer { table in Bitmap(column.codes, bit: { UInt64(table[Int($0)]) }) }
  }

  private static func within(_ ranges: [ClosedRange<Int64>], _ numbers: Numbers) -> Bitmap {
    var result = Bitmap(count: numbers.count)
    for range in ranges {
      let (low, high) = (range.lowerBound, range.upperBound)
      let rows: Bitmap
      switch numbers.storage {
      case .wide(let values): rows = Bitmap(values, where: { $0 >= low && $0 <= high })
      case .narrow(let values):
        if low > Int64(Int32.max) || high < Int64(Int32.min) { continue }
        let (low, high) = (Int32(clamping: low), Int32(clamping: high))
        rows = Bitmap(values, where: { $0 >= low && $0 <= high })
      }
      if ranges.count == 1 { return rows }
      result.formUnion(rows)
    }
    return result
  }

  /// The empty day is the least number and in no range.
  private static func within(_ ranges: [ClosedRange<Int64>], _ days: [Int32]) -> Bitmap {
    var result = Bitmap(count: days.count)
    for range in ranges {
      let low = Int32(clamping: max(range.lowerBound, Int64(DayColumn.empty) + 1))
      let high = Int32(clamping: range.upperBound)
      let rows = Bitmap(days, where: { $0 >= low && $0 <= high })
      if ranges.count == 1 { return rows }
      result.formUnion(rows)
    }
    return result
  }

  // MARK: - Texts

  func texts(_ test: TextTest, _ column: TextColumn, within: Bitmap? = nil) throws(Stop) -> Bitmap {
    if let pattern = test.pattern {
      return try Scan.matches(pattern, in: column, within: within) { () throws(Stop) in try poll() }
    }
    if test.mode != .contains { return Scan.matches(test.needles, whole: test.mode == .whole, in: column) }
    var result = Bitmap(count: column.count)
    for needle in test.needles {
      if needle.isEmpty {
        result.formUnion(column.validity)
      } else {
        result.formUnion(
          try Scan.contains(needle, in: column, within: within) { () throws(Stop) in try poll() }.rows)
      }
    }
    return result
  }

  /// The positions whose referenced record, or whose key if there is no such record, meets the test.
  private func references(_ test: TextTest, _ column: ReferenceColumn, target: Int?) throws(Stop) -> Bitmap {
    let meant = try target.map { (target) throws(Stop) in try records(test, kind: target) }
    var result = meant.map { Self.positions(of: column.rows, in: $0) } ?? Bitmap(count: column.rows.count)
    for (position, key) in zip(column.unresolved.positions, column.unresolved.keys)
    where try Self.matches(test, key: key) {
      result[Int(position)] = true
    }
    return result
  }

  /// The records of a kind that a text denotes, by a prefix of the key (or the whole key) or by the name.
  func records(_ test: TextTest, kind: Int) throws(Stop) -> Bitmap {
    let table = register.tables[kind]
    var result = Bitmap(count: table.count)
    if test.pattern == nil, case .text(let keys) = table.columns[table.kind.keyOrdinal] {
      result.formUnion(Scan.matches(test.needles, whole: test.mode == .whole, in: keys))
    }
    guard case .text(let names) = table.columns[table.kind.labelOrdinal] else { return result }
    var byName = test
    if byName.mode == .begins { byName.mode = .contains }
    result.formUnion(try texts(byName, names))
    return result
  }

  private static func matches(_ test: TextTest, key: String) throws(Stop) -> Bool {
    var key = key
    if let pattern = test.pattern {
      do {
        return try key.withUTF8 { (bytes) throws(Pattern.MatchLimitExceeded) in
          try Pattern.Matcher(pattern).match(bytes) != nil
        }
      } catch {
        throw .matchLimit(pattern: pattern.text)
      }
    }
    let folded = Array(Folding.fold(key).utf8)
    return test.needles.contains { test.mode == .whole ? folded == $0 : folded.starts(with: $0) }
  }
}
