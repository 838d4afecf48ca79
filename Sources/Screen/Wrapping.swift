extension DisplayWidth {
  /// The text in lines of at most that many columns, for a pane that is read. Ends of lines in the text (LF, CR LF, CR)
  /// end a line; else a line ends at a blank or between Chinese characters, never before closing punctuation or after
  /// opening punctuation where that can be helped, and within a word only where it is longer than a line. A glyph
  /// wider than the line shows as `∙`. Blanks at a break are left out. Never empty, except for no columns at all.
  public func wrap(_ text: some StringProtocol, to columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines += wrapParagraph(String(paragraph), columns)
    }
    return lines
  }

  /// The width of the widest word: the fewest columns in which `wrap` cuts none.
  public func widestWord(of text: String) -> Int {
    text.split(whereSeparator: \.isNewline).map { widestWord(ofLine: String($0)) }.max() ?? 0
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
          lines.append(line.word)
          line = Line()
        } else {
          lines.append(line.text)
          line.startNew()
          if line.wordWidth + Int(piece.width) > columns {
            lines.append(line.word)
            line = Line()
          }
        }
      }
      line.word += piece.glyph.text
      line.wordWidth += Int(piece.width)
    }
    line.closeWord()
    lines.append(line.text)
    return lines
  }

  /// A line in the making: what is certain to stand on it, blanks after that, and a word that may still move on.
  private struct Line {
    var text = ""
    var width = 0
    var blanks = 0
    var word = ""
    var wordWidth = 0

    var isEmpty: Bool { width == 0 }

    mutating func closeWord() {
      guard !word.isEmpty else { return }
      text += String(repeating: " ", count: blanks) + word
      width += blanks + wordWidth
      blanks = 0
      word = ""
      wordWidth = 0
    }

    mutating func addBlank() {
      closeWord()
      blanks += 1
    }

    /// The word so far begins a new line.
    mutating func startNew() {
      text = ""
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
