import Columnar

/// What the records of a table hold in one field, all together. It decides which columns are shown before the user chooses.
public enum FieldContent: Sendable, Equatable {
  /// No record has a value.
  case empty
  /// All records have the same value.
  case constant
  /// Values differ, but most records have none.
  case sparse
  case varied

  /// With fewer records, equal values say nothing about the field.
  private static let leastRecords = 3

  /// O(rows) for a field without differences; for others, up to the first difference.
  ///
  /// - Parameter isMostlyFilled: whether most records have a value, judged by some of them.
  init(_ table: Table, field: Int, isMostlyFilled: Bool) {
    let varied = isMostlyFilled ? FieldContent.varied : .sparse
    let hasUnreadable = table.unmappedValues.members.contains { $0.field.map(Int.init) == field }
    guard table.count >= Self.leastRecords, !hasUnreadable else {
      self = varied
      return
    }
    func content<Value: Equatable>(_ value: (Int) -> Value?) -> FieldContent {
      let first = value(0)
      for row in 1..<table.count where value(row) != first { return varied }
      return first == nil ? .empty : .constant
    }
    switch table.columns[field] {
    case .text(let column):
      if let codes = column.codes {
        self = content { column.validity[$0] ? codes[$0] : nil }
      } else {
        self = content { column.validity[$0] ? column.string($0) : nil }
      }
    case .coded(let column): self = content { column.codes[$0] == CodedColumn.empty ? nil : column.codes[$0] }
    case .number(let column): self = content { column.validity[$0] ? column.values[$0] : nil }
    case .day(let column): self = content { column.days[$0] == DayColumn.empty ? nil : column.days[$0] }
    case .flag(let column): self = content { column.validity[$0] ? column.values[$0] : nil }
    case .reference(let column):
      // Keys without a record are not compared.
      self = content { row -> Int32? in
        switch column.rows[row] {
        case ReferenceColumn.none: nil
        case ReferenceColumn.dangling: -2 - Int32(truncatingIfNeeded: row)
        case let target: target
        }
      }
    case .list(let column):
      self = (0..<table.count).allSatisfy { column.range($0).isEmpty } ? .empty : varied
    }
  }
}
