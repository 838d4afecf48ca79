/// One word of a search: found as it is written, or else by sound.
public struct SearchWord: Sendable {
  /// The word, folded.
  public let folded: [UInt8]
  /// Nil where sound has nothing to add.
  public let pinyin: PinyinPattern?

  public init(_ typed: String) {
    folded = FoldedText(typed).bytes
    pinyin = PinyinPattern(typed)
  }

  /// Where the word stands in a folded text: as written before by sound. Nil where it does not, or is empty.
  public func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> TextMatch? {
    if let range = literalMatch(in: text, from: start) { return TextMatch(kind: .literal, range: range) }
    return pinyin?.firstMatch(in: text, from: start).map { TextMatch(kind: .pinyin, range: $0) }
  }

  private func literalMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    guard let first = folded.first, text.count - start >= folded.count else { return nil }
    for index in start...(text.count - folded.count) where text[index] == first {
      if (1..<folded.count).allSatisfy({ text[index + $0] == folded[$0] }) { return index..<(index + folded.count) }
    }
    return nil
  }
}

/// A place where a word was found, and how good a hit it is.
///
/// Smaller is better: as written before by sound, at the beginning before in the middle.
public struct TextMatch: Sendable, Equatable, Comparable {
  public enum Kind: UInt8, Sendable, Comparable {
    case literal
    case pinyin

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public let kind: Kind
  /// Bytes of the folded text; `FoldedText.originalRange(of:)` gives those of the text as it was written.
  public let range: Range<Int>

  public init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// 0 ... 3, smaller is better; what two matches are compared by.
  public var rank: UInt8 { kind.rawValue * 2 + (range.lowerBound == 0 ? 0 : 1) }

  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
