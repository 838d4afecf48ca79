/// Maps characters to the codes of a `PinyinEncoding`. A character's code depends on its reading set only: characters
/// with the same readings share one.
///
///     0          end of a text
///     1...26     the letters a to z
///     27         characters without reading, once for a run of them
///     28...203   one reading set each: those most frequent in the column, ordered by reading
///     204...255  the other reading sets, two codes for each initial: all readings have it, or only the first
///
/// A middle dot has no code, as it may be left out when typing. The codes from 204 stand for several sets and may be
/// ambiguous (`PinyinTransitions`). They are needed: the 10,524 names of the bundled register have 288 sets, and 4.6 % of
/// their characters one of the 112 less frequent.
struct PinyinAlphabet: Sendable {
  static let letters: ClosedRange<UInt8> = 1...26
  /// - Parameter letter: ASCII, a to z.
  static func code(ofLetter letter: UInt8) -> UInt8 { letter - 0x60 }
  static let other: UInt8 = 27
  private static let dedicated: Range<Int> = 28..<204
  private static let firstShared = 204

  /// The code of each reading set. Set 0, no reading, has `other`.
  let codeOfReadingSet: [UInt8]

  /// - Parameter counts: the frequency of each reading set in a sample of the texts.
  init(counts: [UInt32]) {
    let table = PinyinTable.shared
    let frequent = (1..<table.setCount).filter { counts[$0] > 0 }
      .sorted { (counts[$0], $1) > (counts[$1], $0) }
      .prefix(Self.dedicated.count)
    var codes = (0..<table.setCount).map { set -> UInt8 in
      if set == 0 { return Self.other }
      let (first, isMixed) = Self.initials(of: set)
      return UInt8(Self.firstShared + 2 * first + (isMixed ? 1 : 0))
    }
    // In the order of readings the codes that a typed letter matches are adjacent and touch few rows of 16 codes.
    let ordered = frequent.sorted { (Self.firstSyllable(of: $0), $0) < (Self.firstSyllable(of: $1), $1) }
    for (index, set) in ordered.enumerated() { codes[set] = UInt8(Self.dedicated.lowerBound + index) }
    codeOfReadingSet = codes
  }

  private static func firstSyllable(of set: Int) -> Int {
    PinyinTable.shared.readings(of: set).first.map { PinyinTable.syllable(of: $0) } ?? 0
  }

  /// The number of the first reading's initial, below 26, and whether another reading has another initial.
  private static func initials(of set: Int) -> (first: Int, isMixed: Bool) {
    let table = PinyinTable.shared
    let all = table.readings(of: set).map { table.initial(of: PinyinTable.syllable(of: $0)) }
    return (all.first ?? 0, all.contains { $0 != all.first })
  }
}

extension PinyinTable {
  /// The number of a syllable's initial: that of its first letter from `a`. `zh`, `ch` and `sh` have the numbers of `i`,
  /// `u` and `v`, with which no syllable begins.
  fileprivate func initial(of syllable: Int) -> Int {
    let letter = firstLetter(of: syllable)
    var hasH = false
    forEachSpelling(of: syllable) { if $0.count > 1, $0[1] == UInt8(ascii: "h") { hasH = true } }
    switch letter {
    case UInt8(ascii: "z") where hasH: return 8
    case UInt8(ascii: "c") where hasH: return 20
    case UInt8(ascii: "s") where hasH: return 21
    default: return Int(letter) - 0x61
    }
  }
}

// MARK: - Encoding

extension PinyinAlphabet {
  /// Writes the codes of a folded text and a 0. Returns their number.
  /// - Parameters:
  ///   - output: has space for two codes more than the text has bytes.
  ///   - present: by reading set, set to 1 if the text has it; after the last set, if a middle dot was omitted.
  @inline(__always)
  static func encode(
    _ text: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>,
    _ codeOfReadingSet: UnsafePointer<UInt8>, present: UnsafeMutablePointer<UInt8>, _ table: PinyinTable
  ) -> Int {
    var count = 0
    var index = 0
    var last: UInt8 = 0
    while index < text.count {
      let first = text[index]
      var set = -1
      // Most characters: three bytes, with a direct entry in the table.
      if first & 0xF0 == 0xE0, index &+ 3 <= text.count {
        let (second, third) = (text[index &+ 1] ^ 0x80, text[index &+ 2] ^ 0x80)
        let value = UInt32(first & 15) << 12 | UInt32(second) << 6 | UInt32(third)
        let direct = value &- PinyinTable.direct.lowerBound
        if second | third < 0x40, direct < UInt32(PinyinTable.directCount) {
          set = Int(table.setOfDirect[Int(direct)])
          index &+= 3
        }
      }
      if set < 0 {
        let scalar = UTF8Scalar(text, at: index)
        index &+= scalar.length
        if scalar.value &- 0x61 < 26 {
          last = UInt8(truncatingIfNeeded: scalar.value &- 0x60)
          output[count] = last
          count &+= 1
          continue
        }
        // A dot at the beginning is encoded: else the code after it would pass for the beginning of the text.
        if scalar.value == PinyinPattern.middleDot, count > 0 {
          present[table.setCount] = 1
          continue
        }
        set = scalar.value == UTF8Scalar.invalid ? 0 : table.readingSet(of: scalar.value)
      }
      let code = codeOfReadingSet[set]
      present[set] = 1
      if code == other, last == other { continue }
      output[count] = code
      count &+= 1
      last = code
    }
    output[count] = 0
    return count &+ 1
  }
}
