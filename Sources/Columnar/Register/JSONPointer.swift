/// Places within a JSON document (RFC 6901).
package enum JSONPointer {
  /// A key as one step of a pointer.
  package static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return key.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
