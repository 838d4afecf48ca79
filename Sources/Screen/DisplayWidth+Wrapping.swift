extension DisplayWidth {
  /// The text in lines of at most that many columns, for a pane that is read. Ends of lines in the text (LF, CR LF, CR)
  /// end a line; else a line ends at a blank or between Chinese characters, never before closing punctuation or after
  /// opening punctuation where that can be helped, and within a word only where it is longer than a line. A glyph
  /// wider than the line shows as `∙`. Blanks at a break are left out. Never empty, except for no columns at all.
  public func wrap(_ text: some StringProtocol, to columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    let text = String(text)
    guard DisplayWidth.mayHoldNewline(text) else { return wrapParagraph(text, columns) }
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines += wrapParagraph(String(paragraph), columns)
    }
    return lines
  }

  /// False where no byte begins one of the characters that end a line. They are looked for as characters only where one
  /// may be: that walk costs many times what is done with the text afterwards.
  public static func mayHoldNewline(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.contains { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 } }
  }

  /// The width of the widest word: the fewest columns in which `wrap` cuts none.
  public func widestWord(of text: String) -> Int {
    guard DisplayWidth.mayHoldNewline(text) else { return widestWord(ofLine: text) }
    return text.split(whereSeparator: \.isNewline).map { widestWord(ofLine: String($0)) }.max() ?? 0
  }

  private func widestWord(ofLine text: String) -> Int {
    var (widest, width) = (0, 0)
    var previous: (glyph: Glyph, width: UInt8)?
    forEachGlyph(of: text) { glyph, columns in
      let piece = (glyph: glyph, width: columns)
      if glyph == .blank || previous.map({ DisplayWidth.mayBreak($0, piece) }) == true { width = 0 }
      if glyph != .blank { width += Int(columns) }
      previous = piece
      widest = max(widest, width)
    }
    return widest
  }

  private func wrapParagraph(_ text: String, _ columns: Int) -> [String] {
    if let whole = wholeLine(text, columns) { return [whole] }
    var line = Line()
    var lines: [String] = []
    var previous: (glyph: Glyph, width: UInt8)?
    forEachGlyph(of: text) { glyph, width in
      var piece = (glyph: glyph, width: width)
      if Int(width) > columns { piece = (Glyph(base: GlyphScanner.hiddenMark), 1) }
      if let previous, DisplayWidth.mayBreak(previous, piece) { line.closeWord() }
      previous = piece
      if glyph == .blank {
        line.addBlank()
        return
      }
      if line.width + line.blanks + line.wordWidth + Int(piece.width) > columns {
        if line.isEmpty {
          // One word fills the line: it is cut where it is.
          lines.append(String(decoding: line.word, as: UTF8.self))
          line = Line()
        } else {
          lines.append(String(decoding: line.text, as: UTF8.self))
          line.startNew()
          if line.wordWidth + Int(piece.width) > columns {
            lines.append(String(decoding: line.word, as: UTF8.self))
            line = Line()
          }
        }
      }
      piece.glyph.forEachScalar { value in
        if let bytes = Unicode.Scalar(value).flatMap(UTF8.encode) { line.word.append(contentsOf: bytes) }
      }
      line.wordWidth += Int(piece.width)
    }
    line.closeWord()
    lines.append(String(decoding: line.text, as: UTF8.self))
    return lines
  }

  /// The text itself, where it is one line and nothing in it has to be made harmless; nil where it has to be looked at
  /// glyph by glyph.
  private func wholeLine(_ text: String, _ columns: Int) -> String? {
    var text = text
    let isWhole = text.withUTF8 { bytes in
      guard let last = bytes.last, last != 0x20 else { return bytes.isEmpty }
      var scanner = GlyphScanner(bytes, self)
      var (used, start) = (0, 0)
      while let (glyph, width) = scanner.next() {
        used += Int(width)
        let isPlain = glyph.stands(in: bytes, from: start, to: scanner.offset)
        start = scanner.offset
        if used > columns || !isPlain { return false }
      }
      return start == bytes.count
    }
    return isWhole ? text : nil
  }

  /// A line in the making: what is certain to stand on it, blanks after that, and a word that may still move on.
  private struct Line {
    /// UTF-8, as is the word.
    var text: [UInt8] = []
    var width = 0
    var blanks = 0
    var word: [UInt8] = []
    var wordWidth = 0

    var isEmpty: Bool { width == 0 }

    mutating func closeWord() {
      guard !word.isEmpty else { return }
      text.append(contentsOf: repeatElement(0x20, count: blanks))
      text.append(contentsOf: word)
      width += blanks + wordWidth
      blanks = 0
      word.removeAll(keepingCapacity: true)
      wordWidth = 0
    }

    mutating func addBlank() {
      closeWord()
      blanks += 1
    }

    /// The word so far begins a new line.
    mutating func startNew() {
      text.removeAll(keepingCapacity: true)
      width = 0
      blanks = 0
    }
  }

  /// Whether a line may end between two glyphs neither of which is a blank.
  private static func mayBreak(_ left: (glyph: Glyph, width: UInt8), _ right: (glyph: Glyph, width: UInt8)) -> Bool {
    guard left.width == 2 || right.width == 2 else { return false }
    return !noBreakAfter.contains(left.glyph.base) && !noBreakBefore.contains(right.glyph.base)
  }

  private static let noBreakAfter = Set("（「『【《〈〔“‘([{￥".unicodeScalars.map(\.value))
  private static let noBreakBefore = Set("，。、；：？！）」』】》〉〕”’…—·％,.;:?!)]}%".unicodeScalars.map(\.value))

  private func forEachGlyph(of text: String, _ body: (Glyph, UInt8) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var scanner = GlyphScanner(bytes, self)
      while let (glyph, width) = scanner.next() { body(glyph, width) }
    }
  }
}
