/// The reading of Chinese text, and its order by reading.
public enum Pinyin {
  /// The syllables without tones, separated by spaces: `重庆银行` is `chong qing yin hang`. A phrase of the table has its
  /// own reading. Runs of other characters are kept, folded.
  public static func reading(of text: String) -> String {
    let table = PinyinTable.shared
    var parts: [String] = []
    var other = ""
    forEachCharacter(of: Array(Folding.fold(text).utf8), table) { scalar, set, member, _ in
      if set == 0 {
        other.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      } else {
        if !other.isEmpty { parts.append(other) }
        other = ""
        parts.append(table.name(of: PinyinTable.syllable(of: table.readings(of: set)[member])))
      }
    }
    if !other.isEmpty { parts.append(other) }
    return parts.joined(separator: " ")
  }

  /// Writes the sort key of a folded text and returns its number of units, at most the number of bytes. No unit is 0.
  /// O(n).
  ///
  /// Keys in lexicographical order are texts in the order of a dictionary: other characters by code point, then Chinese
  /// characters by reading (that of the phrase, if they are part of one), tone and strokes. In a text with Chinese characters
  /// numbers are in the order of their size, written with digits or, after 第, with Chinese numerals: 第2, 第二, 第10, 第十一.
  ///
  /// - Parameter isPerson: whether the text is the name of a person, whose surname has a reading of its own: 曾 as zeng.
  public static func sortKey(
    of text: UnsafeBufferPointer<UInt8>, into key: UnsafeMutablePointer<UInt16>, isPerson: Bool = false
  ) -> Int {
    var key = SortKeyWriter(key)
    var (start, index) = (0, 0)
    if isPerson, let surname = Surname.reading(of: text) {
      for scalar in surname.readAs {
        key.put(UInt32(scalar), rank: PinyinTable.shared.rankOfDirect[Int(scalar - PinyinTable.direct.lowerBound)])
      }
      (start, index) = (surname.bytes, surname.bytes)
    }
    // Codes are compared character by character.
    let hasNumbers = text.contains { $0 >= 0x80 }
    while hasNumbers, index < text.count {
      guard let number = TextNumber(text, at: index) else {
        index += text[index] < 0x80 ? 1 : text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
        continue
      }
      key.put(UnsafeBufferPointer(rebasing: text[start..<number.start]))
      key.put(number)
      (start, index) = (number.end, number.end)
    }
    key.put(start == 0 ? text : UnsafeBufferPointer(rebasing: text[start...]))
    return key.count
  }
}

// MARK: - Reading

extension Pinyin {
  private static func forEachCharacter(
    of text: [UInt8], _ table: PinyinTable,
    _ body: (_ scalar: UInt32, _ set: Int, _ member: Int, _ rank: UInt16) -> Void
  ) {
    text.withUnsafeBufferPointer { forEachCharacter(of: $0, table, body) }
  }

  /// Calls `body` for each character with its reading set (0: none), the member of the set that is its reading here, and
  /// its rank in the order by reading (0: none).
  @inline(__always)
  static func forEachCharacter(
    of text: UnsafeBufferPointer<UInt8>, _ table: PinyinTable,
    _ body: (_ scalar: UInt32, _ set: Int, _ member: Int, _ rank: UInt16) -> Void
  ) {
    var index = 0
    while index < text.count {
      let scalar = UTF8Scalar(text, at: index)
      let direct = Int(scalar.value &- PinyinTable.direct.lowerBound)
      if direct >= PinyinTable.directCount {
        body(scalar.value, scalar.value > 0xFFFF ? table.readingSet(of: scalar.value) : 0, 0, 0)
        index += scalar.length
      } else if let phrase = table.phrase(from: scalar.value, follows: { directScalar(text, at: index + 3 * $0) }) {
        for offset in 0..<phrase.count {
          let value = directScalar(text, at: index)
          body(value, table.readingSet(of: value), Int(phrase.members[offset]), phrase.ranks[offset])
          index += 3
        }
      } else {
        body(scalar.value, Int(table.setOfDirect[direct]), 0, table.rankOfDirect[direct])
        index += 3
      }
    }
  }

  /// The character at `index` if it has three bytes, else 0.
  @inline(__always)
  private static func directScalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
    guard index + 3 <= text.count, text[index] & 0xF0 == 0xE0 else { return 0 }
    return UInt32(text[index] & 15) << 12 | UInt32(text[index + 1] & 63) << 6 | UInt32(text[index + 2] & 63)
  }
}
