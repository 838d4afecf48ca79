/// A typed word that is searched by pinyin: `hzyl`, `hanzhong`, `hzhong`, `hz市`, `lv'shi`, `xi'an`.
///
/// A text matches if the typed characters can be cut into pieces such that consecutive characters of the text match one
/// piece each, starting anywhere. A piece is
/// - the initial of a reading (`z`; also `zh` if the reading has it) or a whole reading;
/// - any prefix of a reading, if no letter follows the piece, since results are shown while the user types;
/// - the character itself: digits, Latin and Chinese.
///
/// `ü` may be typed `v`, `u` or `yu`. An apostrophe or a space separates pieces. A middle dot of the text may be left
/// out. Readings that only the large historical dictionary has must be typed whole. Both sides are folded (`Folding`).
///
/// The word is compiled to a bit-parallel NFA: state k, bit k of a `UInt64`, means that k typed characters are matched. A
/// character of the text leads from state k to state k + n if n typed characters from k are a piece for it. `yanglao`:
///
///     typed     y     a     n     g     l     a     o
///     state  0     1     2     3     4     5     6     7 = accepting
///            0 --> 1                                        y      initial
///            0 --------> 2                                  ya     a whole reading: 亚
///            0 --------------> 3                            yan    盐
///            0 --------------------> 4                      yang   养
///                        2 --> 3 --> 4 --> 5                n, g, l  initials
///                                    4 --------> 6          la     拉
///                                    4 --------------> 7    lao    老
///            0 --> 1 --> 2 --> 3 --> 4 --> 5 --> 6 --> 7    each letter also matches itself
///
/// 养老 leads 0 -> 4 -> 7. The masks hold these arrows: for a reading and a length n, the states k they start from.
public struct PinyinPattern: Sendable {
  /// The most typed characters that are searched by pinyin: one bit each, and one for the state after the last.
  public static let maximumLength = 63

  /// The typed characters: folded, `ü` as `v`, single separators between others only.
  let scalars: [UInt32]
  /// Bit k: typed character k is a separator and may be skipped.
  let separatorMask: UInt64
  /// The state in which all typed characters are matched, as a bit.
  let acceptingState: UInt64
  /// Six words for each `PinyinTable.index(of:)`: bit k of word n is set if n + 1 letters from k are a piece for the
  /// reading.
  let readingMasks: [UInt64]
  /// By ASCII character: bit k is set if it is typed character k.
  let asciiMasks: [UInt64]
  /// The same for the other typed characters, each once.
  let literalMasks: [(scalar: UInt32, mask: UInt64)]

  /// Nil if pinyin cannot match: no letter a to z was typed, or more than `maximumLength` characters.
  public init?(_ typed: UnsafeBufferPointer<UInt8>) {
    let scalars = Self.scalars(of: typed)
    guard scalars.count <= Self.maximumLength, scalars.contains(where: Self.isLetter) else { return nil }
    let table = PinyinTable.shared
    self.scalars = scalars
    acceptingState = 1 << UInt64(scalars.count)
    separatorMask = Self.mask(of: scalars, where: Self.isSeparator)
    asciiMasks = (0..<128).map { ascii in Self.mask(of: scalars) { $0 == ascii } }
    literalMasks = Set(scalars.filter { $0 >= 0x80 }).map { scalar in (scalar, Self.mask(of: scalars) { $0 == scalar })
    }
    readingMasks = Self.readingMasks(of: scalars, table)
  }

  public init?(_ typed: String) {
    var typed = typed
    guard let pattern = typed.withUTF8({ PinyinPattern($0) }) else { return nil }
    self = pattern
  }
}

extension PinyinPattern {
  /// Whether every text that contains `needle`, folded, also matches, as each typed character matches itself. False if a
  /// `ü` or adjacent separators were typed.
  public func includes(_ needle: [UInt8]) -> Bool {
    String(decoding: needle, as: UTF8.self).unicodeScalars.elementsEqual(scalars) { $0.value == $1 }
  }
}

// MARK: - Compiling

extension PinyinPattern {
  static let middleDot: UInt32 = 0xB7
  static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0x61 && scalar <= 0x7A }
  static func isSeparator(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x20 }

  private static func scalars(of typed: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let folded = FoldedText(typed).bytes
    var result: [UInt32] = []
    folded.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count, result.count <= maximumLength {
        let scalar = UTF8Scalar(bytes, at: index)
        index += scalar.length
        if isSeparator(scalar.value), result.last.map(isSeparator) ?? true { continue }
        result.append(scalar.value == 0xFC ? 0x76 : scalar.value)
      }
    }
    if let last = result.last, isSeparator(last) { result.removeLast() }
    return result
  }

  private static func mask(of scalars: [UInt32], where test: (UInt32) -> Bool) -> UInt64 {
    scalars.indices.reduce(0) { test(scalars[$1]) ? $0 | 1 << UInt64($1) : $0 }
  }

  private static func readingMasks(of scalars: [UInt32], _ table: PinyinTable) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: table.syllableCount * 12)
    // All spellings of a syllable begin with the same letter, so most syllables are skipped at once.
    for syllable in 0..<table.syllableCount {
      let letter = UInt32(table.firstLetter(of: syllable))
      for start in scalars.indices where scalars[start] == letter {
        table.forEachSpelling(of: syllable) { addPieces(of: $0, from: start, scalars, &result, syllable * 12) }
      }
    }
    return result
  }

  /// Adds the pieces of one spelling that the letters from `start` match: six words from `base` for the common reading,
  /// the next six for the rare one, which must be typed whole.
  private static func addPieces(
    of spelling: UnsafeBufferPointer<UInt8>, from start: Int, _ scalars: [UInt32], _ masks: inout [UInt64], _ base: Int
  ) {
    let hasLongInitial =
      spelling.count > 1 && spelling[1] == 0x68
      && (spelling[0] == 0x7A || spelling[0] == 0x63 || spelling[0] == 0x73)
    var length = 0
    while length < spelling.count, start + length < scalars.count, scalars[start + length] == UInt32(spelling[length]) {
      length += 1
      let next = start + length
      let isOpen = next == scalars.count || !isLetter(scalars[next]) && !isSeparator(scalars[next])
      let isWhole = length == spelling.count
      if isWhole { masks[base + 6 + length - 1] |= 1 << UInt64(start) }
      if isWhole || isOpen || length == 1 || length == 2 && hasLongInitial {
        masks[base + length - 1] |= 1 << UInt64(start)
      }
    }
  }
}
