/// The text of a query as the parser reads it: full-width signs and digits become ASCII, white space becomes blanks, and
/// each byte keeps its offset in the typed text. O(n).
package struct QueryText {
  /// Normalised UTF-8.
  let bytes: [UInt8]
  /// For each normalised byte, the offset of its character in `source`; one more entry for the end.
  package let origins: [Int]
  let source: [UInt8]
  /// For each `(`, the `)` that closes it; brackets in quotation marks do not count.
  private(set) var closing: [Int: Int] = [:]
  /// The same within a run of text without white space, quotation marks or braces: brackets inside a name.
  private(set) var tightClosing: [Int: Int] = [:]

  package init(_ text: String) {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var origins: [Int] = []
    bytes.reserveCapacity(source.count)
    origins.reserveCapacity(source.count + 1)
    var index = 0
    while index < source.count {
      let (form, length) = Self.normalised(source, at: index)
      for byte in form {
        bytes.append(byte)
        origins.append(index)
      }
      if form.isEmpty {
        for offset in 0..<length {
          bytes.append(source[index + offset])
          origins.append(index + offset)
        }
      }
      index += length
    }
    origins.append(source.count)
    self.source = source
    self.bytes = bytes
    self.origins = origins
    matchBrackets()
  }

  /// The normalised form of the character at `index` (empty: unchanged), and its length in bytes.
  private static func normalised(_ source: [UInt8], at index: Int) -> (form: [UInt8], length: Int) {
    let first = source[index]
    if first <= 0x20 || first == 0x7F { return ([0x20], 1) }
    if first == 0xC2, index + 1 < source.count, source[index + 1] == 0xA0 { return ([0x20], 2) }
    guard first & 0xF0 == 0xE0, index + 2 < source.count else { return ([], 1) }
    let scalar = Int(first & 15) << 12 | Int(source[index + 1] & 63) << 6 | Int(source[index + 2] & 63)
    switch scalar {
    case 0xFF01...0xFF5E: return ([UInt8(scalar - 0xFEE0)], 3)
    case 0x3000: return ([0x20], 3)
    case 0x3001: return ([UInt8(ascii: ",")], 3)
    case 0x201C, 0x201D: return ([UInt8(ascii: "\"")], 3)
    case 0x2264: return (Array("<=".utf8), 3)
    case 0x2265: return (Array(">=".utf8), 3)
    case 0x2260: return (Array("!=".utf8), 3)
    default: return ([], 3)
    }
  }

  private mutating func matchBrackets() {
    var open: [Int] = []
    var tight: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard let close = closingQuote(of: index) else { return }
        index = close
        tight.removeAll(keepingCapacity: true)
      case 0x20, UInt8(ascii: "{"), UInt8(ascii: "}"): tight.removeAll(keepingCapacity: true)
      case UInt8(ascii: "("):
        open.append(index)
        tight.append(index)
      case UInt8(ascii: ")"):
        if let start = open.popLast() { closing[start] = index }
        if let start = tight.popLast() { tightClosing[start] = index }
      default: break
      }
      index += 1
    }
  }

  /// The mark that closes the quotation opened at `index`: the next one without a backslash before it. A straight mark is
  /// closed by a straight one only, so that the quotation may contain Chinese marks.
  package func closingQuote(of index: Int) -> Int? {
    let straight = source[origins[index]] == UInt8(ascii: "\"")
    var place = index + 1
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if bytes[place] == UInt8(ascii: "\""), !straight || source[origins[place]] == UInt8(ascii: "\"") { return place }
      place += 1
    }
    return nil
  }

  /// The typed text between two marks, with `\"` and `\\` unescaped.
  func quotation(from open: Int, to close: Int) -> String {
    var content: [UInt8] = []
    let typed = source[origins[open + 1]..<origins[close]]
    var index = typed.startIndex
    while index < typed.endIndex {
      let next = index + 1
      if typed[index] == UInt8(ascii: "\\"), next < typed.endIndex,
        typed[next] == UInt8(ascii: "\\") || typed[next] == UInt8(ascii: "\"")
      {
        index = next
      }
      content.append(typed[index])
      index += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  package var count: Int { bytes.count }

  /// The byte at `index`, 0 beyond the end.
  package subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The range in the typed text of a range of normalised bytes.
  package func place(_ range: Range<Int>) -> QueryRange {
    let lower = origins[min(range.lowerBound, bytes.count)]
    guard range.upperBound > range.lowerBound else { return QueryRange(lower..<lower) }
    var upper = min(range.upperBound, bytes.count)
    // Two bytes that replace one character (`≥`) have the same origin.
    while upper < bytes.count, origins[upper] == origins[upper - 1] { upper += 1 }
    return QueryRange(lower..<origins[upper])
  }

  /// The typed text of a range of normalised bytes.
  package func typed(_ range: Range<Int>) -> String {
    String(decoding: source[place(range).range], as: UTF8.self)
  }

  /// The normalised text, for names and numbers.
  package func normal(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func hasPrefix(_ text: StaticString, at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }
}
