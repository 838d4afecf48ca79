/// An unfinished command line, split into words as a shell splits it.
struct ShellLine: Sendable {
  /// The open quotation mark of the last word; `.none` if it is not quoted.
  enum Quoting: Sendable { case none, single, double }

  /// The words without quotation marks and backslashes. The last one is unfinished; it is empty after a blank.
  private(set) var words: [String] = [""]
  private(set) var quoting = Quoting.none

  /// - Complexity: linear in the line.
  init(_ line: String) {
    var isEscaped = false
    var isInWord = false
    for character in line {
      if isEscaped {
        // Inside double quotes, a backslash before any other character stands for itself.
        if quoting == .double, !"\"\\$`".contains(character) { words[words.count - 1].append("\\") }
        words[words.count - 1].append(character)
        isEscaped = false
        continue
      }
      switch (character, quoting) {
      case ("'", .none), ("\"", .none):
        quoting = character == "'" ? .single : .double
        isInWord = true
      case ("'", .single), ("\"", .double): quoting = .none
      case ("\\", .none), ("\\", .double):
        isEscaped = true
        isInWord = true
      case (" ", .none), ("\t", .none), ("\n", .none):
        if isInWord { words.append("") }
        isInWord = false
      default:
        words[words.count - 1].append(character)
        isInWord = true
      }
    }
  }

  /// A text to insert at the end of the line, so that the shell reads it as part of the last word.
  func escaped(_ text: String) -> String {
    switch quoting {
    case .single: text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    case .double: Self.escaping(text) { "\"\\$`".contains($0) }
    case .none: Self.escaping(text) { !$0.isLetter && !$0.isNumber && !"/._-+:@%=,~".contains($0) }
    }
  }

  private static func escaping(_ text: String, where isSpecial: (Character) -> Bool) -> String {
    var result = ""
    for character in text {
      if isSpecial(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
