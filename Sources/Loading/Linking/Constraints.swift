import Columnar
import Localization

/// Rules that need more than one value, or all of them. Those of a single value are checked where it is read.
enum Constraints {
  /// - Parameter poll: called every few milliseconds; an error that it throws ends the check.
  static func check<Stop: Error>(
    _ table: Table, _ inputs: [Register.Input], _ diagnostics: inout Diagnostics, poll: () throws(Stop) -> Void
  ) throws(Stop) {
    for (field, description) in table.kind.fields.enumerated() {
      for constraint in description.constraints {
        try poll()
        switch constraint {
        case .unique: try checkUnique(table, field, inputs, &diagnostics, poll: poll)
        case .uniqueWith(let others): try checkRepeated(table, field, others, inputs, &diagnostics, poll: poll)
        case .goesWith(let other, let values, let isMutual):
          checkCompany(table, field, other, values, isMutual, inputs, &diagnostics)
        case .holds(let value, _, let fault): checkHolding(table, field, value, fault, inputs, &diagnostics)
        case .notBefore(let other): checkOrder(table, field, other, inputs, &diagnostics)
        case .range(let range) where description.derivation != nil:
          checkRange(table, field, range, inputs, &diagnostics)
        case .matches(_, let fault): try checkRule(table, field, fault, inputs, &diagnostics, poll: poll)
        case .required, .range, .notAfterAsOf: break
        }
      }
    }
  }

  private static func checkUnique<Stop: Error>(
    _ table: Table, _ field: Int, _ inputs: [Register.Input], _ diagnostics: inout Diagnostics,
    poll: () throws(Stop) -> Void
  ) throws(Stop) {
    guard field != table.kind.keyOrdinal, case .text(let column) = table.columns[field] else { return }
    for (row, _) in try duplicates(column, poll: poll) {
      diagnostics.append(
        table.diagnostic(
          .warning, .duplicateKey, row: Int(row), field: field, inputs, found: column.string(Int(row)),
          expected: Expected.uniqueValue))
    }
  }

  private static func duplicates<Stop: Error>(
    _ column: TextColumn, poll: () throws(Stop) -> Void
  ) throws(Stop) -> [(row: UInt32, first: UInt32)] {
    try asking(poll) { KeyIndex(column, workers: 1, while: $0)?.duplicates ?? [] }
  }

  /// Records that share a text with an earlier one, and all the other fields named.
  private static func checkRepeated<Stop: Error>(
    _ table: Table, _ field: Int, _ others: [String], _ inputs: [Register.Input], _ diagnostics: inout Diagnostics,
    poll: () throws(Stop) -> Void
  ) throws(Stop) {
    guard case .text(let column) = table.columns[field] else { return }
    let others = others.compactMap(table.kind.ordinal(of:))
    // By the first row with the text and the other values: many records may share a text and differ in the rest.
    var seen: [Occurrence: UInt32] = [:]
    func occurrence(_ row: UInt32, _ first: UInt32) -> Occurrence {
      Occurrence(first: first, values: others.map { table.value(row: Int(row), field: $0) })
    }
    for (number, (row, first)) in try duplicates(column, poll: poll).enumerated() {
      if number & 4095 == 4095 { try poll() }
      let start = occurrence(first, first)
      if seen[start] == nil { seen[start] = first }
      let own = occurrence(row, first)
      guard let same = seen[own] else {
        seen[own] = row
        continue
      }
      let place = table.place(Int(same), besides: Int(row), inputs)
      diagnostics.append(
        table.diagnostic(
          .warning, .repeatedRecord, row: Int(row), field: field, inputs, found: column.string(Int(row)),
          expected: Expected.once(place)))
    }
  }

  /// A text, as the first row that has it, with the values beside it.
  private struct Occurrence: Hashable {
    let first: UInt32
    let values: [Value]
  }

  private static func checkCompany(
    _ table: Table, _ field: Int, _ other: String, _ values: [String], _ isMutual: Bool,
    _ inputs: [Register.Input], _ diagnostics: inout Diagnostics
  ) {
    guard case .number(let numbers) = table.columns[field], let ordinal = table.kind.ordinal(of: other),
      case .list(let list) = table.columns[ordinal], case .coded(let elements) = list.elements
    else { return }
    var isWanted = [Bool](repeating: false, count: elements.labels.count)
    for code in isWanted.indices { isWanted[code] = values.contains(elements.labels.written(code)) }
    let description = table.kind.fields[ordinal]
    for row in 0..<table.count {
      let range = list.range(row)
      if range.isEmpty { continue }
      let has = range.contains { isWanted[Int(elements.codes[$0])] }
      let isPositive = numbers.validity[row] && numbers.values[row] > 0
      guard isPositive ? !has : has && isMutual else { continue }
      diagnostics.append(
        table.diagnostic(
          .warning, .rule, row: row, field: field, inputs, found: table.foundText(row, field),
          expected: isPositive
            ? Expected.noNumber(without: values, in: description) : Expected.number(with: values, in: description)))
    }
  }

  private static func checkHolding(
    _ table: Table, _ field: Int, _ value: String, _ fault: @Sendable (any RecordReader) -> Localized?,
    _ inputs: [Register.Input], _ diagnostics: inout Diagnostics
  ) {
    guard case .coded(let column) = table.columns[field],
      let code = (0..<column.labels.count).first(where: { column.labels.written($0) == value })
    else { return }
    for row in column.codes.indices where column.codes[row] == UInt16(code) {
      guard let sentence = fault(TableRecord(table: table, row: row)) else { continue }
      diagnostics.append(
        table.diagnostic(
          .warning, .rule, row: row, field: field, inputs, found: table.foundText(row, field), expected: sentence))
    }
  }

  private static func checkOrder(
    _ table: Table, _ field: Int, _ other: String, _ inputs: [Register.Input], _ diagnostics: inout Diagnostics
  ) {
    guard case .day(let later) = table.columns[field], case .day(let earlier)? = table.column(other),
      let otherField = table.kind.ordinal(of: other)
    else { return }
    let expected = Expected.notBefore(table.kind.fields[otherField])
    for row in outOfOrder(later.days, earlier.days) {
      let days = [later.days[row], earlier.days[row]].map { Day(number: $0).description }
      diagnostics.append(
        table.diagnostic(
          .warning, .wrongOrder, row: row, field: field, inputs, found: "\(days[0]) < \(days[1])", expected: expected))
    }
  }

  /// The rows whose later day is before the earlier one. An empty day is before every other, so a missing earlier day
  /// breaks no rule. Some thousand rows are compared before any is looked at: next to none break the rule.
  static func outOfOrder(_ later: [Int32], _ earlier: [Int32]) -> [Int] {
    let (count, empty) = (later.count, DayColumn.empty)
    return later.withUnsafeBufferPointer { later in
      earlier.withUnsafeBufferPointer { earlier in
        guard let later = later.baseAddress, let earlier = earlier.baseAddress else { return [] }
        var rows: [Int] = []
        var start = 0
        while start < count {
          let end = min(start &+ 4096, count)
          var found: Int32 = 0
          var row = start
          while row < end {
            found |= (later[row] < earlier[row] ? 1 : 0) & (later[row] == empty ? 0 : 1)
            row &+= 1
          }
          if found != 0 { rows += (start..<end).filter { later[$0] < earlier[$0] && later[$0] != empty } }
          start = end
        }
        return rows
      }
    }
  }

  private static func checkRange(
    _ table: Table, _ field: Int, _ range: ClosedRange<Int64>, _ inputs: [Register.Input],
    _ diagnostics: inout Diagnostics
  ) {
    guard case .number(let column) = table.columns[field] else { return }
    var isMoney = false
    if case .money = table.kind.fields[field].type { isMoney = true }
    column.validity.forEach { row in
      let value = column.values[row]
      if range.contains(value) { return }
      diagnostics.append(
        table.diagnostic(
          .warning, .outOfRange, row: row, field: field, inputs, found: isMoney ? Money.yuan(value) : String(value),
          expected: Expected.withinRange(range, isMoney: isMoney)))
    }
  }

  private static func checkRule<Stop: Error>(
    _ table: Table, _ field: Int, _ fault: @Sendable (any RecordReader) -> Localized?, _ inputs: [Register.Input],
    _ diagnostics: inout Diagnostics, poll: () throws(Stop) -> Void
  ) throws(Stop) {
    for row in 0..<table.count {
      if row & 4095 == 4095 { try poll() }
      guard let sentence = fault(TableRecord(table: table, row: row)) else { continue }
      diagnostics.append(
        table.diagnostic(
          .warning, .rule, row: row, field: field, inputs, found: table.foundText(row, field), expected: sentence))
    }
  }
}

extension Table {
  /// The place of a record, as a diagnostic about another one gives it: within the same file the pointer is enough.
  fileprivate func place(_ row: Int, besides other: Int, _ inputs: [Register.Input]) -> String {
    guard let origin = origin(row) else { return "" }
    if origin.file == self.origin(other)?.file || !inputs.indices.contains(origin.file) { return origin.pointer }
    return [inputs[origin.file].name, origin.pointer].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A value as a diagnostic quotes it.
  func foundText(_ row: Int, _ field: Int) -> String {
    switch value(row: row, field: field) {
    case .empty: ""
    case .text(let text): text
    case .coded(_, _, let written): written
    case .integer(let number), .year(let number): String(number)
    case .money(let fen): Money.yuan(fen)
    case .day(let day): day.description
    case .flag(let flag): flag ? "true" : "false"
    case .reference(let key, _, let label): key.isEmpty ? label : key
    case .list(let values): "\(values.count)"
    case .unreadable(let json): json
    }
  }
}
