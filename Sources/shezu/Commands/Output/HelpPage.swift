import Columnar
import Localization
import Screen

/// Help pages of the argument parser, translated and wrapped by display width. The parser writes its own headings in
/// English, and wraps by the number of characters although a Chinese one takes two columns.
enum HelpPage {
  /// Columns at which the parser wraps no line itself.
  static let unwrapped = 4000
  /// The column at which the parser puts the help of options.
  private static let helpColumn = 26

  // MARK: Language

  // A test holds that the argument parser writes each of these English texts, so that another version of it cannot leave
  // pages half translated.
  static let headings = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："), ("Usage: ", "用法："), ("Error: ", "错误："), ("Help:  ", "帮助："),
  ]

  static let sentences = [
    ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"),
    ("' for detailed help.", "' 查看各命令的帮助。"), ("' for more information.", "' 查看更多说明。"),
    ("  See 'shezu", "  用 'shezu"), ("Missing expected argument", "缺少参数"), ("Unknown option", "无法识别的选项"),
    ("Unexpected argument", "多余的参数"), ("Missing value for", "缺少值："), ("Did you mean", "您要找的是"),
    ("is invalid for", "不能用于"), ("The value", "值"), ("unexpected arguments", "个多余的参数"),
    (" (values: ", "（取值："), (" (default)", "（默认）"),
    ("<subcommand>", "<命令>"),
    ("<options>", "<选项>"),
  ]

  static func translated(_ page: String) -> String {
    guard OutputLanguage.current == .chinese else { return page }
    return page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      let isSentence = line.hasPrefix("Error: ") || line.hasPrefix("  See 'shezu")
      for (english, chinese) in headings where line.hasPrefix(english) {
        line = chinese + line.dropFirst(english.count)
      }
      for (english, chinese) in sentences { line = replacing(english, by: chinese, in: line) }
      if line.contains("（取值：") { line = closingValues(line) }
      return isSentence ? questioned(punctuated(line)) : line
    }.joined(separator: "\n")
  }

  /// The question after a nearest word, which ends in a particle in Chinese.
  private static func questioned(_ line: String) -> String {
    line.contains("您要找的是") ? replacing("”？", by: "”吗？", in: line) : line
  }

  /// The sentence with Chinese punctuation in place of English. Quoted parts stay as they are.
  private static func punctuated(_ line: String) -> String {
    var result = ""
    var isQuoted = false
    var rest = Substring(line)
    func dropBlank() { while result.last == " ", result.contains(where: { $0 != " " }) { result.removeLast() } }
    while let character = rest.popFirst() {
      switch character {
      case "'" where isQuoted:
        result += "”"
        isQuoted = false
        rest = rest.drop { $0 == " " }
      case "'":
        dropBlank()
        result += "“"
        isQuoted = true
      case ".", ",", "?", ":":
        guard !isQuoted, rest.isEmpty || rest.first == " " else { fallthrough }
        result.append([".": "。", ",": "、", "?": "？", ":": "："][character] ?? character)
        rest = rest.drop { $0 == " " }
      default: result.append(character)
      }
    }
    if let last = result.last, !"。？：".contains(last) { result += "。" }
    return result
  }

  /// The list of values with Chinese punctuation.
  private static func closingValues(_ line: String) -> String {
    guard let open = line.indices.first(where: { line[$0...].hasPrefix("（取值：") }),
      let close = line[open...].firstIndex(of: ")")
    else { return line }
    let values = replacing(", ", by: "、", in: String(line[open..<close]))
    return line[..<open] + values + "）" + line[line.index(after: close)...]
  }

  private static func replacing(_ old: String, by new: String, in line: String) -> String {
    var result = ""
    var rest = Substring(line)
    while let start = rest.indices.first(where: { rest[$0...].hasPrefix(old) }) {
      result += rest[..<start] + new
      rest = rest[start...].dropFirst(old.count)
    }
    return result + rest
  }

  // MARK: Lines

  static func wrapped(_ page: String, columns: Int, width: DisplayWidth = .standard) -> String {
    page.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { LineWrapping.lines(of: String($0), columns: columns, indent: indent(of: String($0)), width) }
      .joined(separator: "\n")
  }

  /// The indent of continuation lines: the help column for options, else the indent of the line.
  private static func indent(of line: String) -> Int {
    let blanks = line.prefix { $0 == " " }.count
    let bytes = Array(line.utf8)
    // One blank is enough after the name of an option that fills its column.
    let isNamed = line.dropFirst(blanks).hasPrefix("-") || line.dropFirst(blanks).hasPrefix("<")
    let isOption =
      blanks == 2 && bytes.count > helpColumn && bytes[helpColumn] != UInt8(ascii: " ")
      && bytes[helpColumn - 1] == UInt8(ascii: " ") && (isNamed || bytes[helpColumn - 2] == UInt8(ascii: " "))
    return isOption || blanks == helpColumn ? helpColumn : blanks
  }
}
