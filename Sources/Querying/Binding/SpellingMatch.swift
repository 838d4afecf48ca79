import HanText

/// Typed text, prepared to be matched against the spellings of many names.
public struct SpellingMatch: Sendable {
  /// Longer text matches no name; searching for it in every name would be slow.
  private static let limit = 256

  /// Folded UTF-8.
  private let wanted: [UInt8]
  private let pinyin: PinyinPattern?
  private let isTooLong: Bool

  public init(_ typed: String) {
    isTooLong = typed.utf8.count > Self.limit
    wanted = isTooLong ? [] : Array(Folding.fold(typed).utf8)
    pinyin = isTooLong ? nil : PinyinPattern(typed)
  }

  /// 0 if a spelling has the typed text as a prefix, 1 if one contains it or matches it as pinyin, nil if none does. Empty
  /// text matches every name. O(spellings).
  public func rank(in spellings: [String]) -> Int? {
    if isTooLong { return nil }
    if wanted.isEmpty { return 0 }
    var isInside = false
    for spelling in spellings {
      var text = Folding.fold(spelling)
      let place = text.withUTF8 { bytes in wanted.isFound(in: bytes) ?? (pinyin?.matches(bytes) == true ? 1 : nil) }
      if place == 0 { return 0 }
      if place != nil { isInside = true }
    }
    return isInside ? 1 : nil
  }
}
