import JSON

/// A difference between another reader and this one, or RFC 8259. Each row was examined and has an example; a text that
/// matches a row is not compared with that reader.
struct KnownDifference: Sendable {
  enum Peer: Sendable { case foundation, python }

  let peer: Peer
  let note: String
  let example: [UInt8]
  let applies: @Sendable (_ bytes: [UInt8], _ error: JSONError?) -> Bool

  init(_ peer: Peer, _ note: String, _ example: [UInt8], applies: @escaping @Sendable ([UInt8], JSONError?) -> Bool) {
    (self.peer, self.note, self.example, self.applies) = (peer, note, example, applies)
  }

  init(_ peer: Peer, _ note: String, _ example: String, applies: @escaping @Sendable ([UInt8], JSONError?) -> Bool) {
    self.init(peer, note, Array(example.utf8), applies: applies)
  }

  static func covers(_ bytes: [UInt8], _ peer: Peer) -> Bool {
    let error = firstError(in: bytes)
    return all.contains { $0.peer == peer && $0.applies(bytes, error) }
  }

  static let all: [Self] = [
    // Foundation: JSONSerialization on Linux, fragments allowed.
    Self(.foundation, "accepts a comma before ] and }", "[1,]") { _, error in error?.cause == .trailingComma },
    Self(.foundation, "reads UTF-16 and UTF-32", [0xFF, 0xFE, 0x5B, 0, 0x5D, 0]) { _, error in
      error?.cause == .utf16 || error?.cause == .utf32
    },
    Self(.foundation, "refuses numbers beyond Double; RFC 8259 section 6 leaves the range open", "1e400") {
      bytes, error in
      error == nil && PeerReaders.holdsNumberBeyondDouble(bytes)
    },
    // Python: json.loads of bytes.
    Self(.python, "accepts NaN, Infinity and -Infinity", "[NaN]") { _, error in error?.cause == .notANumber },
    Self(.python, "accepts half a surrogate pair", #"["\ud800"]"#) { _, error in error?.cause == .loneSurrogate },
    Self(.python, "accepts surrogates in UTF-8", [0x22, 0xED, 0xA0, 0x80, 0x22]) { bytes, error in
      guard let error, error.cause == .invalidUTF8 || error.cause == .gb18030, bytes.count > error.offset + 1 else {
        return false
      }
      return bytes[error.offset] == 0xED && bytes[error.offset + 1] >= 0xA0
    },
    Self(.python, "reads UTF-16 and UTF-32", [0x5B, 0, 0x5D, 0]) { _, error in
      error?.cause == .utf16 || error?.cause == .utf32
    },
    Self(.python, "nests deeper than 512", ConformanceCase.nested("[", 600, "]")) { _, error in
      error?.cause == .tooDeep
    },
  ]
}
