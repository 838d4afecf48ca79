/// Which byte stands for a character where the sounds of texts are kept (`PinyinEncoding`).
///
/// 0 ends a text. Letters a to z have codes of their own; characters that are not read share one, and a run of them is
/// written once. A middle dot is not written: it may be left out of what is typed. Characters with the same readings
/// have the same code. Sets of readings that are frequent in the texts have codes of their own; the others share codes
/// with sets that begin with the same initial, and a text in which it depends on such a code is looked at itself.
struct PinyinAlphabet: Sendable {
  /// The codes of letters follow each other from 1.
  static let letters: ClosedRange<UInt8> = 1...26
  /// - Parameter letter: ASCII, a to z.
  static func code(ofLetter letter: UInt8) -> UInt8 { letter - 0x60 }
  static let other: UInt8 = 27
  /// Codes of one set each.
  private static let own: Range<Int> = 28..<204
  /// Two codes for each initial: of sets with this initial only, and of sets whose first reading has it.
  private static let shared = 204

  /// By set; that of 0, no reading, is `other`.
  let codeOfSet: [UInt8]

  /// - Parameter counts: how often each set was met in some of the texts.
  init(counts: [UInt32]) {
    let table = PinyinTable.shared
    let frequent = (1..<table.setCount).filter { counts[$0] > 0 }
      .sorted { (counts[$0], $1) > (counts[$1], $0) }
      .prefix(Self.own.count)
    var codes = (0..<table.setCount).map { set -> UInt8 in
      set == 0
        ? Self.other : UInt8(Self.shared + 2 * Self.initials(of: set).first + (Self.initials(of: set).isMixed ? 1 : 0))
    }
    // In the order of their sounds, so that the codes which a word can begin with stand together.
    let ordered = frequent.sorted { (Self.firstSyllable(of: $0), $0) < (Self.firstSyllable(of: $1), $1) }
    for (index, set) in ordered.enumerated() { codes[set] = UInt8(Self.own.lowerBound + index) }
    codeOfSet = codes
  }

  private static func firstSyllable(of set: Int) -> Int {
    PinyinTable.shared.readings(of: set).first.map { PinyinTable.syllable(of: $0) } ?? 0
  }

  /// The number of the first reading's initial below 26, and whether another reading has another one.
  private static func initials(of set: Int) -> (first: Int, isMixed: Bool) {
    let table = PinyinTable.shared
    let all = table.readings(of: set).map { table.initial(of: PinyinTable.syllable(of: $0)) }
    return (all.first ?? 0, all.contains { $0 != all.first })
  }
}

extension PinyinTable {
  /// The number of the initial that a syllable begins with: that of its letter from `a`, and those of `i`, `u` and `v`,
  /// with which none begins, for `zh`, `ch` and `sh`.
  fileprivate func initial(of syllable: Int) -> Int {
    let letter = firstLetter(of: syllable)
    var isLong = false
    forEachSpelling(of: syllable) { if $0.count > 1, $0[1] == UInt8(ascii: "h") { isLong = true } }
    switch letter {
    case UInt8(ascii: "z") where isLong: return 8
    case UInt8(ascii: "c") where isLong: return 20
    case UInt8(ascii: "s") where isLong: return 21
    default: return Int(letter) - 0x61
    }
  }
}

// MARK: - Writing

extension PinyinAlphabet {
  /// Writes the codes of a folded text and the 0 behind them; answers how many.
  /// - Parameters:
  ///   - output: has room for two codes more than the text has bytes.
  ///   - met: by set, 1 where the texts so far hold it; behind the last set, whether a middle dot was left out.
  @inline(__always)
  static func write(
    _ text: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, _ codeOfSet: UnsafePointer<UInt8>,
    met: UnsafeMutablePointer<UInt8>, _ table: PinyinTable
  ) -> Int {
    var count = 0
    var index = 0
    var last: UInt8 = 0
    while index < text.count {
      let code: UInt8
      let first = text[index]
      var set = -1
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
        // One by which a text begins cannot be left out: the text begins with nothing else.
        if scalar.value == 0xB7, count > 0 {
          met[table.setCount] = 1
          continue
        }
        set = scalar.value == UTF8Scalar.invalid ? 0 : table.set(of: scalar.value)
      }
      code = codeOfSet[set]
      met[set] = 1
      if code == other, last == other { continue }
      output[count] = code
      count &+= 1
      last = code
    }
    output[count] = 0
    return count &+ 1
  }
}
