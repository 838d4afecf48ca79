/// A set of small numbers in embedded bytes that tells how many members lie below each: the values of a sparse table
/// stand one after the other, without one for each number that has none.
///
/// Layout, little-endian: u32 for each 32 numbers, then u16 members before each of these.
struct RankedBits {
  private let words: UnsafePointer<UInt32>
  private let before: UnsafePointer<UInt16>

  /// `limit` numbers, a multiple of 64. The bytes must live as long as the value, and be aligned to 4.
  init(_ bytes: UnsafeRawPointer, limit: Int) {
    words = bytes.assumingMemoryBound(to: UInt32.self)
    before = (bytes + limit / 8).assumingMemoryBound(to: UInt16.self)
  }

  /// Bytes that a set of numbers below `limit` takes, a multiple of 4.
  static func size(limit: Int) -> Int { limit / 8 + limit / 16 }

  /// The members below `number` where it is one itself, nil where it is none. `number` is below the limit. O(1).
  @inline(__always)
  func rank(of number: Int) -> Int? {
    let word = words[number >> 5]
    let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: number & 31)
    guard word & bit != 0 else { return nil }
    return Int(before[number >> 5]) + (word & (bit - 1)).nonzeroBitCount
  }
}
