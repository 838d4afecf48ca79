extension Register {
  /// One value with references resolved to the key and the name of the record they point at.
  public func value(kind: Int, row: Int, field: Int) -> Value {
    let value = tables[kind].value(row: row, field: field)
    guard let target = tables[kind].kind.fields[field].type.target.flatMap(schema.ordinal(of:)) else { return value }
    return resolved(value, in: tables[target])
  }

  private func resolved(_ value: Value, in target: Table) -> Value {
    switch value {
    case .reference(_, let row?, _): .reference(key: target.key(row), row: row, label: target.label(row))
    case .list(let values): .list(values.map { resolved($0, in: target) })
    default: value
    }
  }
}
