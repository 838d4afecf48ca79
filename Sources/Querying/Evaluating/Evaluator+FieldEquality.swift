import Columnar

// `field=field(other)`: compares two fields of the same type, row by row.
extension Evaluator {
  func equalFields(_ left: FieldPath, _ right: FieldPath, kind: Int, negated: Bool) -> Bitmap {
    let count = register.tables[kind].count
    var result = Bitmap(count: count)
    let first = FieldPathReader(register: register, site: left)
    let second = FieldPathReader(register: register, site: right)
    for row in 0..<count {
      guard let one = first.value(row), let other = second.value(row) else { continue }
      if (one == other) != negated { result[row] = true }
    }
    return result
  }
}

/// Reads the value at the end of a route of single steps, in a form that can be compared.
private struct FieldPathReader {
  let traversal: RouteTraversal
  let column: Column

  init(register: Register, site: FieldPath) {
    traversal = RouteTraversal(register: register, route: site.route)
    column = register.tables[site.route.end].columns[site.field]
  }

  enum Key: Equatable {
    case bytes(ArraySlice<UInt8>)
    case text(String)
    case number(Int64)
  }

  func value(_ origin: Int) -> Key? {
    guard let row = traversal.route.steps.isEmpty ? origin : traversal.reached(from: origin).first else { return nil }
    switch column {
    case .text(let column): return column.validity[row] ? .bytes(column.foldedBytes(row)) : nil
    case .coded(let column):
      guard column.codes[row] != CodedColumn.empty else { return nil }
      return .text(column.labels.written(Int(column.codes[row])))
    case .number(let column): return column.validity[row] ? .number(column.values[row]) : nil
    case .day(let column): return column.days[row] == DayColumn.empty ? nil : .number(Int64(column.days[row]))
    case .flag(let column): return column.validity[row] ? .number(column.values[row] ? 1 : 0) : nil
    case .reference(let column):
      switch column.rows[row] {
      case ReferenceColumn.none: return nil
      case ReferenceColumn.dangling: return column.unresolved.key(at: row).map { .text($0) }
      default: return .number(Int64(column.rows[row]))
      }
    case .list: return nil
    }
  }
}
