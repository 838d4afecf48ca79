/// The first two bytes of a three-byte character, looked up instead of computed: the fastest way through Chinese text.
enum UTF8Blocks {
  /// Marks two bytes that begin no three-byte character; no block has this bit.
  static let none: UInt16 = 1

  /// By the two bytes as a little-endian number: the first of the 64 code points that they begin, or `none`.
  // Written once, here, and only read from then on; it lives as long as the program.
  nonisolated(unsafe) static let table: UnsafePointer<UInt16> = {
    let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x10000)
    table.initialize(repeating: none, count: 0x10000)
    for first in 0xE0...0xEF {
      for second in 0x80...0xBF { table[second << 8 | first] = UInt16((first & 15) << 12 | (second & 63) << 6) }
    }
    return UnsafePointer(table)
  }()
}
