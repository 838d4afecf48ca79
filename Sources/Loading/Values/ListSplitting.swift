/// Several values in one text, as published tables write them.
enum ListSplitting {
  /// A piece of the text between separators, without blanks at its ends.
  struct Part: Equatable {
    let lower: Int
    let upper: Int
  }

  /// The pieces between `;` `；` `,` and `、`; empty ones are left out. O(n).
  static func pieces(_ text: UnsafeBufferPointer<UInt8>) -> [Part] {
    var pieces: [Part] = []
    var start = 0
    var index = 0
    while index < text.count {
      let length = separatorLength(text, at: index)
      if length > 0 {
        append(text, start..<index, to: &pieces)
        index += length
        start = index
      } else {
        index += 1
      }
    }
    append(text, start..<text.count, to: &pieces)
    return pieces
  }

  /// The pieces where a value may itself hold a separator, as 没收违法所得、没收非法财物 does: from each piece on, the
  /// longest run of text that `isKnown` is one value. O(pieces), runs being of eight pieces at most.
  static func joined(
    _ atoms: [Part], of text: UnsafeBufferPointer<UInt8>, where isKnown: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> [Part] {
    var joined: [Part] = []
    var first = 0
    while first < atoms.count {
      var last = min(atoms.count, first + 8) - 1
      while last > first {
        let range = atoms[first].lower..<atoms[last].upper
        if isKnown(UnsafeBufferPointer(rebasing: text[range])) { break }
        last -= 1
      }
      joined.append(Part(lower: atoms[first].lower, upper: atoms[last].upper))
      first = last + 1
    }
    return joined
  }

  private static func separatorLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch text[index] {
    case UInt8(ascii: ";"), UInt8(ascii: ","): 1
    case 0xEF where text.starts(with: "；", at: index): 3
    case 0xE3 where text.starts(with: "、", at: index): 3
    default: 0
    }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to pieces: inout [Part]
  ) {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while true {
      if lower < upper, text[lower] <= 0x20 {
        lower += 1
      } else if lower + 3 <= upper, text.starts(with: "\u{3000}", at: lower) {
        lower += 3
      } else if lower < upper, text[upper - 1] <= 0x20 {
        upper -= 1
      } else if lower + 3 <= upper, text.starts(with: "\u{3000}", at: upper - 3) {
        upper -= 3
      } else {
        break
      }
    }
    if lower < upper { pieces.append(Part(lower: lower, upper: upper)) }
  }
}
