import Columnar
import Localization

/// Values as they stand in a sentence.
enum ValueSentence {
  static func text(of value: Value, _ language: Language) -> String {
    switch value {
    case .empty: ""
    case .text(let text), .unreadable(let text): text
    case .coded(_, let label, _): label[language]
    case .integer(let number): String(number)
    case .money(let fen): Money.grouped(fen) + (language == .chinese ? "元" : " yuan")
    case .day(let day): day.description
    case .flag(let flag): language == .chinese ? (flag ? "是" : "否") : (flag ? "yes" : "no")
    case .reference(let key, _, let label): label.isEmpty ? key : label
    case .list(let values): values.map { text(of: $0, language) }.joined(separator: language == .chinese ? "、" : ", ")
    }
  }
}
