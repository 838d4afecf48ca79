import HanText

/// What somebody typed of a name, made ready to be held against many names.
public struct SpellingMatch: Sendable {
  /// Longer text is no beginning of a name, and would be looked for in every one of them.
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

  /// 0 where a spelling begins as typed, 1 where one holds it or sounds like it; nil where none does. Nothing typed
  /// finds everything. O(spellings).
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
