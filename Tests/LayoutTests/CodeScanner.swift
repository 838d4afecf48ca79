/// Copies Swift code without its comments and without the contents of its literals.
struct CodeScanner {
  private let text: [UInt8]
  private var index = 0
  private var code: [UInt8] = []

  static func code(of text: String) -> String {
    var scanner = CodeScanner(text: Array(text.utf8))
    scanner.copy(untilBracketCloses: false)
    return String(decoding: scanner.code, as: UTF8.self)
  }

  private init(text: [UInt8]) { self.text = text }

  private func isAt(_ word: String) -> Bool { text[index...].starts(with: word.utf8) }

  /// Copies up to the end, or up to the bracket that closes the one at the index.
  private mutating func copy(untilBracketCloses: Bool) {
    var depth = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "/") where isAt("//"):
        while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "#"): if skipLiteral() { continue }
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      code.append(text[index])
      index += 1
      if untilBracketCloses, depth == 0 { return }
    }
  }

  /// Skips a string or a regular expression between `#/` and `/#`, and copies what is interpolated. False if there is none.
  private mutating func skipLiteral() -> Bool {
    var start = index
    while start < text.count, text[start] == UInt8(ascii: "#") { start += 1 }
    let pounds = String(repeating: "#", count: start - index)
    let quotes = ["\"\"\"", "\"", "/"].first { text[start...].starts(with: $0.utf8) }
    guard let quotes, quotes != "/" || !pounds.isEmpty else { return false }
    index = start + quotes.utf8.count
    let (close, escape) = (quotes + pounds, "\\" + pounds)
    code += "\"\"".utf8
    while index < text.count, !isAt(close) {
      guard text[index] == UInt8(ascii: "\\"), isAt(escape) else {
        index += 1
        continue
      }
      index += escape.utf8.count
      if quotes != "/", text[index] == UInt8(ascii: "(") {
        copy(untilBracketCloses: true)
      } else {
        index += 1
      }
    }
    index += close.utf8.count
    return true
  }
}
