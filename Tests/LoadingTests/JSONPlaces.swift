import Foundation
import Testing

/// JSON pointers and offsets of a file, followed without the reader under test.
struct JSONPlaces {
  let bytes: [UInt8]
  private let document: Any

  /// - Parameter isLines: whether the file is a record a line; they count as the elements of an array. Lines that are no
  ///   JSON count too.
  init(_ bytes: [UInt8], isLines: Bool) throws {
    self.bytes = bytes
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if isLines {
      let lines = text.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.contains { $0 > 0x20 } }
      document = lines.map { (try? Self.parse($0)) ?? NSNull() }
    } else {
      document = try Self.parse(text)
    }
  }

  static func parse(_ bytes: some Collection<UInt8>) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }

  /// The value that a pointer leads to (RFC 6901).
  func value(at pointer: String) throws -> NSObject {
    var value = document
    for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let step = step.replacingOccurrences(of: "~1", with: "/").replacingOccurrences(of: "~0", with: "~")
      if let array = value as? [Any] {
        let index = try #require(Int(step))
        try #require(array.indices.contains(index))
        value = array[index]
      } else {
        let object = try #require(value as? [String: Any], "\(pointer) leads into a value")
        value = try #require(object[step], "\(pointer): there is no \(step)")
      }
    }
    return try #require(value as? NSObject)
  }

  /// The value whose first byte is at an offset.
  func value(at offset: Int) throws -> NSObject {
    try #require(bytes.indices.contains(offset) && bytes[offset] > 0x20)
    var end = offset
    var depth = 0
    var isInString = false
    repeat {
      let byte = bytes[end]
      if isInString {
        if byte == UInt8(ascii: "\\") { end += 1 }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        depth -= 1
      }
      end += 1
    } while end < bytes.count && (depth > 0 || isInString || !",]} \n\r\t".utf8.contains(bytes[end]))
    return try #require(try Self.parse(bytes[offset..<end]) as? NSObject)
  }
}
