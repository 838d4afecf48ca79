/// A set of row numbers below `count`, one bit each, in words of 64. Bits at and above `count` are always zero.
public struct Bitmap: Sendable, Equatable {
  public private(set) var words: [UInt64]
  public let count: Int

  /// All rows out, or all rows in. O(count / 64).
  public init(count: Int, filled: Bool = false) {
    self.count = count
    words = [UInt64](repeating: filled ? .max : 0, count: (count + 63) / 64)
    if filled { trim() }
  }

  /// Takes over words that were filled elsewhere.
  /// - Precondition: `words.count == (count + 63) / 64`.
  public init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64)
    self.words = words
    self.count = count
    trim()
  }

  private mutating func trim() {
    if count % 64 != 0, let last = words.indices.last { words[last] &= (1 << UInt64(count % 64)) &- 1 }
  }

  public subscript(row: Int) -> Bool {
    get { words[row >> 6] & (1 << UInt64(row & 63)) != 0 }
    set {
      if newValue { words[row >> 6] |= 1 << UInt64(row & 63) } else { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
    }
  }

  /// How many rows are in. O(count / 64).
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  public mutating func formIntersection(_ other: Bitmap) {
    precondition(other.count == count)
    for index in words.indices { words[index] &= other.words[index] }
  }

  public mutating func formUnion(_ other: Bitmap) {
    precondition(other.count == count)
    for index in words.indices { words[index] |= other.words[index] }
  }

  public mutating func subtract(_ other: Bitmap) {
    precondition(other.count == count)
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  public mutating func invert() {
    for index in words.indices { words[index] = ~words[index] }
    trim()
  }

  /// Direct access for scans that write whole words.
  public mutating func withMutableWords<Result>(_ body: (UnsafeMutableBufferPointer<UInt64>) throws -> Result) rethrows
    -> Result
  {
    defer { trim() }
    return try words.withUnsafeMutableBufferPointer { try body($0) }
  }

  /// Calls `body` with every row that is in, ascending. O(count / 64 + population).
  public func forEach(_ body: (Int) throws -> Void) rethrows {
    for (index, word) in words.enumerated() where word != 0 {
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
