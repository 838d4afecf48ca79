import Bytes
import JSON

/// A value that could not be read into its column, as the JSON text that the file held. The text is well-formed.
struct OriginalValue {
  let json: String

  init(_ json: String) { self.json = json }

  /// Appends the text on one line. Line breaks occur only between tokens, where they mean nothing.
  func append(to buffer: inout ByteBuffer) {
    var json = json
    json.withUTF8 { bytes in
      if bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
        for byte in bytes where byte != 0x0A && byte != 0x0D { buffer.append(byte) }
      } else {
        buffer.append(bytes)
      }
    }
  }

  /// Whether it is an array with an element that is neither a string nor null.
  var isArrayOfOtherThanStrings: Bool {
    var reader = JSONReader(PaddedBytes(json))
    do throws(JSONError) {
      guard try reader.peek() == .array else { return false }
      var more = try reader.firstElement()
      while more {
        let kind = try reader.peek()
        if kind != .string && kind != .null { return true }
        try reader.skipValue()
        more = try reader.nextElement()
      }
    } catch {}
    return false
  }

  /// The text for formats other than JSON: of a string its contents, of any other value its JSON.
  var text: String {
    guard json.utf8.first == UInt8(ascii: "\"") else { return json }
    var reader = JSONReader(PaddedBytes(json))
    return (try? reader.readString().string) ?? json
  }
}
