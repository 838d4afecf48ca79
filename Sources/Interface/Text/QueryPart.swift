/// The part of a character in a query, for colours while it is typed. Lexical only, so that an incomplete query has colours
/// too; the parser decides whether it is valid.
enum QueryPart: Sendable, Hashable {
  case text, name, sign, word, quotation

  var role: Role {
    switch self {
    case .text: .input
    case .name: .queryName
    case .sign: .querySign
    case .word: .queryWord
    case .quotation: .queryQuotation
    }
  }

  /// The part that each character of a query belongs to. O(n).
  static func parts(of characters: [Character]) -> [QueryPart] {
    var parts = [QueryPart](repeating: .text, count: characters.count)
    let plain = characters.map(narrow)
    var index = 0
    var isValue = false
    while index < plain.count {
      switch plain[index] {
      case " ":
        // Blanks around an operator belong to the clause.
        if !isValue || index == 0 || !operators.contains(plain[index - 1]) { isValue = false }
        index += 1
      case "\"":
        let end = plain[(index + 1)...].firstIndex(of: "\"") ?? plain.count - 1
        for place in index...end { parts[place] = .quotation }
        index = end + 1
      case let sign where operators.contains(sign):
        parts[index] = .sign
        isValue = true
        index += 1
      case let sign where brackets.contains(sign):
        parts[index] = .sign
        isValue = false
        index += 1
      default:
        let end = plain[index...].firstIndex { ends.contains($0) } ?? plain.count
        mark(index..<end, of: plain, isValue: isValue, in: &parts)
        index = end
      }
    }
    return parts
  }

  private static func mark(_ range: Range<Int>, of plain: [Character], isValue: Bool, in parts: inout [QueryPart]) {
    if isValue { return }
    var range = range
    if plain[range.lowerBound] == "-", range.count > 1 || plain.dropFirst(range.upperBound).first == "(" {
      parts[range.lowerBound] = .sign
      range = range.lowerBound + 1..<range.upperBound
    }
    let text = String(plain[range])
    if ["AND", "OR", "NOT"].contains(text) {
      for place in range { parts[place] = .word }
      return
    }
    let next = plain[range.upperBound...].first { $0 != " " }
    let isDirect = plain.indices.contains(range.upperBound) && "({".contains(plain[range.upperBound])
    guard let next, operators.contains(next) || isDirect else { return }
    for place in range { parts[place] = .name }
  }

  private static let operators: Set<Character> = [":", "=", "<", ">", "~", "!"]
  private static let brackets: Set<Character> = ["(", ")", "{", "}", "|", ","]
  private static let ends = operators.union(brackets).union([" ", "\""])

  /// Full-width signs as their ASCII ones, as the parser reads them.
  private static func narrow(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
    case 0x3000, 0xA0, 0x09: return " "
    case 0x201C, 0x201D: return "\""
    case 0x2264, 0x2265, 0x2260: return ">"
    default: return character
    }
  }
}
