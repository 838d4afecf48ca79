/// What a person typed, ready to be found by sound: `hzyl`, `hanzhong`, `hzhong`, `hz市`, `lv'shi`, `xi'an`.
///
/// The typed text is cut into pieces in every possible way; each piece stands for one character of the text, one after
/// the other, starting anywhere. A piece is
/// - the initial of a reading (`z`, and `zh` where there is one), or a whole reading;
/// - where no further letter follows it, any beginning of a reading, since people look while they type;
/// - a character as it stands, digits, Latin and Chinese.
///
/// `ü` may be typed `v`, `u` or `yu`. An apostrophe or a space parts pieces, and a middle dot in the text may be left
/// out. Readings that only the large historical dictionary has count when typed whole. Both sides are folded text
/// (`Folding`). A non-deterministic automaton over the typed characters, held as one bit each in 64 bits.
public struct PinyinPattern: Sendable {
  /// At most this many typed characters; longer texts are no pinyin that somebody types.
  public static let maximumLength = 63

  /// The typed characters, folded, `ü` as `v`, separators only between others.
  let scalars: [UInt32]
  /// Bit k: typed character k parts pieces and may be passed over.
  let separators: UInt64
  /// The state in which everything typed is used up.
  let accepted: UInt64
  /// Six words a kind of reading (`PinyinTable.kind`): bit k of word n says that a piece of n + 1 letters from letter k
  /// fits.
  let pieces: [UInt64]
  /// Bit k of word c: typed character k is the ASCII character c.
  let literalASCII: [UInt64]
  /// The other typed characters, each once, and where they stand.
  let literals: [(scalar: UInt32, places: UInt64)]

  /// Nil where sound has nothing to add: no letter a to z was typed, or too much was.
  public init?(_ typed: UnsafeBufferPointer<UInt8>) {
    let scalars = Self.scalars(of: typed)
    guard scalars.count <= Self.maximumLength, scalars.contains(where: Self.isLetter) else { return nil }
    let table = PinyinTable.shared
    self.scalars = scalars
    accepted = 1 << UInt64(scalars.count)
    separators = Self.places(in: scalars, where: Self.isSeparator)
    literalASCII = (0..<128).map { ascii in Self.places(in: scalars) { $0 == ascii } }
    literals = Set(scalars.filter { $0 >= 0x80 }).map { scalar in (scalar, Self.places(in: scalars) { $0 == scalar }) }
    pieces = Self.pieces(of: scalars, table)
  }

  public init?(_ typed: String) {
    var typed = typed
    guard let pattern = typed.withUTF8({ PinyinPattern($0) }) else { return nil }
    self = pattern
  }
}

extension PinyinPattern {
  /// Whether every text that holds `needle`, folded, is also found by sound: each typed character may stand for itself.
  /// Not where a `ü` was typed, or more than one character that parts pieces.
  public func includes(_ needle: [UInt8]) -> Bool {
    String(decoding: needle, as: UTF8.self).unicodeScalars.elementsEqual(scalars) { $0.value == $1 }
  }
}

// MARK: - Compiling

extension PinyinPattern {
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

  private static func places(in scalars: [UInt32], where test: (UInt32) -> Bool) -> UInt64 {
    scalars.indices.reduce(0) { test(scalars[$1]) ? $0 | 1 << UInt64($1) : $0 }
  }

  private static func pieces(of scalars: [UInt32], _ table: PinyinTable) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: table.syllableCount * 12)
    // Every spelling of a syllable begins with the same letter, so most syllables are passed over at once.
    for syllable in 0..<table.syllableCount {
      let letter = UInt32(table.firstLetter(of: syllable))
      for start in scalars.indices where scalars[start] == letter {
        table.forEachSpelling(of: syllable) { addPieces(of: $0, from: start, scalars, &result, syllable * 12) }
      }
    }
    return result
  }

  /// Marks the pieces of one spelling that fit the typed letters from `start`: in six words from `base` as a usual
  /// reading, in the six behind them as a rare one, which must be typed whole.
  private static func addPieces(
    of spelling: UnsafeBufferPointer<UInt8>, from start: Int, _ scalars: [UInt32], _ words: inout [UInt64], _ base: Int
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
      if isWhole { words[base + 6 + length - 1] |= 1 << UInt64(start) }
      if isWhole || isOpen || length == 1 || length == 2 && hasLongInitial {
        words[base + length - 1] |= 1 << UInt64(start)
      }
    }
  }
}
