import Columnar
import Localization

/// A path or measure that the dialog of groups offers.
struct GroupingOption: Sendable {
  /// As `--by` and `--measure` take it.
  let text: String
  let title: Localized

  /// No second field.
  static let none = GroupingOption(text: "", title: Phrase.noSecond.text)

  /// Fields, levels and parts of days of a kind, its own and those of what it refers to.
  static func paths(of kind: Int, in schema: Schema) -> [GroupingOption] {
    schema.kinds[kind].fields.flatMap { field -> [GroupingOption] in
      var options = own(field)
      guard let target = field.type.target, let other = schema[target] else { return options }
      for inner in other.fields where inner.type.codebook != nil || inner.type.isDate {
        options += own(inner).map { option in
          GroupingOption(
            text: "\(field.name).\(option.text)",
            title: Localized(
              "\(field.title.chinese) · \(option.title.chinese)", "\(field.title.english) · \(option.title.english)"))
        }
      }
      return options
    }
  }

  private static func own(_ field: Field) -> [GroupingOption] {
    let whole = GroupingOption(text: field.name, title: field.title)
    func part(_ name: String, _ title: Localized) -> GroupingOption {
      GroupingOption(
        text: "\(field.name).\(name)",
        title: Localized("\(field.title.chinese)（\(title.chinese)）", "\(field.title.english) (\(title.english))"))
    }
    switch field.type.element {
    case .date: return [part("year", Localized("年", "year")), part("month", Localized("月", "month")), whole]
    case .coded(let book): return [whole] + book.levels.map { part($0.name, $0.title) }
    default: return [whole]
    }
  }

  static func measures(of kind: Kind) -> [GroupingOption] {
    var options = [GroupingOption(text: "count", title: Localized("记录数", "Record count"))]
    for field in kind.fields {
      switch field.type {
      case .money, .integer:
        for (name, title) in [
          ("sum", Localized("合计", "Total")), ("avg", Localized("平均值", "Average")), ("max", Localized("最大值", "Maximum")),
          ("min", Localized("最小值", "Minimum")),
        ] {
          options.append(
            GroupingOption(
              text: "\(name)(\(field.name))",
              title: Localized(
                "\(field.title.chinese)的\(title.chinese)", "\(title.english) of \(field.title.english)")))
        }
      case .reference:
        options.append(
          GroupingOption(
            text: "distinct(\(field.name))",
            title: Localized("\(field.title.chinese)（去重计数）", "Distinct \(field.title.english)")))
      default: break
      }
    }
    return options
  }
}
