/// A string as written: the validated bytes between its quotes. Valid as long as the buffer is.
///
/// Count and flags share one word, so that the value is passed in two registers.
public struct RawString {
  /// The first byte after the opening quote.
  public let start: UnsafePointer<UInt8>
  @usableFromInline let packed: UInt

  /// A string that is not between quotes of JSON may be made of any UTF-8 that has no escapes.
  @inlinable
  public init(start: UnsafePointer<UInt8>, count: Int, hasEscapes: Bool, isASCII: Bool) {
    self.start = start
    self.packed = UInt(bitPattern: count) &<< 2 | (hasEscapes ? 2 : 0) | (isASCII ? 1 : 0)
  }

  /// The number of bytes between the quotes. The decoded text is never longer.
  @inlinable public var count: Int { Int(bitPattern: packed &>> 2) }
  /// Whether the bytes contain `\` escapes, so that the text must be decoded.
  @inlinable public var hasEscapes: Bool { packed & 2 != 0 }
  /// Whether every byte between the quotes is ASCII. Escapes may still denote other characters.
  @inlinable public var isASCII: Bool { packed & 1 != 0 }
  /// The bytes between the quotes, escapes undecoded.
  @inlinable public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// Whether the decoded text is exactly these bytes.
  @inlinable public func equals(_ other: UnsafePointer<UInt8>, _ otherCount: Int) -> Bool {
    if hasEscapes { return decodedEquals(other, otherCount) }
    guard count == otherCount else { return false }
    var i = 0
    while i &+ 8 <= otherCount {
      let a = UnsafeRawPointer(start + i).loadUnaligned(as: UInt64.self)
      let b = UnsafeRawPointer(other + i).loadUnaligned(as: UInt64.self)
      if a != b { return false }
      i &+= 8
    }
    while i < otherCount {
      if start[i] != other[i] { return false }
      i &+= 1
    }
    return true
  }

  /// Whether both decode to the same text.
  public func equals(_ other: RawString) -> Bool {
    if !other.hasEscapes { return equals(other.start, other.count) }
    var text: [UInt8] = []
    other.append(to: &text)
    return text.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { equals($0, buffer.count) } ?? (count == 0)
    }
  }

  @usableFromInline
  func decodedEquals(_ other: UnsafePointer<UInt8>, _ otherCount: Int) -> Bool {
    guard otherCount <= count else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 1) { room in
      guard let target = room.baseAddress else { return false }
      let length = decode(into: target)
      return length == otherCount && (0..<length).allSatisfy { target[$0] == other[$0] }
    }
  }

  /// Writes the text, escapes decoded, as UTF-8.
  /// - Parameter target: space for `count` bytes.
  /// - Returns: the number of bytes written, at most `count`.
  @inlinable public func decode(into target: UnsafeMutablePointer<UInt8>) -> Int {
    if hasEscapes { return decodeEscapes(into: target) }
    target.update(from: start, count: count)
    return count
  }

  /// Appends the text, escapes decoded, as UTF-8.
  public func append(to target: inout [UInt8]) {
    if !hasEscapes {
      target.append(contentsOf: bytes)
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 1) { room in
      guard let base = room.baseAddress else { return }
      target.append(contentsOf: UnsafeBufferPointer(start: base, count: decodeEscapes(into: base)))
    }
  }

  /// The text as a String. Not for hot paths.
  public var string: String {
    if !hasEscapes { return String(decoding: bytes, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: count) { room in
      room.baseAddress.map { decodeEscapes(into: $0) } ?? 0
    }
  }

  @usableFromInline
  func decodeEscapes(into target: UnsafeMutablePointer<UInt8>) -> Int {
    var (p, out) = (start, target)
    let end = start + count
    while p < end {
      guard p.pointee == UInt8(ascii: "\\") else {
        out.pointee = p.pointee
        out += 1
        p += 1
        continue
      }
      let letter = p[1]
      p += 2
      guard letter == UInt8(ascii: "u") else {
        out.pointee = Escape.meaning(of: letter)
        out += 1
        continue
      }
      var scalar = Escape.hexValue(at: p)
      p += 4
      if scalar & 0xF800 == 0xD800 {
        // Half a pair is only met where a lenient reader passed over it.
        let isPair =
          scalar & 0xFC00 == 0xD800 && end - p >= 6 && p[0] == UInt8(ascii: "\\") && p[1] == UInt8(ascii: "u")
        let low = isPair ? Escape.hexValue(at: p + 2) : 0
        if low & 0xFC00 == 0xDC00, low <= 0xFFFF {
          scalar = 0x10000 + (scalar & 0x3FF) &<< 10 + (low & 0x3FF)
          p += 6
        } else {
          scalar = 0xFFFD
        }
      }
      out += Escape.encode(scalar, into: out)
    }
    return out - target
  }
}

/// The escapes of RFC 8259 section 7.
enum Escape {
  /// The byte that a letter after a backslash denotes; 0 if the letter is no escape.
  static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return letter
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    default: return 0
    }
  }

  /// The value of four hexadecimal digits; above 0xFFFF if a byte is no digit.
  static func hexValue(at p: UnsafePointer<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    for i in 0..<4 {
      guard let digit = hexDigit(p[i]) else { return .max }
      value = value &<< 4 | digit
    }
    return value
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return UInt32(byte - UInt8(ascii: "A") + 10)
    default: return nil
    }
  }

  /// Writes a scalar value as UTF-8 and returns the number of bytes.
  static func encode(_ scalar: UInt32, into out: UnsafeMutablePointer<UInt8>) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar &>> shift & 0x3F | 0x80) }
    if scalar < 0x80 {
      out[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      out[0] = UInt8(truncatingIfNeeded: scalar &>> 6 | 0xC0)
      out[1] = tail(0)
      return 2
    }
    if scalar < 0x10000 {
      out[0] = UInt8(truncatingIfNeeded: scalar &>> 12 | 0xE0)
      out[1] = tail(6)
      out[2] = tail(0)
      return 3
    }
    out[0] = UInt8(truncatingIfNeeded: scalar &>> 18 | 0xF0)
    out[1] = tail(12)
    out[2] = tail(6)
    out[3] = tail(0)
    return 4
  }
}
