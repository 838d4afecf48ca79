/// The number of columns that text takes in a terminal, and text fitted to columns. Its setting is a value, stored in every
/// `Screen`; there is no global state.
///
/// The width is that of the glyphs that a screen shows, including replacement symbols (see `GlyphScanner`). The width of a
/// text is the sum of the widths of its parts if it is split between glyphs.
public struct DisplayWidth: Hashable, Sendable {
  /// Whether characters of ambiguous East Asian width (`①`, `…`, `—`, box lines) take two columns.
  public var ambiguousIsWide: Bool

  public static let standard = DisplayWidth()

  public init(ambiguousIsWide: Bool = false) {
    self.ambiguousIsWide = ambiguousIsWide
  }

  /// Columns of a text; O(bytes).
  public func width(of text: some StringProtocol) -> Int {
    var text = String(text)
    return text.withUTF8 { width(ofUTF8: $0) }
  }

  /// Columns of UTF-8 bytes, which may be ill-formed.
  public func width(ofUTF8 bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var scanner = GlyphScanner(bytes, self)
    var total = 0
    while let (_, width) = scanner.next() { total += Int(width) }
    return total
  }

  /// Columns of a single code point: 0 for a mark, else 1 or 2. This is the answer of `wcwidth`.
  public func width(of scalar: Unicode.Scalar) -> Int {
    switch GlyphClass(scalar.value) {
    case .narrow, .hidden: 1
    case .wide: 2
    case .ambiguous: ambiguousIsWide ? 2 : 1
    case .mark, .selector: 0
    }
  }

  /// The text as a screen shows it, without control characters.
  public func scrubbed(_ text: some StringProtocol) -> String {
    var text = String(text)
    return text.withUTF8 { bytes in
      var result = ""
      var scanner = GlyphScanner(bytes, self)
      while let (glyph, _) = scanner.next() { result += glyph.text }
      return result
    }
  }

  /// The longest prefix of at most this many columns, cut between glyphs.
  public func clip(_ text: some StringProtocol, to columns: Int) -> String {
    split(text, at: columns).head
  }

  /// The text if it fits; else a prefix and `…`, together at most this many columns.
  public func elide(_ text: some StringProtocol, to columns: Int) -> String {
    let (head, tail) = split(text, at: columns)
    if tail.isEmpty { return head }
    let sign = ellipsis(within: columns)
    return clip(text, to: columns - width(of: sign)) + sign
  }

  /// The fit of UTF-8 into columns: the bytes that fit, their columns, and whether an ellipsis follows.
  struct Fit: Hashable {
    var end: Int
    var width: Int
    var isCut: Bool
  }

  /// The whole text if it fits; else the longest prefix that leaves columns for `ellipsis(within:)`. O(columns).
  func fit(_ bytes: UnsafeBufferPointer<UInt8>, to columns: Int) -> Fit {
    let room = columns - ellipsisWidth(within: columns)
    var scanner = GlyphScanner(bytes, self)
    var used = 0
    var cut = Fit(end: 0, width: 0, isCut: true)
    while let (_, width) = scanner.next() {
      used += Int(width)
      if used > columns { return cut }
      if used <= room { cut = Fit(end: scanner.offset, width: used, isCut: true) }
    }
    return Fit(end: bytes.count, width: used, isCut: false)
  }

  /// The sign for elided text: `…`, or dots if that is too wide.
  func ellipsis(within columns: Int) -> String {
    ellipsisSign <= columns ? "…" : String(repeating: ".", count: max(0, columns))
  }

  private func ellipsisWidth(within columns: Int) -> Int { ellipsisSign <= columns ? ellipsisSign : max(0, columns) }

  /// Columns of `…`.
  private var ellipsisSign: Int { ambiguousIsWide ? 2 : 1 }

  /// The text in exactly this many columns: elided if it is too long, else padded with blanks.
  public func padded(_ text: some StringProtocol, to columns: Int, alignment: Alignment = .left) -> String {
    let columns = max(0, columns)
    let fitted = elide(text, to: columns)
    let missing = max(0, columns - width(of: fitted))
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .centre: missing / 2
      }
    let result = String(repeating: " ", count: before) + fitted + String(repeating: " ", count: missing - before)
    // A text that starts with a combining mark combines with a blank before it.
    return String(repeating: " ", count: columns - width(of: result)) + result
  }

  /// The longest prefix of at most this many columns, and the rest.
  public func split(_ text: some StringProtocol, at columns: Int) -> (head: String, tail: String) {
    var text = String(text)
    return text.withUTF8 { bytes in
      var scanner = GlyphScanner(bytes, self)
      var used = 0
      var end = 0
      while let (_, width) = scanner.next() {
        used += Int(width)
        if used > columns { break }
        end = scanner.offset
      }
      if used <= columns { end = bytes.count }
      return (String(decoding: bytes[..<end], as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self))
    }
  }
}

/// The position of text in a wider field.
public enum Alignment: Hashable, Sendable {
  case left, right, centre
}
