/// Hashing and comparing short runs of bytes: keys and spellings.
package enum KeyBytes {
  /// A multiply-and-fold hash over 8-byte words; keys are short, and no table is shared with strangers at run time.
  @inlinable
  @inline(__always)
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    guard bytes.count >= 8 else { return fold(state ^ short(bytes)) }
    let last = bytes.count &- 8
    var offset = 0
    while offset < last {
      state = fold(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    // The last word may hold some bytes for the second time.
    return fold(state ^ bytes.loadUnaligned(fromByteOffset: last, as: UInt64.self))
  }

  /// Whether two runs have the same bytes.
  @inlinable
  @inline(__always)
  package static func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    guard left.count >= 8 else { return short(left) == short(right) }
    let last = left.count &- 8
    var offset = 0
    while offset < last {
      if word(left, offset) != word(right, offset) { return false }
      offset &+= 8
    }
    return word(left, last) == word(right, last)
  }

  @inlinable
  @inline(__always)
  static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Fewer than 8 bytes as one number, which tells runs of the same length apart.
  @inlinable
  @inline(__always)
  static func short(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    if count >= 4 {
      let first = UInt64(bytes.loadUnaligned(as: UInt32.self))
      let last = UInt64(bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      return first | last &<< 32
    }
    if count == 0 { return 0 }
    return UInt64(bytes[0]) | UInt64(bytes[count &>> 1]) &<< 8 | UInt64(bytes[count &- 1]) &<< 16
  }

  @inlinable
  @inline(__always)
  static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
