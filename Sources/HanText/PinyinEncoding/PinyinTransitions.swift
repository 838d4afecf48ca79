/// The NFA of a pattern over the codes of an encoded column: where a code leads from each state.
///
/// The masks of a code are those of all characters with that code in the column. A code is ambiguous if its characters
/// lead to different states. Example: 雷 (`lei`) and 赁 (`lin`) are rare in a column and share the code of initial `l`.
/// For the typed word `lin` the code leads from state 0 to 3, but 雷 does not: a text with such a match is checked.
struct PinyinTransitions: Sendable {
  /// Six words a code: bit k of word n is set if n + 1 typed letters from letter k match a character of the code.
  let masks: [UInt64]
  /// 1 for ambiguous codes, else 0.
  let ambiguous: [UInt8]
  /// The codes that lead from some state to another.
  let activeCodes: [UInt8]
  /// The state before the first character, and those reached without one.
  let start: UInt64
  /// The typed characters that the code `PinyinAlphabet.other` may stand for.
  private let otherMask: UInt64
  /// The typed characters that may be skipped: separators, and middle dots, which are not encoded.
  private let skippedMask: UInt64
  /// Six words: the union of the masks of all codes.
  private let unionMasks: [UInt64]

  init(_ pattern: PinyinPattern, in encoding: PinyinEncoding) {
    var (masks, ambiguous) = Self.readings(pattern, encoding)
    for letter in PinyinAlphabet.letters { masks[Int(letter) * 6] |= pattern.asciiMasks[Int(letter) + 0x60] }
    var (otherMask, dotMask): (UInt64, UInt64) = (0, 0)
    for (ascii, mask) in pattern.asciiMasks.enumerated() where !PinyinPattern.isLetter(UInt32(ascii)) {
      otherMask |= mask
    }
    for literal in pattern.literalMasks {
      let set = PinyinTable.shared.readingSet(of: literal.scalar)
      if literal.scalar == PinyinPattern.middleDot {
        dotMask |= literal.mask
      } else if set == 0 {
        otherMask |= literal.mask
      } else {
        // Other characters with the same readings have the code, too.
        let code = Int(encoding.alphabet.codeOfReadingSet[set])
        masks[code * 6] |= literal.mask
        ambiguous[code] = 1
      }
    }
    if otherMask != 0 { ambiguous[Int(PinyinAlphabet.other)] = 1 }
    // Whether a text has the dot is known from the text only.
    if dotMask != 0 { ambiguous = [UInt8](repeating: 1, count: 256) }
    self.masks = masks
    self.ambiguous = ambiguous
    self.otherMask = otherMask
    skippedMask = pattern.separatorMask | dotMask
    start = Self.closure(of: 1, skipping: skippedMask)
    activeCodes = (1...255).filter { code in
      code == PinyinAlphabet.other ? otherMask != 0 : (0..<6).contains { masks[Int(code) * 6 + $0] != 0 }
    }
    unionMasks = (0..<6).map { length in (0..<256).reduce(0) { $0 | masks[$1 * 6 + length] } }
  }

  /// The masks of each code by the readings of its characters, and whether they differ.
  private static func readings(
    _ pattern: PinyinPattern, _ encoding: PinyinEncoding
  ) -> (masks: [UInt64], ambiguous: [UInt8]) {
    let table = PinyinTable.shared
    var masks = [UInt64](repeating: 0, count: 256 * 6)
    var ambiguous = [UInt8](repeating: 0, count: 256)
    for (code, sets) in encoding.readingSets.enumerated() {
      for (index, set) in sets.enumerated() {
        for length in 0..<6 {
          var mask: UInt64 = 0
          for reading in table.readings(of: set) {
            mask |= pattern.readingMasks[PinyinTable.index(of: reading) * 6 + length]
          }
          if index > 0, masks[code * 6 + length] != mask { ambiguous[code] = 1 }
          masks[code * 6 + length] |= mask
        }
      }
    }
    return (masks, ambiguous)
  }

  // MARK: - Steps

  /// The states, and those reached by skipping typed characters.
  private static func closure(of states: UInt64, skipping skippedMask: UInt64) -> UInt64 {
    var result = states
    while true {
      let next = result | (result & skippedMask) << 1
      if next == result { return result }
      result = next
    }
  }

  @inline(__always)
  private func step(_ states: UInt64, _ masks: UnsafePointer<UInt64>) -> UInt64 {
    var next = (states & masks[0]) << 1 | (states & masks[1]) << 2 | (states & masks[2]) << 3
    next |= (states & masks[3]) << 4 | (states & masks[4]) << 5 | (states & masks[5]) << 6
    return Self.closure(of: next, skipping: skippedMask)
  }

  /// The states after the code for one or more characters without reading.
  private func stepOverOthers(_ states: UInt64) -> UInt64 {
    var result: UInt64 = 0
    var last = states
    while true {
      last = Self.closure(of: (last & otherMask) << 1, skipping: skippedMask)
      if last & ~result == 0 { return result }
      result |= last
    }
  }

  /// The states after a code. `masks` are the masks of this value.
  @inline(__always)
  func step(_ states: UInt64, over code: UInt8, _ masks: UnsafePointer<UInt64>) -> UInt64 {
    if code == PinyinAlphabet.other { return otherMask == 0 ? 0 : stepOverOthers(states) }
    return step(states, masks + Int(code) &* 6)
  }

  func step(_ states: UInt64, over code: UInt8) -> UInt64 {
    masks.withUnsafeBufferPointer { masks in masks.baseAddress.map { step(states, over: code, $0) } ?? 0 }
  }

  /// The states after any one code.
  func stepOverAny(_ states: UInt64) -> UInt64 {
    unionMasks.withUnsafeBufferPointer { masks in masks.baseAddress.map { step(states, $0) } ?? 0 }
      | stepOverOthers(states)
  }
}
