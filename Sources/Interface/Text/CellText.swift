import Columnar
import Localization
import Screen

/// Values as people read them: money in yuan with thousands marks, ISO days, labels in the language of the interface.
/// O(1) a value; called for visible cells only.
enum CellText {
  /// The text of a value; empty for an empty one (views show their own sign for it).
  static func text(_ value: Value, _ language: Language) -> String { value.text(in: language) }

  /// The heading of a field: its title, with the unit of numbers.
  static func heading(_ field: Field, _ language: Language) -> String {
    let title = field.title[language]
    if field.has(.bareHeading) { return title }
    let unit: String
    switch field.type {
    case .money: unit = Phrase.yuan(language)
    case .integer(let unitName?, _): unit = unitName[language]
    default: return title
    }
    if title.contains(unit) { return title }
    return Phrase.unit(language, title, unit)
  }

  static func alignment(_ field: Field) -> Alignment { field.type.isNumeric ? .right : .left }

  /// A key as hints and help show it, with signs for arrows and Enter.
  static func key(_ key: Key, _ language: Language) -> String {
    switch key.symbol {
    case .enter where key.modifiers.isEmpty: "⏎"
    case .up where key.modifiers.isEmpty: "↑"
    case .down where key.modifiers.isEmpty: "↓"
    case .left where key.modifiers.isEmpty: "←"
    case .right where key.modifiers.isEmpty: "→"
    case .character(" ") where key.modifiers.isEmpty: language == .chinese ? "空格" : "Space"
    default: key.name
    }
  }
}
