import Screen

/// Breaks lines by display width: between words, and between Chinese characters but before a closing mark.
enum LineWrapping {
  private static let closing: Set<Character> = ["，", "。", "；", "：", "、", "）", "”", "？", ".", ",", ")", "'"]

  /// - Parameter indent: blanks before every line but the first.
  static func lines(of line: String, columns: Int, indent: Int, _ width: DisplayWidth) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    var rest = line
    while width.width(of: rest) > columns {
      let (head, tail) = width.split(rest, at: columns)
      let (kept, moved) = cut(head, before: tail, indent: indent)
      lines.append(kept)
      rest = blanks + (moved + tail).drop { $0 == " " }
    }
    return lines + [rest]
  }

  /// Moves a word that the line's end would cut to the next line.
  private static func cut(_ head: String, before tail: String, indent: Int) -> (kept: String, moved: String) {
    let characters = Array(head)
    var end = characters.count
    while end > indent + 10 {
      let next = end < characters.count ? characters[end] : tail.first ?? " "
      let last = characters[end - 1]
      if next == " " || last == " " || !(next.isASCII && last.isASCII) && !closing.contains(next) {
        return (String(characters[..<end]).trimmingEnd(), String(characters[end...]))
      }
      end -= 1
    }
    return (head, "")
  }
}

extension String {
  /// Without the blanks at its end.
  func trimmingEnd() -> String { String(reversed().drop { $0 == " " }.reversed()) }
}
