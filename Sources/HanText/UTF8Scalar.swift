/// A character decoded from UTF-8, or a byte that is not part of well-formed UTF-8.
struct UTF8Scalar {
  /// The code point, or `invalid`.
  let value: UInt32
  let length: Int

  static let invalid: UInt32 = 0xFFFF_FFFF

  /// Decodes the character at `index`. Invalid UTF-8 is read byte by byte, so no byte is lost.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let first = UInt32(text[index])
    let left = text.count - index
    @inline(__always) func trail(_ offset: Int) -> UInt32 { UInt32(text[index + offset]) ^ 0x80 }
    if first < 0x80 {
      self.init(value: first, length: 1)
    } else if first >= 0xE0, first < 0xF0, left >= 3, trail(1) < 0x40, trail(2) < 0x40 {
      let value = (first & 15) << 12 | trail(1) << 6 | trail(2)
      let isScalar = value >= 0x800 && value & 0xF800 != 0xD800
      self.init(value: isScalar ? value : Self.invalid, length: isScalar ? 3 : 1)
    } else if first >= 0xC2, first < 0xE0, left >= 2, trail(1) < 0x40 {
      self.init(value: (first & 31) << 6 | trail(1), length: 2)
    } else if first >= 0xF0, first < 0xF5, left >= 4, trail(1) < 0x40, trail(2) < 0x40, trail(3) < 0x40 {
      let value = (first & 7) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3)
      let isScalar = value >= 0x10000 && value <= 0x10FFFF
      self.init(value: isScalar ? value : Self.invalid, length: isScalar ? 4 : 1)
    } else {
      self.init(value: Self.invalid, length: 1)
    }
  }

  private init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }
}
