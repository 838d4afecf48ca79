/// What loops over the bytes of strings compare with.
enum StringScan {
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// One byte in all lanes. Comparing vector with vector is one instruction; vector with scalar is a loop over lanes.
  @inline(__always)
  static func every(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}
