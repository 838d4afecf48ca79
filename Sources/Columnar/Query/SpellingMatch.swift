import HanText

/// What somebody typed of a name, made ready to be held against many names.
public struct SpellingMatch: Sendable {
  /// Longer text is no beginning of a name, and would be looked for in every one of them.
  private static let limit = 256

  private let wanted: String
  private let pinyin: PinyinPattern?
  private let isTooLong: Bool

  public init(_ typed: String) {
    isTooLong = typed.utf8.count > Self.limit
    wanted = isTooLong ? "" : Folding.fold(typed)
    pinyin = isTooLong ? nil : PinyinPattern(typed)
  }

  /// 0 where a spelling begins as typed, 1 where one holds it or sounds like it; nil where none does. Nothing typed
  /// finds everything. O(spellings).
  public func rank(in spellings: [String]) -> Int? {
    if isTooLong { return nil }
    if wanted.isEmpty { return 0 }
    let folded = spellings.map { Folding.fold($0) }
    if folded.contains(where: { $0.hasPrefix(wanted) }) { return 0 }
    if folded.contains(where: { $0.contains(wanted) }) { return 1 }
    guard let pinyin else { return nil }
    let isHeard = folded.contains { text in Array(text.utf8).withUnsafeBufferPointer { pinyin.matches($0) } }
    return isHeard ? 1 : nil
  }
}
