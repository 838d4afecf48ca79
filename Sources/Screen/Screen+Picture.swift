extension Screen {
  /// The grid for a failing test or a bug report: the rows between bars, every blank shown, then for each row with
  /// styles a row of letters below it, and what the letters mean. The caret and the title stand at the end.
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

extension Style {
  /// The style in words, as `red on blue, bold` would be: `ansi 1 on ansi 4, bold`.
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
