/// A set of small numbers in embedded bytes, with the rank of each member: the number of members below it. The rank is
/// the index of the member's value in an array, so a sparse table has no entries for other numbers.
///
/// Layout, little-endian: u32 for each 32 numbers, then u16 members before each of these.
struct RankedBits {
  private let words: UnsafePointer<UInt32>
  private let before: UnsafePointer<UInt16>

  /// - Parameters:
  ///   - bytes: aligned to 4; they outlive the value.
  ///   - limit: numbers are below it; a multiple of 64.
  init(_ bytes: UnsafeRawPointer, limit: Int) {
    words = bytes.assumingMemoryBound(to: UInt32.self)
    before = (bytes + limit / 8).assumingMemoryBound(to: UInt16.self)
  }

  /// The size in bytes of a set of numbers below `limit`, a multiple of 4.
  static func size(limit: Int) -> Int { limit / 8 + limit / 16 }

  /// The rank of a number below the limit, nil if it is not a member. O(1).
  @inline(__always)
  func rank(of number: Int) -> Int? {
    let word = words[number >> 5]
    let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: number & 31)
    guard word & bit != 0 else { return nil }
    return Int(before[number >> 5]) + (word & (bit - 1)).nonzeroBitCount
  }
}
