import Localization

extension Table {
  /// One value, for drawing and export. References come without the label of what they point at; see `Register.value`.
  public func value(row: Int, field: Int) -> Value {
    let value = storedValue(row: row, field: field)
    guard value == .empty, !unmappedValues.members.isEmpty else { return value }
    let raw = unmappedValues.members(of: row).first { $0.field.map(Int.init) == field }
    return raw.map { .unreadable($0.json) } ?? .empty
  }

  private func storedValue(row: Int, field: Int) -> Value {
    switch columns[field] {
    case .text(let column): return column.validity[row] ? .text(column.string(row)) : .empty
    case .coded(let column): return Self.coded(column.codes[row], column.labels)
    case .number(let column):
      guard column.validity[row] else { return .empty }
      return switch kind.fields[field].type {
      case .money: .money(column.values[row])
      case .integer(_, isYear: true): .year(column.values[row])
      default: .integer(column.values[row])
      }
    case .day(let column):
      return column.days[row] == DayColumn.empty ? .empty : .day(Day(number: column.days[row]))
    case .flag(let column): return column.validity[row] ? .flag(column.values[row]) : .empty
    case .reference(let column): return Self.reference(column, at: row)
    case .list(let column):
      let values = column.range(row).map { position -> Value in
        switch column.elements {
        case .text(let texts): .text(texts.string(position))
        case .coded(let coded): Self.coded(coded.codes[position], coded.labels)
        case .reference(let references): Self.reference(references, at: position)
        }
      }
      return values.isEmpty ? .empty : .list(values)
    }
  }

  private static func coded(_ code: UInt16, _ labels: CodedLabels) -> Value {
    guard code != CodedColumn.empty else { return .empty }
    let ordinal = Int(code)
    return .coded(
      code: ordinal, label: Localized(labels.label(ordinal, .chinese), labels.label(ordinal, .english)),
      written: labels.written(ordinal))
  }

  private static func reference(_ column: ReferenceColumn, at position: Int) -> Value {
    let target = column.rows[position]
    if target == ReferenceColumn.none { return .empty }
    if target == ReferenceColumn.dangling {
      let key = column.unresolved.key(at: position) ?? ""
      return .reference(key: key, row: nil, label: key)
    }
    return .reference(key: "", row: Int(target), label: "")
  }
}

extension Table {
  /// What people call the record: its label field, or its key.
  public func label(_ row: Int) -> String {
    guard case .text(let column) = columns[kind.labelOrdinal] else { return key(row) }
    let name = column.string(row)
    return name.isEmpty ? key(row) : name
  }
}
