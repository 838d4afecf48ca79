/// How one format writes the cells of a row. Renderers are generic over it and specialised for each, so that a cell costs
/// no dispatch.
protocol CellEncoding: Sendable {
  /// JSON: cells are members that are left out where empty, lists are arrays, unreadable originals stand as they were.
  static var isStructured: Bool { get }
  static var yes: String { get }
  static var no: String { get }
  /// What stands for no value, where a cell cannot be left out.
  static var nothing: Separator { get }

  init()

  /// Cells altered so far.
  var altered: Int { get set }

  /// Writes a text. `isIdentifier` tells codes and keys from prose.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer)
}

extension CellEncoding {
  static var isStructured: Bool { false }
  // Values do not change with the language of the headings: labels of vocabularies are Chinese in every export.
  static var yes: String { "是" }
  static var no: String { "否" }
  static var nothing: Separator { Separator("") }

  var altered: Int {
    get { 0 }
    set {}
  }

  mutating func append(_ text: String, isIdentifier: Bool, to cells: inout ByteBuffer) {
    var text = text
    text.withUTF8 { append($0, isIdentifier: isIdentifier, to: &cells) }
  }
}

/// Tests of eight bytes at once. Each yields a word whose lowest set high bit marks the first byte found.
enum ByteSearch {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highs
  }

  /// Bytes below 0x20.
  @inline(__always)
  static func control(_ word: UInt64) -> UInt64 { (word &- ones &* 0x20) & ~word & highs }
}

extension ByteBuffer {
  /// Copies bytes up to the first that needs care and tells how many were copied; all of them in most texts.
  @inline(__always)
  mutating func appendPlain(
    _ text: UnsafeBufferPointer<UInt8>, stopWord: (UInt64) -> UInt64, stopByte: (UInt8) -> Bool
  ) -> Int {
    guard let start = text.baseAddress else { return 0 }
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
        advance(offset)
        return offset
      }
      offset += 8
    }
    while offset < text.count, !stopByte(start[offset]) {
      target.storeBytes(of: start[offset], toByteOffset: offset, as: UInt8.self)
      offset += 1
    }
    advance(offset)
    return offset
  }
}
