import Columnar
import Localization
import Querying
import Statistics

/// A path or measure that the dialog of groups offers.
struct GroupingOption: Sendable {
  /// As `--by` and `--measure` take it.
  let text: String
  let title: Localized

  /// No second field.
  static let none = GroupingOption(text: "", title: Phrase.noSecond.text)

  /// How groups by two fields are shown.
  static let shapes = [
    GroupingOption(text: "list", title: Localized("列表", "list")),
    GroupingOption(text: "cross", title: Localized("交叉表", "cross table")),
  ]

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

  /// The path by which the values of a field are usually grouped: numbers and days in ranges.
  static func usualPath(of field: Field) -> String {
    field.type.isNumeric || field.type.isDate ? "\(field.name).bins" : field.name
  }

  private static func own(_ field: Field) -> [GroupingOption] {
    let whole = GroupingOption(text: field.name, title: field.title)
    func part(_ name: String, _ title: Localized) -> GroupingOption {
      GroupingOption(
        text: "\(field.name).\(name)",
        title: Localized("\(field.title.chinese)（\(title.chinese)）", "\(field.title.english) (\(title.english))"))
    }
    switch field.type.element {
    case .integer, .money: return [part("bins", Localized("分段", "ranges")), whole]
    case .date:
      return [
        part("bins", Localized("按跨度", "by span")), part("year", Localized("年", "year")),
        part("yearMonth", Localized("年月", "month of year")), part("month", Localized("月", "month")),
        part("weekday", Localized("星期", "day of the week")), whole,
      ]
    case .coded(let book):
      return [whole] + (book.isTree ? [part("tree", Localized("按上下级", "as a tree"))] : [])
        + book.levels.map { part($0.name, $0.title) }
    default: return [whole]
    }
  }

  static func measures(of kind: Kind) -> [GroupingOption] {
    var options = [GroupingOption(text: "count", title: Localized("记录数", "Record count"))]
    for field in kind.fields {
      switch field.type {
      case .money, .integer:
        for function in [Query.Function.sum, .avg, .max, .min] {
          options.append(measure(function, of: field))
        }
      case .reference:
        options.append(measure(.distinct, of: field))
      default: break
      }
    }
    return options
  }

  private static func measure(_ function: Query.Function, of field: Field) -> GroupingOption {
    GroupingOption(text: "\(function.rawValue)(\(field.name))", title: function.title(of: field.title))
  }
}
