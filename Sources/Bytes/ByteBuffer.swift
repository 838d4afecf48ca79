/// Bytes of an output under construction.
public typealias ByteBuffer = GrowingBuffer<UInt8>

extension GrowingBuffer<UInt8> {
  public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  @inlinable
  public mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Copies in steps of 16 bytes.
  /// - Precondition: 15 bytes after the source are readable, as they are after any bytes in a `ByteBuffer`.
  @inlinable @inline(__always)
  public mutating func appendPadded(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    let target = UnsafeMutableRawPointer(end)
    let source = UnsafeRawPointer(source)
    if length > 256 {
      target.copyMemory(from: source, byteCount: length)
    } else {
      var offset = 0
      while offset < length {
        target.storeBytes(
          of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self), toByteOffset: offset,
          as: SIMD16<UInt8>.self)
        offset += 16
      }
    }
    advance(by: length)
  }

  /// Copies bytes up to the first that a format must escape.
  /// - Parameters:
  ///   - stopWord: marks the bytes to escape among eight; see `ByteSearch`.
  ///   - stopByte: the same test for one byte.
  /// - Returns: the number of bytes copied: all of them in most texts.
  @inlinable @inline(__always)
  public mutating func appendPlain(
    _ text: UnsafeBufferPointer<UInt8>, stopWord: (UInt64) -> UInt64, stopByte: (UInt8) -> Bool
  ) -> Int {
    guard let start = text.baseAddress, text.count > 0 else { return 0 }
    reserve(text.count)
    let target = UnsafeMutableRawPointer(end)
    let source = UnsafeRawPointer(start)
    var offset = 0
    while offset + 8 <= text.count {
      let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      let found = stopWord(word)
      if found != 0 {
        offset += found.trailingZeroBitCount >> 3
        advance(by: offset)
        return offset
      }
      offset += 8
    }
    while offset < text.count, !stopByte(start[offset]) {
      target.storeBytes(of: start[offset], toByteOffset: offset, as: UInt8.self)
      offset += 1
    }
    advance(by: offset)
    return offset
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] { Array(elements) }

  /// The bytes as text; ill-formed UTF-8 is repaired.
  public var text: String { String(decoding: elements, as: UTF8.self) }
}
