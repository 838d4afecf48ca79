import Bytes
import Glibc
import Interface
import Localization

/// The user's editor: `$VISUAL`, else `$EDITOR`, else `vi`.
struct TextEditor {
  /// The program with its own arguments.
  let words: [String]

  init(environment: (String) -> String? = UserFolder.environment) {
    let named = [environment("VISUAL"), environment("EDITOR")].compactMap { $0.map(Self.words) }
    words = named.first { !$0.isEmpty } ?? ["vi"]
  }

  /// The words of a command: blanks divide them, quotes keep them together. Nothing else means anything.
  static func words(_ command: String) -> [String] {
    var (words, word, quote): ([String], String?, Character?) = ([], nil, nil)
    for character in command {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        (quote, word) = (character, word ?? "")
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// The arguments that open a file at a line, which editors take in different ways.
  func arguments(for path: String, line: Int) -> [String] {
    let name = words[0].split(separator: "/").last.map(String.init) ?? words[0]
    // A path that begins with a hyphen would be read as an option.
    let file = path.hasPrefix("-") || path.hasPrefix("+") ? "./" + path : path
    switch name {
    case "code", "codium", "code-insiders", "cursor": return words + ["--goto", "\(file):\(line)"]
    case "hx", "helix", "subl", "zed": return words + ["\(file):\(line)"]
    case "kate": return words + ["--line", "\(line)", file]
    default: return words + ["+\(line)", file]
    }
  }
}

/// The place of a problem in its file, and whether the file changes meanwhile.
struct EditedFile {
  let path: String
  private let before: stat

  /// Nil if the path is no regular file: a pipe, or a register within the program.
  init?(_ path: String) {
    var state = stat()
    guard stat(path.systemPath, &state) == 0, state.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    before = state
  }

  var isChanged: Bool {
    var now = stat()
    guard stat(path.systemPath, &now) == 0 else { return true }
    return now.st_ino != before.st_ino || now.st_size != before.st_size
      || now.st_mtim.tv_sec != before.st_mtim.tv_sec || now.st_mtim.tv_nsec != before.st_mtim.tv_nsec
  }
}
