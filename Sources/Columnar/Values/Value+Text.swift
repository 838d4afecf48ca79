import Localization

extension Value {
  /// The two ways in which people read a value.
  public enum TextStyle: Sendable {
    /// A cell under a heading: integers with thousands marks, money without a unit.
    case cell
    /// A part of a sentence: plain integers, money with its unit.
    case sentence
  }

  /// The value as people read it: ISO days, labels in `language`, names of referenced records. Empty for an empty value.
  /// Exports write other forms; see `Exports`.
  public func text(in language: Language, style: TextStyle = .cell) -> String {
    switch self {
    case .empty: ""
    case .text(let text), .unreadable(let text): text
    case .coded(_, let label, _): label[language]
    case .integer(let number): style == .cell ? Money.thousands(number) : String(number)
    case .year(let year): String(year)
    case .money(let fen): Money.grouped(fen) + (style == .cell ? "" : Localized("元", " yuan")[language])
    case .day(let day): day == .openEnd ? Self.openEnd[language] : day.description
    case .flag(let flag): Self.answer(flag, style)[language]
    case .reference(let key, _, let label): label.isEmpty ? key : label
    case .list(let values):
      values.map { $0.text(in: language, style: style) }.joined(separator: Self.listSeparator[language])
    }
  }

  /// The day 2099-12-31: no end is set.
  public static let openEnd = Localized("长期有效", "no expiry")
  public static let listSeparator = Localized("、", ", ")

  private static func answer(_ flag: Bool, _ style: TextStyle) -> Localized {
    switch style {
    case .cell: flag ? Localized("是", "Yes") : Localized("否", "No")
    case .sentence: flag ? Localized("是", "yes") : Localized("否", "no")
    }
  }
}
