/// Tests of eight bytes at once in a 64-bit word (SWAR). Each yields a word whose lowest set high bit marks the first byte
/// found, on a little-endian machine; bits above it may be set by a borrow.
public enum ByteSearch {
  @inlinable public static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable public static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// Bytes equal to `byte`.
  @inlinable @inline(__always)
  public static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highBits
  }

  /// Bytes below 0x20.
  @inlinable @inline(__always)
  public static func control(_ word: UInt64) -> UInt64 { (word &- ones &* 0x20) & ~word & highBits }

  /// `byte` in all lanes. Comparing vector with vector is one instruction; vector with scalar is a loop over lanes.
  @inlinable @inline(__always)
  public static func splat(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}
