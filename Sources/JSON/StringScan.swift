/// The inner loops over string bytes. All of them may load 16 bytes from any position up to the end of the text, which
/// is why the text is padded.
@usableFromInline
enum StringScan {
  @usableFromInline static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// One byte in all lanes. Comparing vector with vector is one instruction; vector with scalar is a loop over lanes.
  @inlinable @inline(__always)
  static func every(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// The first byte from `start` that is a quote, a backslash or below 0x20 (the padding stops it). `high` collects
  /// the high bits of the bytes before it: zero when they are all ASCII.
  /// - Complexity: one step per 16 bytes.
  @inlinable @inline(__always)
  static func special(from start: UnsafePointer<UInt8>, high: inout UInt64) -> UnsafePointer<UInt8> {
    var p = start
    while true {
      let bytes = UnsafeRawPointer(p).loadUnaligned(as: SIMD16<UInt8>.self)
      let stops = (bytes .== every(0x22)) .| (bytes .== every(0x5C)) .| (bytes .< every(0x20))
      let mask = unsafeBitCast(stops, to: SIMD2<UInt64>.self)
      let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
      let (low, upper) = (UInt64(littleEndian: mask[0]), UInt64(littleEndian: mask[1]))
      if low != 0 {
        let bits = UInt64(truncatingIfNeeded: low.trailingZeroBitCount)
        high |= UInt64(littleEndian: words[0]) & highBits & ((1 &<< bits) &- 1)
        return p + Int(truncatingIfNeeded: bits &>> 3)
      }
      high |= words[0] & highBits
      if upper != 0 {
        let bits = UInt64(truncatingIfNeeded: upper.trailingZeroBitCount)
        high |= UInt64(littleEndian: words[1]) & highBits & ((1 &<< bits) &- 1)
        return p + 8 + Int(truncatingIfNeeded: bits &>> 3)
      }
      high |= words[1] & highBits
      p += 16
    }
  }
}
