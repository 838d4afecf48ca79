import Bytes

/// Whether bytes are well-formed UTF-8 (Unicode 15, table 3-7: no overlong form, no surrogate, nothing above U+10FFFF).
public enum UTF8Check {
  /// The first byte of the first ill-formed sequence in `start ..< end`, nil when there is none.
  ///
  /// Five three-byte characters (all of Chinese) are checked at a time, ASCII eight at a time, the rest one by one.
  /// The byte at `end` must be ASCII, and 16 bytes from any position before `end` readable.
  /// - Complexity: linear; some 4 GB/s on Chinese.
  public static func firstInvalid(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var p = start
    while p < end {
      if p.pointee < 0x80 {
        let word = UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)) & ByteSearch.highBits
        p += word == 0 ? 8 : word.trailingZeroBitCount &>> 3
        continue
      }
      let bytes = UnsafeRawPointer(p).loadUnaligned(as: SIMD16<UInt8>.self)
      // E0 and ED restrict the byte that follows them; leave those to the scalar path.
      let narrow = (bytes .== ByteSearch.splat(0xE0)) .| (bytes .== ByteSearch.splat(0xED))
      let odd = unsafeBitCast(narrow, to: SIMD2<UInt64>.self)
      let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
      // 1110xxxx 10xxxxxx 10xxxxxx five times over; the sixteenth byte is left out.
      let low =
        (UInt64(littleEndian: words[0]) & 0xC0F0_C0C0_F0C0_C0F0 ^ 0x80E0_8080_E080_80E0) | UInt64(littleEndian: odd[0])
      let upper =
        (UInt64(littleEndian: words[1]) & 0x00C0_C0F0_C0C0_F0C0 ^ 0x0080_80E0_8080_E080) | UInt64(littleEndian: odd[1])
      var good: Int
      if low != 0 {
        good = low.trailingZeroBitCount &>> 3
      } else if upper != 0 {
        good = 8 &+ upper.trailingZeroBitCount &>> 3
      } else {
        good = 15
      }
      good = (good &* 43) &>> 7  // good / 3 for good < 16
      if good > 0 {
        p += good &* 3
        continue
      }
      let length = sequenceLength(at: p, to: end)
      if length == 0 { return p }
      p += length
    }
    return nil
  }

  /// The length of the well-formed sequence at `p`, 0 when it is ill-formed or cut by `end`.
  static func sequenceLength(at p: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Int {
    let lead = p[0]
    let left = end - p
    if lead < 0x80 { return left > 0 ? 1 : 0 }
    guard lead >= 0xC2, lead <= 0xF4, left >= 2 else { return 0 }
    let next = p[1]
    guard next & 0xC0 == 0x80 else { return 0 }
    if lead < 0xE0 { return 2 }
    guard left >= 3, p[2] & 0xC0 == 0x80 else { return 0 }
    switch lead {
    case 0xE0: return next >= 0xA0 ? 3 : 0
    case 0xED: return next < 0xA0 ? 3 : 0
    case 0xE1...0xEF: return 3
    default: break
    }
    guard left >= 4, p[3] & 0xC0 == 0x80 else { return 0 }
    if lead == 0xF0 { return next >= 0x90 ? 4 : 0 }
    if lead == 0xF4 { return next < 0x90 ? 4 : 0 }
    return 4
  }

  /// Whether the sequence at `p` is well-formed up to `end` and only the end of the text cuts it.
  static func isCut(at p: UnsafePointer<UInt8>, by end: UnsafePointer<UInt8>) -> Bool {
    let lead = p[0]
    let left = end - p
    let needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, left < needed else { return false }
    if left >= 2 {
      let next = p[1]
      guard next & 0xC0 == 0x80 else { return false }
      if lead == 0xE0 && next < 0xA0 || lead == 0xED && next >= 0xA0 { return false }
      if lead == 0xF0 && next < 0x90 || lead == 0xF4 && next >= 0x90 { return false }
    }
    return left < 3 || p[2] & 0xC0 == 0x80
  }
}
