import Columnar

/// One level of a sort.
public struct SortKey: Sendable, Hashable {
  public let field: Int
  public let descending: Bool

  public init(field: Int, descending: Bool = false) {
    self.field = field
    self.descending = descending
  }

  /// Parses `-decidedOn,name`: field names, titles or prefixes of them, each with `-` before it for descending.
  public static func parse(_ text: String, kind: Int, schema: Schema) throws(QueryError) -> [SortKey] {
    var keys: [SortKey] = []
    let source = QueryText(text)
    var start = 0
    for index in 0...source.count where index == source.count || source[index] == UInt8(ascii: ",") {
      var from = start
      while from < index, source[from] == 0x20 { from += 1 }
      var to = index
      while to > from, source[to - 1] == 0x20 { to -= 1 }
      start = index + 1
      guard from < to else { continue }
      let descending = source[from] == UInt8(ascii: "-")
      if descending || source[from] == UInt8(ascii: "+") { from += 1 }
      let target = try NameScope(schema: schema, kind: kind)
        .resolve(source.normal(from..<to), as: .value, at: source.place(from..<to))
      guard case .field(let field) = target else {
        throw QueryError(source.place(from..<to), "只能按字段排序。", "Only fields can be sorted by.")
      }
      keys.append(SortKey(field: field, descending: descending))
    }
    return keys
  }
}
