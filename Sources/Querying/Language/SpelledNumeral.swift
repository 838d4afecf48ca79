/// Whole numbers in Chinese characters: `五万`, `一千二百`, `三十五`, `两亿`, `二〇二〇`.
enum SpelledNumeral {
  private static let digits: [Character: Int64] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2,
    "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
  ]
  private static let steps: [Character: Int64] = ["十": 10, "百": 100, "千": 1_000, "拾": 10, "佰": 100, "仟": 1_000]
  private static let sections: [Character: Int64] = ["万": 10_000, "亿": 100_000_000]

  /// Nil if the text is no such number or has 10^15 or more.
  static func value(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.count <= 24 else { return nil }
    if text.allSatisfy({ digits[$0] != nil }) {
      // Digits alone are read one by one, and one of them is a number of its own.
      return text.count > 15 ? nil : text.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
    }
    var (whole, section, digit): (Int64, Int64, Int64?) = (0, 0, nil)
    var isEmptyDigit = true
    for character in text {
      if let value = digits[character] {
        guard digit == nil || digit == 0 else { return nil }
        digit = value
        isEmptyDigit = false
      } else if let step = steps[character] {
        // `十五` is fifteen.
        guard let factor = digit ?? (step == 10 && section == 0 ? 1 : nil), factor > 0 else { return nil }
        section += factor * step
        digit = nil
      } else if let size = sections[character] {
        section += digit ?? 0
        guard section > 0 || whole > 0 else { return nil }
        whole = size == 100_000_000 ? (whole + section) * size : whole + section * size
        (section, digit) = (0, nil)
      } else {
        return nil
      }
      if whole > 999_999_999_999_999 { return nil }
    }
    guard !isEmptyDigit || section > 0 || whole > 0 else { return nil }
    return whole + section + (digit ?? 0)
  }
}
