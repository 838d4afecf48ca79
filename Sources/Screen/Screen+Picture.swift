// The grid as tests and bug reports read it. The program only writes to a screen; nothing else in Sources uses this file.

extension Screen {
  /// A blank screen.
  public init(rows: Int, columns: Int, widths: DisplayWidth = .standard) {
    self.init(Size(rows: rows, columns: columns), widths: widths)
  }

  /// The cell at a position; a plain blank outside the grid.
  public subscript(row: Int, column: Int) -> Cell {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return Cell() }
    return cells[row * size.columns + column]
  }

  /// The rows as text, without trailing blanks.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      var end = line.endIndex
      for cell in cells(inRow: row) where cell.width > 0 {
        line += cell.text
        if cell.glyph != .blank { end = line.endIndex }
      }
      return String(line[..<end])
    }
  }

  /// The grid for a failing test or a bug report: each row between bars, below it a row of letters for its styles if it has
  /// any, then the meaning of the letters, the caret and the title.
  public var picture: String {
    var letters: [Style: Character] = [:]
    var legend: [String] = []
    var result = ""
    for row in 0..<size.rows {
      result += "|" + cells(inRow: row).map(\.text).joined() + "|\n"
      let marks = cells(inRow: row).map { cell -> Character in
        if cell.style == .plain { return " " }
        if let letter = letters[cell.style] { return letter }
        let letter = letters.count < 26 ? Character(Unicode.Scalar(UInt8(97 + letters.count))) : "?"
        letters[cell.style] = letter
        legend.append("\(letter): \(cell.style.picture)")
        return letter
      }
      if marks.contains(where: { $0 != " " }) { result += "'" + String(marks) + "'\n" }
    }
    if !legend.isEmpty { result += legend.joined(separator: "\n") + "\n" }
    if let caret { result += "caret: row \(caret.row) column \(caret.column)\n" }
    if let title { result += "title: \(title)\n" }
    return result
  }
}

extension Cell {
  public var text: String { glyph.text }
  /// Whether this is the right half of a wide glyph.
  public var isTrailingHalf: Bool { width == 0 }
}

extension Style {
  /// The style in words: `ansi 1 on ansi 4, bold`.
  public var picture: String {
    var words = "\(foreground.picture) on \(background.picture)"
    let named: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    for (attribute, name) in named where attributes.contains(attribute) { words += ", " + name }
    return words
  }
}

extension Color {
  var picture: String {
    switch self {
    case .standard: "standard"
    case .ansi(let number): "ansi \(number)"
    case .indexed(let number): "indexed \(number)"
    case .rgb(let red, let green, let blue): "rgb \(red) \(green) \(blue)"
    }
  }
}
