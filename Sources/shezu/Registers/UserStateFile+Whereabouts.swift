import Interface
import JSON

/// Where the last session ended, as the member `left` of the file.
///
/// `{"tab": "organizations", "tables": {"organizations": [{"kind": "organizations", "filter": "宝鸡", "sort": ["-capital"],
/// "columns": [{"field": "name", "width": 30}], "frozen": 1, "record": "51…", "position": 4, "field": "name"}]}}`
extension UserStateFile {
  static func value(of left: Whereabouts) -> JSONValue {
    var object = JSONValue.Object()
    if let tab = left.tab { object["tab"] = .string(tab) }
    object["tables"] = .object(
      JSONValue.Object(left.trails.keys.sorted().map { ($0, .array((left.trails[$0] ?? []).map(value))) }))
    return .object(object)
  }

  private static func value(of table: Whereabouts.LeftTable) -> JSONValue {
    func number(_ value: Int) -> JSONValue { .number(JSONValue.Number(Int64(value))) }
    var object = JSONValue.Object([("kind", .string(table.kind))])
    switch table.origin {
    case nil: break
    case .record(let key): object["of"] = .object(JSONValue.Object([("key", .string(key))]))
    case .related(let field, let kind, let key):
      object["of"] = .object(
        JSONValue.Object([("kind", .string(kind)), ("key", .string(key)), ("field", .string(field))]))
    }
    object["filter"] = .string(table.filter)
    if let sort = table.sort { object["sort"] = .array(sort.map { .string($0) }) }
    if !table.columns.isEmpty {
      object["columns"] = .array(
        table.columns.map { column in
          var member = JSONValue.Object([("field", .string(column.field))])
          if let width = column.width { member["width"] = number(width) }
          return .object(member)
        })
      object["frozen"] = number(table.frozen)
    }
    object["record"] = .string(table.record)
    object["position"] = number(table.position)
    if let field = table.field { object["field"] = .string(field) }
    return .object(object)
  }

  /// Nil if the value is not an object. A table that cannot be understood ends its trail.
  static func whereabouts(from value: JSONValue) -> Whereabouts? {
    guard let object = value.object else { return nil }
    var left = Whereabouts(tab: object["tab"]?.string)
    for (name, tables) in object["tables"]?.object?.members ?? [] {
      var trail: [Whereabouts.LeftTable] = []
      for value in tables.array ?? [] {
        guard let table = table(from: value) else { break }
        trail.append(table)
      }
      if !trail.isEmpty { left.trails[name] = trail }
    }
    return left
  }

  private static func table(from value: JSONValue) -> Whereabouts.LeftTable? {
    guard let kind = value["kind"]?.string else { return nil }
    var table = Whereabouts.LeftTable(kind: kind)
    if let origin = value["of"] {
      guard let key = origin["key"]?.string else { return nil }
      if let field = origin["field"]?.string, let other = origin["kind"]?.string {
        table.origin = .related(field: field, kind: other, key: key)
      } else {
        table.origin = .record(key: key)
      }
    }
    table.filter = value["filter"]?.string ?? ""
    table.sort = value["sort"].map(strings)
    table.columns = (value["columns"]?.array ?? []).compactMap { column in
      column["field"]?.string.map { .init(field: $0, width: column["width"].flatMap(whole)) }
    }
    table.frozen = value["frozen"].flatMap(whole) ?? 0
    table.record = value["record"]?.string ?? ""
    table.position = value["position"].flatMap(whole) ?? 0
    table.field = value["field"]?.string
    return table
  }

  private static func whole(_ value: JSONValue) -> Int? { value.integer.flatMap { Int(exactly: $0) } }
}
