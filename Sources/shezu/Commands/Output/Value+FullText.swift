import Columnar
import Localization

extension Value {
  /// As `text(in:)`, with the key after the name of a referenced record, and a note if there is none.
  func fullText(in language: Language) -> String {
    switch self {
    case .reference(let key, let row, let label) where row != nil && label != key: "\(label)  \(key)"
    case .reference(let key, nil, _):
      key + Localized("（没有这条记录）", " (no such record)")[language]
    case .list(let values): values.map { $0.fullText(in: language) }.joined(separator: Self.listSeparator[language])
    case .unreadable(let json): json + Localized("（无法读取）", " (unreadable)")[language]
    default: text(in: language)
    }
  }
}
