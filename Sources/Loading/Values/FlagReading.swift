/// A text read as yes or no.
enum FlagReading: Equatable, Sendable {
  case empty
  case flag(Bool)
  case unreadable

  private static let words: [(word: StaticString, flag: Bool)] = [
    ("是", true), ("否", false), ("有", true), ("无", false), ("1", true), ("0", false), ("true", true),
    ("false", false), ("yes", true), ("no", false), ("y", true), ("n", false), ("没有", false), ("√", true),
    ("×", false),
  ]

  /// Reads 是 and 否, 有 and 无, true and false, 1 and 0, yes and no, in any case and width.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> FlagReading {
    PlainText.with(text) { plain in
      for (word, flag) in words where isSame(plain, word) { return .flag(flag) }
      return PlainText.isEmptyMark(plain) ? .empty : .unreadable
    }
  }

  private static func isSame(_ plain: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard plain.count == word.utf8CodeUnitCount else { return false }
    return plain.indices.allSatisfy { index in
      let byte = plain[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      return (isUpper ? byte | 0x20 : byte) == word.utf8Start[index]
    }
  }
}
