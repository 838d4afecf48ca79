/// The seam to HanText's pinyin: how a typed word finds Chinese text by its sound.
struct PinyinTest: Sendable {
  let typed: String

  /// Nil for words that cannot be pinyin, so that the literal search stands alone.
  init?(_ word: String) { return nil }
}
