/// The column behaviour of a code point in a terminal. Raw values are those of `WidthTable`.
enum GlyphClass: UInt32 {
  case narrow = 0
  case wide = 1
  /// One column, or two in a terminal configured for Chinese.
  case ambiguous = 2
  /// Combines with the character before it and takes no column.
  case mark = 3
  /// Invisible, control or unassigned: shown as a symbol, never sent to the terminal.
  case hidden = 4
  /// Selects a variant of the character before it: dropped, because terminals disagree about its width.
  case selector = 5

  init(_ code: UInt32) {
    switch code {
    case 0x20...0x7E: self = .narrow
    case 0x4E00...0x9FFF, 0x3001...0x3029, 0xFF01...0xFF5E, 0xAC00...0xD7A3: self = .wide
    case GlyphClass.pathBytes: self = .hidden
    default: self = GlyphClass.lookUp(code)
    }
  }

  /// The scalars that stand for bytes of a path that are not UTF-8 (`Bytes/String+SystemPath.swift`).
  static let pathBytes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

  /// Binary search: the last run that starts at or before the code.
  private static func lookUp(_ code: UInt32) -> GlyphClass {
    WidthTable.runs.withUnsafeBufferPointer { runs in
      let wanted = code << 3 | 7
      var low = 0
      var high = runs.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if runs[middle] <= wanted { low = middle } else { high = middle }
      }
      return GlyphClass(rawValue: runs[low] & 7) ?? .hidden
    }
  }
}

/// Splits UTF-8 into the glyphs that cells show. Only here are control characters removed from text:
///
/// - C0 and DEL become their control pictures (␀ … ␟, ␡); C1, bidirectional controls, line and paragraph separators,
///   zero-width and other invisible characters, tags and unassigned code points become `∙` (U+2219), so that data cannot
///   hide and no control sequence reaches a terminal.
/// - A byte that is not UTF-8 becomes U+FFFD, one for each maximal ill-formed part; so does a scalar that stands for such
///   a byte in a path.
/// - Variation selectors, and a joiner or skin tone after an emoji, are dropped: a joined emoji is shown as its members,
///   because terminals agree only on their widths.
/// - A mark without a character before it is shown on a blank. A fifth mark on one character is dropped.
/// - Two regional indicators are one glyph of width 2.
///
/// O(bytes), no allocation.
struct GlyphScanner {
  static let hiddenMark: Unicode.Scalar = "\u{2219}"

  private let bytes: UnsafeBufferPointer<UInt8>
  private let ambiguousWidth: UInt8
  /// Offset of the next byte.
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ widths: DisplayWidth) {
    self.bytes = bytes
    ambiguousWidth = widths.ambiguousIsWide ? 2 : 1
  }

  /// The next glyph and its columns (1 or 2); nil at the end.
  mutating func next() -> (glyph: Glyph, width: UInt8)? {
    while offset < bytes.count {
      let first = bytes[offset]
      if first >= 0x20 && first < 0x7F && (offset + 1 == bytes.count || bytes[offset + 1] < 0x80) {
        offset += 1
        return (Glyph(base: Unicode.Scalar(first)), 1)
      }
      let scalar = take()
      switch GlyphClass(scalar.value) {
      case .selector: continue
      case .hidden: return (Glyph(base: GlyphScanner.visible(scalar)), 1)
      case .mark:
        var glyph = Glyph.blank
        glyph.append(scalar)
        return withMarks(glyph, 1, scalar)
      case .narrow: return withMarks(Glyph(base: scalar), 1, scalar)
      case .wide: return withMarks(Glyph(base: scalar), 2, scalar)
      case .ambiguous: return withMarks(Glyph(base: scalar), ambiguousWidth, scalar)
      }
    }
    return nil
  }

  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? hiddenMark
    case 0x7F: "\u{2421}"
    case GlyphClass.pathBytes: "\u{FFFD}"
    default: hiddenMark
    }
  }

  /// Consumes the code points that belong to the base: marks, selectors, the tail of an emoji, the second regional
  /// indicator.
  private mutating func withMarks(
    _ base: Glyph, _ width: UInt8, _ scalar: Unicode.Scalar
  ) -> (glyph: Glyph, width: UInt8) {
    guard offset < bytes.count, bytes[offset] >= 0x80 else { return (base, width) }
    // Fast path: the next character is Chinese or full-width punctuation.
    if bytes[offset] >= 0xE4 && bytes[offset] <= 0xE9 { return (base, width) }
    var glyph = base
    let isRegional = (0x1F1E6...0x1F1FF).contains(scalar.value)
    let isEmoji = scalar.value >= 0x203C && scalar.properties.isEmoji
    while offset < bytes.count {
      let start = offset
      let next = take()
      switch GlyphClass(next.value) {
      case .mark: glyph.append(next)
      case .selector: break
      case .hidden where isEmoji && next.value == 0x200D: break
      case .wide where isEmoji && next.properties.isEmojiModifier: break
      case .narrow where isRegional && (0x1F1E6...0x1F1FF).contains(next.value):
        glyph.append(next)
        return (glyph, 2)
      default:
        offset = start
        return (glyph, width)
      }
    }
    return (glyph, width)
  }

  /// Decodes one code point at `offset`, which must be inside, and advances.
  private mutating func take() -> Unicode.Scalar {
    let first = bytes[offset]
    offset += 1
    if first < 0x80 { return Unicode.Scalar(first) }
    let (count, low, high): (Int, UInt8, UInt8) =
      switch first {
      case 0xC2...0xDF: (1, 0x80, 0xBF)
      case 0xE0: (2, 0xA0, 0xBF)
      case 0xED: (2, 0x80, 0x9F)
      case 0xE1...0xEF: (2, 0x80, 0xBF)
      case 0xF0: (3, 0x90, 0xBF)
      case 0xF1...0xF3: (3, 0x80, 0xBF)
      case 0xF4: (3, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    if count == 0 { return "\u{FFFD}" }
    var value = UInt32(first) & (0x3F >> UInt32(count))
    for index in 0..<count {
      guard offset < bytes.count else { return "\u{FFFD}" }
      let byte = bytes[offset]
      let isGood = index == 0 ? byte >= low && byte <= high : byte & 0xC0 == 0x80
      guard isGood else { return "\u{FFFD}" }
      value = value << 6 | UInt32(byte & 0x3F)
      offset += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
