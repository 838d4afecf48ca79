import Columnar
import Localization

/// Values as people read them on a printed page.
enum ValueText {
  static func text(_ value: Value, _ language: Language) -> String {
    switch value {
    case .empty: ""
    case .text(let text): text
    case .coded(_, let label, _): label[language]
    case .integer(let number): Money.thousands(number)
    case .money(let fen): Money.grouped(fen)
    case .day(let day): day.description
    case .flag(let flag): (flag ? Localized("是", "yes") : Localized("否", "no"))[language]
    case .reference(let key, _, let label): label.isEmpty ? key : label
    case .list(let values): values.map { text($0, language) }.joined(separator: language == .chinese ? "、" : ", ")
    case .unreadable(let json): json
    }
  }

  /// The same with the key behind the name of what is pointed at, where there is room for both.
  static func full(_ value: Value, _ language: Language) -> String {
    switch value {
    case .reference(let key, let row, let label) where row != nil && label != key: "\(label)  \(key)"
    case .reference(let key, nil, _):
      key + Localized("（没有这条记录）", " (no such record)")[language]
    case .list(let values): values.map { full($0, language) }.joined(separator: language == .chinese ? "、" : ", ")
    case .unreadable(let json): json + Localized("（无法读取）", " (unreadable)")[language]
    default: text(value, language)
    }
  }
}
