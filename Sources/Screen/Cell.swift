/// The content of a cell: a base code point and up to four combining marks, the limit of a curses cell. 16 bytes without
/// references, so that grids are copied and compared as memory.
///
///     low   | base 21 | mark 21 | mark 21 |     high  | mark 21 | mark 21 |
public struct Glyph: Hashable, Sendable {
  /// An empty slot is 0.
  private var low: UInt64
  private var high: UInt64

  public static let blank = Glyph(base: " ")
  /// The right half of a wide glyph, which has no character.
  static let none = Glyph(low: 0, high: 0)

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  init(base: Unicode.Scalar) {
    self.init(low: UInt64(base.value), high: 0)
  }

  /// Adds a mark; false if all four slots are used, the mark is then dropped.
  @discardableResult
  mutating func append(_ mark: Unicode.Scalar) -> Bool {
    let value = UInt64(mark.value)
    if low >> 21 == 0 {
      low |= value << 21
    } else if low >> 42 == 0 {
      low |= value << 42
    } else if high == 0 {
      high = value
    } else if high >> 21 == 0 {
      high |= value << 21
    } else {
      return false
    }
    return true
  }

  /// The base code point; 0 for the right half of a wide glyph.
  public var base: UInt32 { UInt32(low & 0x1F_FFFF) }
  public var hasMarks: Bool { low >> 21 != 0 }

  /// Calls the body with each code point, base first.
  public func forEachScalar(_ body: (UInt32) -> Void) {
    if low == 0 { return }
    body(base)
    if low >> 21 == 0 { return }
    body(UInt32(low >> 21 & 0x1F_FFFF))
    for value in [low >> 42, high & 0x1F_FFFF, high >> 21] where value != 0 { body(UInt32(value)) }
  }

  /// Whether these bytes are the UTF-8 of the glyph. A fast check for ASCII and for three bytes, nearly all text; false for
  /// every other glyph.
  func isEncoded(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    if hasMarks { return false }
    if end - start == 1 { return UInt32(bytes[start]) == base }
    guard end - start == 3, bytes[start] & 0xF0 == 0xE0 else { return false }
    let (high, middle, low) = (UInt32(bytes[start]), UInt32(bytes[start + 1]), UInt32(bytes[start + 2]))
    return (high & 0xF) << 12 | (middle & 0x3F) << 6 | low & 0x3F == base
  }

  public var text: String {
    var scalars = String.UnicodeScalarView()
    forEachScalar { value in
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}

/// A cell of the grid. A wide glyph takes two cells: the glyph with width 2, then a cell with width 0.
public struct Cell: Hashable, Sendable {
  public internal(set) var glyph: Glyph
  /// 1 or 2; 0 for the right half of a wide glyph.
  public internal(set) var width: UInt8
  public internal(set) var style: Style

  init(glyph: Glyph, width: UInt8, style: Style) {
    self.glyph = glyph
    self.width = width
    self.style = style
  }

  /// A blank in that style.
  public init(style: Style = .plain) {
    self.init(glyph: .blank, width: 1, style: style)
  }
}
