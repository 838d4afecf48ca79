/// A set of row numbers below `count`, one bit each, in words of 64. Bits at and above `count` are always zero.
public struct Bitmap: Sendable, Equatable {
  @usableFromInline var bits: [UInt64]
  public let count: Int

  /// Row `r` is bit `r % 64` of word `r / 64`.
  @inlinable public var words: [UInt64] { bits }

  /// All rows out, or all rows in. O(count / 64).
  public init(count: Int, filled: Bool = false) {
    self.count = count
    bits = [UInt64](repeating: filled ? .max : 0, count: (count + 63) / 64)
    if filled { trim() }
  }

  /// Takes over words that were filled elsewhere.
  /// - Precondition: `words.count == (count + 63) / 64`.
  public init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64)
    bits = words
    self.count = count
    trim()
  }

  /// The rows for which `bit` is 1. O(count).
  ///
  /// Inlined into the caller's loop, which has no branch on the result: a bit of a table or of another bitmap costs one
  /// load a row. 64 rows are combined in a register before a word is written.
  ///
  /// - Parameter bit: 0 or 1, for each row ascending.
  @inlinable @inline(__always)
  public init(count: Int, bit: (_ row: Int) -> UInt64) {
    let words = [UInt64](unsafeUninitializedCapacity: (count + 63) >> 6) { words, size in
      for index in 0..<count >> 6 {
        let start = index << 6
        var word: UInt64 = 0
        for offset in 0..<64 { word |= bit(start &+ offset) << UInt64(truncatingIfNeeded: offset) }
        words.initializeElement(at: index, to: word)
      }
      size = (count + 63) >> 6
      guard count & 63 != 0 else { return }
      var word: UInt64 = 0
      for row in count & ~63..<count { word |= bit(row) << UInt64(row & 63) }
      words.initializeElement(at: size - 1, to: word)
    }
    self.init(words: words, count: count)
  }

  /// The positions of `values` for which `bit` is 1, as `init(count:bit:)`. O(values).
  @inlinable @inline(__always)
  public init<Element>(_ values: [Element], bit: (Element) -> UInt64) {
    self = values.withUnsafeBufferPointer { values in Bitmap(count: values.count, bit: { bit(values[$0]) }) }
  }

  /// The positions of the values that meet `condition`. O(values).
  ///
  /// For a comparison with constants; a lookup in a table is faster as a bit (`init(_:bit:)`), because the compiler does
  /// not turn the Bool back into the bit that was looked up.
  @inlinable @inline(__always)
  public init<Element>(_ values: [Element], where condition: (Element) -> Bool) {
    self.init(values, bit: { condition($0) ? 1 : 0 })
  }

  @inlinable mutating func trim() {
    if count % 64 != 0, let last = bits.indices.last { bits[last] &= (1 << UInt64(count % 64)) &- 1 }
  }

  @inlinable public subscript(row: Int) -> Bool {
    get { bits[row >> 6] & (1 << UInt64(row & 63)) != 0 }
    set {
      if newValue { bits[row >> 6] |= 1 << UInt64(row & 63) } else { bits[row >> 6] &= ~(1 << UInt64(row & 63)) }
    }
  }

  /// How many rows are in. O(count / 64).
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  public mutating func formIntersection(_ other: Bitmap) {
    precondition(other.count == count)
    for index in bits.indices { bits[index] &= other.bits[index] }
  }

  public mutating func formUnion(_ other: Bitmap) {
    precondition(other.count == count)
    for index in bits.indices { bits[index] |= other.bits[index] }
  }

  public mutating func subtract(_ other: Bitmap) {
    precondition(other.count == count)
    for index in bits.indices { bits[index] &= ~other.bits[index] }
  }

  public mutating func invert() {
    for index in bits.indices { bits[index] = ~bits[index] }
    trim()
  }

  /// Direct access for scans that write whole words.
  @inlinable
  public mutating func withMutableWords<Result>(_ body: (UnsafeMutableBufferPointer<UInt64>) throws -> Result) rethrows
    -> Result
  {
    defer { trim() }
    return try bits.withUnsafeMutableBufferPointer { try body($0) }
  }

  /// Calls `body` with every row that is in, ascending. O(count / 64 + population).
  @inlinable
  public func forEach(_ body: (Int) throws -> Void) rethrows {
    for (index, word) in bits.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        try body((index << 6) + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// The rows that are in, ascending.
  public var rows: [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(population)
    forEach { rows.append(UInt32(truncatingIfNeeded: $0)) }
    return rows
  }
}
