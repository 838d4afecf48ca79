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
      for (word, flag) in words where PlainText.isSame(plain, word) { return .flag(flag) }
      return PlainText.isEmptyMark(plain) ? .empty : .unreadable
    }
  }
}
