/// Where a character leads in a pattern, by its code.
struct PinyinTransitions: Sendable {
  /// Six words a code: bit k of word n says that a piece of n + 1 letters from letter k fits some character of the code.
  let words: [UInt64]
  /// 1 where not all characters of a code lead to the same states.
  let doubts: [UInt8]
  /// The codes that lead anywhere.
  let active: [UInt8]
  /// The places of typed characters that are not read, and are no letters.
  private let others: UInt64
  private let separators: UInt64
  /// Where any character leads.
  private let all: [UInt64]

  /// Nil where the word holds a middle dot, of which the codes tell nothing.
  init?(_ pattern: PinyinPattern, in texts: PinyinEncoding) {
    guard !pattern.literals.contains(where: { $0.scalar == 0xB7 }) else { return nil }
    let table = PinyinTable.shared
    var words = [UInt64](repeating: 0, count: 256 * 6)
    var doubts = [UInt8](repeating: 0, count: 256)
    for (code, sets) in texts.sets.enumerated() {
      for (index, set) in sets.enumerated() {
        var own: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
        for reading in table.readings(of: set) {
          let kind = PinyinTable.kind(of: reading) * 6
          own.0 |= pattern.pieces[kind]
          own.1 |= pattern.pieces[kind + 1]
          own.2 |= pattern.pieces[kind + 2]
          own.3 |= pattern.pieces[kind + 3]
          own.4 |= pattern.pieces[kind + 4]
          own.5 |= pattern.pieces[kind + 5]
        }
        withUnsafeBytes(of: own) { own in
          for (length, word) in own.bindMemory(to: UInt64.self).enumerated() {
            if index > 0, words[code * 6 + length] != word { doubts[code] = 1 }
            words[code * 6 + length] |= word
          }
        }
      }
    }
    for letter in PinyinAlphabet.letters { words[Int(letter) * 6] |= pattern.literalASCII[Int(letter) + 0x60] }
    var others: UInt64 = 0
    for (ascii, places) in pattern.literalASCII.enumerated() where !PinyinPattern.isLetter(UInt32(ascii)) {
      others |= places
    }
    for literal in pattern.literals {
      let set = table.set(of: literal.scalar)
      if set == 0 {
        others |= literal.places
      } else {
        // The code stands for other characters, too, that are read alike.
        let code = Int(texts.alphabet.codeOfSet[set])
        words[code * 6] |= literal.places
        doubts[code] = 1
      }
    }
    if others != 0 { doubts[Int(PinyinAlphabet.other)] = 1 }
    self.words = words
    self.doubts = doubts
    self.others = others
    separators = pattern.separators
    active = (1...255).filter { code in
      code == PinyinAlphabet.other ? others != 0 : (0..<6).contains { words[Int(code) * 6 + $0] != 0 }
    }
    all = (0..<6).map { length in (0..<256).reduce(0) { $0 | words[$1 * 6 + length] } }
  }

  @inline(__always)
  private func passed(_ states: UInt64) -> UInt64 { states | (states & separators) << 1 }

  @inline(__always)
  private func moved(_ states: UInt64, _ words: UnsafePointer<UInt64>) -> UInt64 {
    var next = (states & words[0]) << 1 | (states & words[1]) << 2 | (states & words[2]) << 3
    next |= (states & words[3]) << 4 | (states & words[4]) << 5 | (states & words[5]) << 6
    return passed(next)
  }

  /// The states after a run of one or more characters that are not read.
  private func movedOverOthers(_ states: UInt64) -> UInt64 {
    var result: UInt64 = 0
    var last = states
    while true {
      last = passed((last & others) << 1)
      if last & ~result == 0 { return result }
      result |= last
    }
  }

  /// The states after some character of a code; `words` are those of the moves.
  @inline(__always)
  func advanced(_ states: UInt64, by code: UInt8, _ words: UnsafePointer<UInt64>) -> UInt64 {
    if code == PinyinAlphabet.other { return others == 0 ? 0 : movedOverOthers(states) }
    return moved(states, words + Int(code) &* 6)
  }

  func advanced(_ states: UInt64, by code: UInt8) -> UInt64 {
    words.withUnsafeBufferPointer { words in words.baseAddress.map { advanced(states, by: code, $0) } ?? 0 }
  }

  /// The states after any character.
  func advanced(_ states: UInt64) -> UInt64 {
    all.withUnsafeBufferPointer { all in all.baseAddress.map { moved(states, $0) } ?? 0 } | movedOverOthers(states)
  }
}
