/// A sieve before the automaton: which characters can stand first, second, ... in a match, as one bit each.
///
/// A match has at least `length` characters. Shifting one byte along the text (the bit-parallel way of finding a string
/// of character classes) tells where that many fit their places one after the other; only there the automaton runs.
struct PinyinWindow: Sendable {
  /// Characters that are looked at, 1 ... 8.
  let length: Int
  /// Bit k of byte c: the BMP character c can be the k-th of a match, from 0.
  let classes: [UInt8]

  init(
    fits: [UInt64], literalASCII: [UInt64], literals: [(scalar: UInt32, places: UInt64)], separators: UInt64,
    accepted: UInt64, _ table: PinyinTable
  ) {
    var ofSet = [UInt8](repeating: 0, count: table.setCount)
    var ofASCII = [UInt8](repeating: 0, count: 128)
    var ofLiteral = [UInt8](repeating: 0, count: literals.count)
    var states: UInt64 = 1
    var length = 0
    while length < 8, states & accepted == 0 {
      let bit = UInt8(1) << UInt8(length)
      var next: UInt64 = 0
      for set in 1..<table.setCount where fits[set * 8 + 6] & states != 0 {
        ofSet[set] |= bit
        for piece in 0..<6 { next |= (states & fits[set * 8 + piece]) << UInt64(piece + 1) }
      }
      for ascii in 0..<128 where literalASCII[ascii] & states != 0 {
        ofASCII[ascii] |= bit
        next |= (states & literalASCII[ascii]) << 1
      }
      for (index, literal) in literals.enumerated() where literal.places & states != 0 {
        ofLiteral[index] |= bit
        next |= (states & literal.places) << 1
      }
      states = next | (next & separators) << 1
      length += 1
    }
    self.length = max(length, 1)
    classes = [UInt8](unsafeUninitializedCapacity: 0x10000) { buffer, count in
      buffer.initialize(repeating: 0)
      count = 0x10000
      for ascii in 0..<128 { buffer[ascii] = ofASCII[ascii] }
      let first = Int(PinyinTable.direct.lowerBound)
      for index in 0..<PinyinTable.directCount { buffer[first + index] = ofSet[Int(table.setOfDirect[index])] }
      for (index, literal) in literals.enumerated() where literal.scalar < 0x10000 {
        buffer[Int(literal.scalar)] |= ofLiteral[index]
      }
    }
  }
}
