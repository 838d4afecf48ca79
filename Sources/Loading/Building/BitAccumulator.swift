import Columnar

/// A bitmap that grows at its end.
struct BitAccumulator {
  private var words: [UInt64] = []
  private(set) var count = 0
  private(set) var population = 0

  /// Appends `count` equal bits.
  mutating func append(_ bit: Bool, count added: Int) {
    append(count: added) { _ in bit }
  }

  /// Adds `added` bits, each as `bit` says for its position among them.
  @inline(__always)
  mutating func append(count added: Int, _ bit: (Int) -> Bool) {
    words.reserveCapacity((count + added + 63) / 64)
    var position = 0
    while position < added {
      let shift = count & 63
      let taken = min(64 - shift, added - position)
      var word: UInt64 = 0
      for offset in 0..<taken where bit(position + offset) { word |= 1 &<< UInt64(offset) }
      if shift == 0 { words.append(word) } else { words[words.count - 1] |= word &<< UInt64(shift) }
      population += word.nonzeroBitCount
      count += taken
      position += taken
    }
  }

  mutating func truncate(to newCount: Int) {
    guard newCount < count else { return }
    words.removeSubrange(((newCount + 63) / 64)...)
    if newCount & 63 != 0 { words[words.count - 1] &= (1 &<< UInt64(newCount & 63)) &- 1 }
    count = newCount
    population = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// The bitmap of `total` bits; those not added are zero.
  func bitmap(count total: Int) -> Bitmap {
    var words = words
    words.append(contentsOf: repeatElement(0, count: (total + 63) / 64 - words.count))
    return Bitmap(words: words, count: total)
  }
}
