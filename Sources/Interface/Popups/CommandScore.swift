import Columnar
import Querying
import Screen

/// How well a command, table or view fits what was typed into help or the palette.
enum CommandScore {
  static func score(of command: Command, _ needle: String, _ keys: [String] = []) -> Int? {
    if keys.contains(where: { $0.lowercased() == needle }) { return 0 }
    let names = [command.id, command.title.chinese, command.title.english]
    return score(
      of: names + command.words + [command.help.chinese, command.help.english], needle,
      names: names.count + command.words.count)
  }

  /// 0 for an equal word, more for a prefix, a substring, a match by pinyin (`daochu` and `dc` are 导出) and letters in
  /// order; nil for no match. The first words are names, of which those after the third are other words for the same;
  /// later ones are sentences, which match as substrings only.
  static func score(of words: [String], _ needle: String, names: Int = 3) -> Int? {
    if needle.isEmpty { return 500 }
    // No name is longer. Every key searches all commands on the thread of the screen.
    if needle.utf8.count > needleLimit { return nil }
    let typed = SpellingMatch(needle)
    var best: Int?
    for (rank, word) in words.enumerated() {
      let word = word.lowercased()
      let isName = rank < names
      let place = min(rank, 9)
      var score: Int?
      if word == needle {
        score = rank < 3 ? 0 : 5
      } else if isName, word.hasPrefix(needle) {
        score = 10 + place
      } else if word.contains(needle) {
        score = (isName ? 20 : 60) + place
      } else if isName, typed.rank(in: [word]) != nil {
        score = 30 + place
      } else if rank < 3, isSubsequence(needle, of: word) {
        score = 40 + place
      }
      if let found = score, found < best ?? .max { best = found }
    }
    return best
  }

  /// In bytes of UTF-8.
  private static let needleLimit = 200

  private static func isSubsequence(_ needle: String, of word: String) -> Bool {
    var rest = needle.filter { !$0.isWhitespace }[...]
    for character in word where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// Lower case, half width, no leading blanks: `EXPORT` and `ｅｘｐｏｒｔ` are found alike.
  static func folded(_ text: String) -> String {
    // Matches nothing, so it need not be folded at every key.
    if text.utf8.count > 4 * needleLimit { return text }
    let narrow = String(
      text.map { character -> Character in
        if case .character(let folded) = Key(.character(character)).foldedToASCII.symbol { return folded }
        return character
      })
    return narrow.drop { $0.isWhitespace }.lowercased()
  }
}
