/// Checks whether texts fold to themselves. Holds pointers to the tables: one value serves many texts.
///
/// `@unchecked Sendable`: the tables are read-only and live as long as the program.
public struct FoldingCheck: @unchecked Sendable {
  private let table = FoldingTable.shared
  private let blocks = UTF8Blocks.table

  public init() {}

  /// Whether `text` folds to itself. O(n), a few bytes a nanosecond; most texts of a register do.
  public func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return true }
    let end = text.count
    var index = 0
    while index < end {
      index = skipUnchangedIdeographs(base, from: index, to: end, table.changed)
      if index == end { break }
      let first = base[index]
      if first < 0x80 {
        if end - index >= 8, isPlainASCII(base + index) {
          index += 8
          continue
        }
        if first == 0x20 {
          guard Folding.keepsSpace(text, at: index) else { return false }
        } else if table.changes(UInt32(first)) {
          return false
        }
        index += 1
      } else {
        let scalar = UTF8Scalar(text, at: index)
        if scalar.value != UTF8Scalar.invalid, table.replacement(of: scalar.value) != nil { return false }
        index += scalar.length
      }
    }
    return true
  }

  /// The index after the three-byte characters from `start` that folding does not change.
  @inline(__always)
  private func skipUnchangedIdeographs(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, _ changed: UnsafePointer<UInt8>
  ) -> Int {
    let bits = UnsafeRawPointer(changed)
    var index = start
    while index &+ 3 <= end {
      let block = blocks[Int(UnsafeRawPointer(base + index).loadUnaligned(as: UInt16.self))]
      let third = base[index &+ 2] ^ 0x80
      if block & UTF8Blocks.none | UInt16(third & 0xC0) != 0 { break }
      if bits.load(fromByteOffset: Int(block >> 3), as: UInt64.self) &>> UInt64(third) & 1 != 0 { break }
      index &+= 3
    }
    return index
  }

  /// Whether eight bytes are ASCII characters that always fold to themselves: no upper case, space or control.
  @inline(__always)
  private func isPlainASCII(_ bytes: UnsafePointer<UInt8>) -> Bool {
    let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
    let high: UInt64 = 0x8080_8080_8080_8080
    if word & high != 0 { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let visible = word &+ ones &* 0x5F  // high bit: above 0x20
    let notDelete = ~(word &+ ones)  // high bit: below 0x7F
    let fromA = word &+ ones &* (0x80 - 0x41)
    let pastZ = word &+ ones &* (0x80 - 0x5B)
    return visible & notDelete & ~(fromA & ~pastZ) & high == high
  }
}
