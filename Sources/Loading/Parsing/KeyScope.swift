import Columnar

/// The object of a record whose keys are read: the record itself, or one of the objects in it.
///
///     {"_id":"1", "_source":{"name":"甲", "address":{"city":"西安"}}}        payload _source
///      └─ column _id           └─ field name        └─ column address.city
struct KeyScope: Sendable {
  /// The keys that lead from the record to the object.
  var path: [String] = []
  /// The keys that lead from the record to the object whose members count as the record's own.
  var payload: [String] = []

  /// Objects deeper than this are kept as one value.
  static let mostLevels = 8

  var isPayload: Bool { path == payload }

  func child(_ key: String) -> KeyScope { KeyScope(path: path + [key], payload: payload) }

  /// The name under which values of a key are columns: the way from the record, or from the payload.
  func column(_ key: String) -> String {
    let inner = path.starts(with: payload) ? Array(path.dropFirst(payload.count)) : path
    return (inner + [key]).joined(separator: ".")
  }

  /// The key as diagnostics name it: with the keys that lead to it.
  func pointer(to key: String) -> String {
    path.isEmpty ? key : (path + [key]).joined(separator: String(JSONPointer.step))
  }

  /// The field that a key means. Beside a payload only a record's key does.
  func target(of key: String, in keys: FieldKeys) -> FieldKeys.Target? {
    if !path.isEmpty, let chosen = keys.choice(of: JSONPointer.dotted(pointer(to: key))) { return chosen }
    if isPayload { return keys.target(of: key) }
    if path.isEmpty {
      guard let target = keys.target(of: key), target.field == keys.kind.keyOrdinal else { return nil }
      return target
    }
    return keys.target(of: column(key))
  }
}
