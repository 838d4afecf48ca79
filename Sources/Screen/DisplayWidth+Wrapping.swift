extension DisplayWidth {
  /// The text in lines of at most this many columns.
  ///
  /// Line ends of the text (LF, CR LF, CR) end a line. Otherwise a line ends at a blank or between Chinese characters, if
  /// possible not before closing or after opening punctuation; a word is split only if it is longer than a line. Blanks at
  /// a break are dropped. A glyph wider than the line becomes `∙`. At least one line, but none for 0 columns.
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

  /// False if no byte can start a line end. Only otherwise is the text searched by characters, which costs many times
  /// more than the rest of the work.
  public static func mayHoldNewline(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.contains { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 } }
  }

  /// The width of the widest word: the smallest number of columns in which `wrap` splits no word.
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
          // One word fills the line: split it here.
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

  /// The text itself if it is one line of plain characters; nil if it must be scanned glyph by glyph.
  private func wholeLine(_ text: String, _ columns: Int) -> String? {
    var text = text
    let isWhole = text.withUTF8 { bytes in
      guard let last = bytes.last, last != 0x20 else { return bytes.isEmpty }
      var scanner = GlyphScanner(bytes, self)
      var (used, start) = (0, 0)
      while let (glyph, width) = scanner.next() {
        used += Int(width)
        let isPlain = glyph.isEncoded(in: bytes, from: start, to: scanner.offset)
        start = scanner.offset
        if used > columns || !isPlain { return false }
      }
      return start == bytes.count
    }
    return isWhole ? text : nil
  }

  /// The line being filled: its fixed part, the blanks after it, and a word that may move to the next line.
  private struct Line {
    /// UTF-8, like the word.
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

    /// Starts a new line with the current word.
    mutating func startNew() {
      text.removeAll(keepingCapacity: true)
      width = 0
      blanks = 0
    }
  }

  /// Whether a line may end between two glyphs that are not blanks.
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
