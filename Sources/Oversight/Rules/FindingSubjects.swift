import Columnar

/// The subject of each record: the record of the schema's first kind that it refers to.
struct FindingSubjects {
  private let columns: [Column?]

  init(_ register: Register) {
    let spine = register.schema.kinds.first?.name
    columns = register.schema.kinds.enumerated().map { kind, description in
      description.fields.firstIndex { $0.type.target == spine }.map { register.tables[kind].columns[$0] }
    }
  }

  func row(kind: Int, row: Int) -> Int? {
    if kind == 0 { return row }
    let target: Int32
    switch columns[kind] {
    case .reference(let column): target = column.rows[row]
    case .list(let list):
      guard case .reference(let column) = list.elements, let first = list.range(row).first else { return nil }
      target = column.rows[first]
    default: return nil
    }
    return target >= 0 ? Int(target) : nil
  }
}
