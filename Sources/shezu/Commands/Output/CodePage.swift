import Columnar
import JSON
import Localization
import Screen

/// A code explained part by part, right or wrong.
struct CodePage {
  private let title: Localized
  private let parts: [(text: String, meaning: Localized)]
  /// What is wrong with it; nil where nothing is.
  private let fault: Localized?

  /// Nil where the kind's keys follow no scheme, or the scheme has nothing to say about this one.
  init?(code: String, of kind: Kind) {
    guard case .code(let scheme?) = kind.fields[kind.keyOrdinal].type else { return nil }
    let parts = scheme.parts(code)
    guard !parts.isEmpty else { return nil }
    var bytes = code
    self.parts = parts
    title = scheme.title
    fault = bytes.withUTF8 { scheme.fault($0) }
  }

  /// A heading, then one line a part.
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
