import Columnar
import JSON
import Localization
import Screen

/// The explanation of a code part by part, valid or not.
struct CodePage {
  private let title: Localized
  private let parts: [(text: String, meaning: Localized)]
  /// Why the code is invalid; nil if it is valid.
  private let fault: Localized?

  /// Nil if the keys of the kind follow no scheme, or if the scheme cannot split this key.
  init?(code: String, of kind: Kind) {
    guard case .code(let scheme?) = kind.fields[kind.keyOrdinal].type else { return nil }
    let parts = scheme.parts(code)
    guard !parts.isEmpty else { return nil }
    var bytes = code
    self.parts = parts
    title = scheme.title
    fault = bytes.withUTF8 { scheme.fault($0) }
  }

  /// A heading, then one line per part.
  func text(_ language: Language, _ width: DisplayWidth) -> String {
    var text = "\n[\(title[language])]\n"
    let margin = parts.map { width.width(of: $0.text) }.max() ?? 0
    for part in parts { text += "  \(width.padded(part.text, to: margin))  \(part.meaning[language])\n" }
    if let fault { text += "  ! \(Localized("应为：", "expected ")[language])\(fault[language])\n" }
    return text
  }

  func json(_ language: Language) -> JSONValue {
    .array(parts.map { ["text": .string($0.text), "meaning": .string($0.meaning[language])] })
  }
}
