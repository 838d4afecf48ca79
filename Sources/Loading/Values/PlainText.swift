/// The bytes of a value as its readers want them: full-width ASCII made half-width, invisible characters and
/// surrounding blanks gone. Texts that are stored are never changed; only what is read as a date, number or flag is.
enum PlainText {
  /// Calls `body` with the plain form. Texts that are plain already, nearly all, are passed on without a copy. O(n).
  static func with<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if isPlain(text) { return body(text) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { room in
      let count = write(text, into: room)
      return body(trimmed(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[0..<count])))
    }
  }

  /// The same for a String, outside hot paths.
  static func with<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8 { with($0, body) }
  }

  /// Words and marks that stand for "no value", in small letters.
  private static let emptyMarks: [StaticString] = [
    "/", "-", "--", "---", "//", "\\", "\\n", "—", "——", "–", "／", "无", "暂无", "無", "暫無", "空", "null", "(null)", "nil",
    "none", "n/a", "na", "#n/a", "nan", "0000-00-00", "0000/00/00", "0000-00-00 00:00:00", "0000年00月00日",
  ]
  private static let longestMark = 20

  /// Whether the text means "no value": `/`, `-`, `无`, `N/A` and the like.
  static func isEmptyMark(_ plain: UnsafeBufferPointer<UInt8>) -> Bool {
    if plain.isEmpty { return true }
    if plain.count > longestMark { return false }
    return emptyMarks.contains { isSame(plain, $0) }
  }

  /// Whether the text is a word in small letters, in any case.
  static func isSame(_ plain: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard plain.count == word.utf8CodeUnitCount else { return false }
    return plain.indices.allSatisfy { index in
      let byte = plain[index]
      return (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte) == word.utf8Start[index]
    }
  }

  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return true }
    if first <= 0x20 || last <= 0x20 { return false }
    // Full-width forms begin with EF, ideographic and zero-width blanks with E3 80 and E2 80, the hard space with C2.
    return !text.contains { $0 == 0xEF || $0 == 0xE3 || $0 == 0xE2 || $0 == 0xC2 }
  }

  /// The range of `text` without blanks at both ends.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var lower = 0
    var upper = text.count
    while lower < upper, isBlank(text[lower]) { lower += 1 }
    while upper > lower, isBlank(text[upper - 1]) { upper -= 1 }
    return UnsafeBufferPointer(rebasing: text[lower..<upper])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var index = 0
    while index < text.count {
      let (length, replacement) = form(text, at: index)
      if let replacement {
        if replacement != 0 {
          room[count] = replacement
          count += 1
        }
      } else {
        for offset in 0..<length {
          room[count] = text[index + offset]
          count += 1
        }
      }
      index += length
    }
    return count
  }

  /// The length of the character at `index`, and the ASCII byte that takes its place (0: nothing does).
  private static func form(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Int, UInt8?) {
    let first = text[index]
    if first == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return (2, 0x20) }
    guard first == 0xEF || first == 0xE3 || first == 0xE2, index + 2 < text.count else { return (1, nil) }
    let (second, third) = (text[index + 1], text[index + 2])
    switch (first, second, third) {
    case (0xEF, 0xBC, 0x81...0xBF): return (3, third - 0x81 + 0x21)
    case (0xEF, 0xBD, 0x80...0x9E): return (3, third - 0x80 + 0x60)
    case (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0x8B...0x8F): return (3, 0)
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): return (3, 0x20)
    default: return (3, nil)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are exactly the bytes of a literal.
  func matches(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && starts(with: literal, at: 0)
  }

  /// Whether the bytes of a literal are at `index`.
  func starts(with literal: StaticString, at index: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard index + length <= count else { return false }
    for offset in 0..<length where self[index + offset] != literal.utf8Start[offset] { return false }
    return true
  }
}
