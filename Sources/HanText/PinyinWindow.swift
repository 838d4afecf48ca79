import CScan

/// A sieve before the automaton: which characters can stand first, second, ... in a match, as one bit each.
///
/// A match has at least `length` characters. Where that many fit their places one after the other (`shezu_class_sieve`) a
/// match may begin; only there the automaton runs.
struct PinyinWindow: Sendable {
  /// Characters that are looked at, 1 ... `SHEZU_CLASS_LIMIT`.
  let length: Int
  /// Bit k of byte `shezu_class_index`: the character can be the k-th of a match, from 0.
  let table: [UInt8]

  init(_ pattern: PinyinPattern) {
    let table = PinyinTable.shared
    var ofKind = [UInt8](repeating: 0, count: table.syllableCount * 2)
    var ofASCII = [UInt8](repeating: 0, count: 128)
    var ofLiteral = [UInt8](repeating: 0, count: pattern.literals.count)
    var states: UInt64 = 1
    var length = 0
    while length < Int(SHEZU_CLASS_LIMIT), states & pattern.accepted == 0 {
      let bit = UInt8(1) << UInt8(length)
      var next: UInt64 = 0
      @inline(__always) func admit(_ places: UInt64, _ advance: Int, _ classes: inout UInt8) {
        if states & places != 0 {
          classes |= bit
          next |= (states & places) << UInt64(advance)
        }
      }
      for word in pattern.pieces.indices { admit(pattern.pieces[word], word % 6 + 1, &ofKind[word / 6]) }
      for ascii in 0..<128 { admit(pattern.literalASCII[ascii], 1, &ofASCII[ascii]) }
      for index in ofLiteral.indices { admit(pattern.literals[index].places, 1, &ofLiteral[index]) }
      states = next | (next & pattern.separators) << 1
      length += 1
    }
    self.length = max(length, 1)
    let ofSet = (0..<table.setCount).map { table.readings(of: $0).reduce(0) { $0 | ofKind[PinyinTable.kind(of: $1)] } }
    var classes = ofASCII + [UInt8](repeating: 0, count: Int(SHEZU_CLASS_TABLE) - 128)
    classes.withUnsafeMutableBufferPointer { classes in
      let first = PinyinTable.direct.lowerBound
      for index in 0..<PinyinTable.directCount {
        classes[Self.place(of: first + UInt32(index))] = ofSet[Int(table.setOfDirect[index])]
      }
      for (index, literal) in pattern.literals.enumerated() where 0x800..<0x10000 ~= literal.scalar {
        classes[Self.place(of: literal.scalar)] |= ofLiteral[index]
      }
    }
    self.table = classes
  }

  /// Where the classes of a character of three bytes stand.
  private static func place(of scalar: UInt32) -> Int {
    shezu_class_index(0xE0 | scalar >> 12, 0x80 | scalar >> 6 & 63, 0x80 | scalar & 63)
  }
}
