import Columnar
import Loading
import Localization

/// The source of the register on the screen; read again at every reload.
struct RegisterSource: Sendable {
  /// The path on the command line; nil for the bundled register.
  let path: String?
  let kind: String?
  /// What the command line says about structure and columns.
  let choices: OpeningChoices
  let language: Language

  static let cancelled = Localized("已取消打开。", "Opening was cancelled.")

  /// - Parameter mapping: the fields of keys, in place of those of the command line.
  func open(mapping: [String: String], progress: @escaping (Opening.Progress) -> Bool) throws -> Register {
    var choices = choices
    choices.columns = mapping
    return try RegisterOpening.open(path: path, kind: kind, choices: choices, language: language, progress: progress)
  }

  /// The files to watch: the folder, or the folder and name of a single file.
  var watched: (folder: String, file: String?)? {
    guard let path = path ?? BundledFolder.find(), path != "-" else { return nil }
    if PathCheck.isFolder(path) { return (path, nil) }
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  static func sentence(of error: any Error) -> Localized {
    switch error {
    case let error as OpeningError: return Localized(error.sentence(.chinese), error.sentence(.english))
    case let refusal as CommandError:
      let sentence = refusal.sentences.joined(separator: " ")
      return Localized(sentence, sentence)
    case is OutputError: return cancelled
    default: return Localized("无法打开：\(error)", "Could not open: \(error)")
    }
  }
}
