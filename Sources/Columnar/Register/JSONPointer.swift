/// Places within a JSON document (RFC 6901).
package enum JSONPointer {
  /// Stands between the keys that lead to a member of an object within a record.
  package static let step: Character = "\u{1}"

  /// Such keys as people write them.
  package static func dotted(_ keys: String) -> String { keys.replacing(String(step), with: ".") }

  /// Such keys as steps of a pointer, without the first slash.
  package static func steps(_ keys: String) -> String {
    keys.contains(step)
      ? keys.split(separator: step, omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(separator: "/")
      : escaped(keys)
  }

  /// A key as one step of a pointer.
  package static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return key.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
