/// A lookup table for the first two bytes of three-byte characters, which is faster than decoding them.
enum UTF8Blocks {
  /// The entry of two bytes that do not begin a three-byte character. No block has this bit.
  static let none: UInt16 = 1

  /// By the two bytes as a little-endian number: the first of the 64 code points with these bytes, or `none`.
  // Written here only, and never freed.
  nonisolated(unsafe) static let table: UnsafePointer<UInt16> = {
    let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x10000)
    table.initialize(repeating: none, count: 0x10000)
    for first in 0xE0...0xEF {
      for second in 0x80...0xBF { table[second << 8 | first] = UInt16((first & 15) << 12 | (second & 63) << 6) }
    }
    return UnsafePointer(table)
  }()
}
