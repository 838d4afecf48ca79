import HanText
import Synchronization

/// The parts that a published spelling of a field's key is put together from, in any order: 行政处罚决定书作出日期 and 处罚决定时间 are the
/// same field. A key fits if it is made of these words and nothing else, with one word of each group in `all`, and one of `some`.
public struct KeyParts: Sendable {
  /// Of each group, one word must occur: `["日期", "时间"]`.
  public let all: [[String]]
  /// One of these must occur.
  public let some: [String]
  /// These may occur.
  public let may: [String]

  public init(all: [[String]], some: [String] = [], may: [String] = []) {
    self.all = all
    self.some = some
    self.may = may
  }

  /// Whether a key fits: its Chinese characters, or the initials of their readings.
  /// - Parameter key: without blanks, separators and units, in lower case.
  package func fit(_ key: String) -> Bool {
    if key.utf8.allSatisfy({ $0 < 0x80 }) {
      // Short initials stand for too many words.
      guard key.utf8.count >= 4, key.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else {
        return false
      }
      return isMade(Array(key), Self.knownInitials)
    }
    return isMade(Array(key)) { $0 }
  }

  /// The initials of the words that were asked for; kinds have a few hundred.
  private static let known = Mutex<[String: String]>([:])

  private static func knownInitials(_ word: String) -> String {
    known.withLock { known in
      if let initials = known[word] { return initials }
      let initials = initials(word)
      known[word] = initials
      return initials
    }
  }

  /// The first letters of the reading of a word: `cfjg` for 处罚机关.
  package static func initials(_ word: String) -> String {
    Pinyin.reading(of: word).split(separator: " ").compactMap(\.first).map(String.init).joined()
  }

  private func isMade(_ key: [Character], _ form: (String) -> String) -> Bool {
    // Each word with the groups that it satisfies, as bits; the last bit is `some`.
    var words: [(word: [Character], groups: Int)] = []
    for (number, group) in all.enumerated() { words += group.map { (Array(form($0)), 1 << number) } }
    words += some.map { (Array(form($0)), 1 << all.count) }
    words += may.map { (Array(form($0)), 0) }
    let wanted = (1 << all.count) - 1 + (some.isEmpty ? 0 : 1 << all.count)
    // For each position, the sets of groups with which it can be reached.
    var reached = [Set<Int>](repeating: [], count: key.count + 1)
    reached[0] = [0]
    for position in key.indices where !reached[position].isEmpty {
      for (word, groups) in words where !word.isEmpty && key[position...].starts(with: word) {
        for before in reached[position] { reached[position + word.count].insert(before | groups) }
      }
    }
    return reached[key.count].contains(wanted)
  }
}
