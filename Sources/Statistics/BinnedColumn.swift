import Columnar
import Localization
import Querying

/// A column of numbers or days whose values are grouped in ranges: how, is decided by the values that are grouped.
///
/// Days are grouped by year, or by spans of years if these are many; by month within three years, by day of the week
/// within two months, and each alone within two weeks.
struct BinnedColumn {
  private enum Kind {
    case ranges(Bins)
    /// Few numbers, each a group of its own.
    case numbers
    case days(DatePart?)
    case years(Bins)
  }

  private let end: Binder.PathEnd
  private let column: Column
  private let type: FieldType
  private let kind: Kind

  /// Nil for a path that ends at neither numbers nor days.
  /// - Parameter rows: the rows whose values count; all, if the path leads through references.
  init?(_ end: Binder.PathEnd, rows: Bitmap, register: Register) {
    guard let field = end.field, end.part == nil, end.level == nil else { return nil }
    let table = register.tables[end.route.end]
    let rows = end.route.steps.isEmpty ? rows : Bitmap(count: table.count, filled: true)
    self.end = end
    column = table.columns[field]
    type = table.kind.fields[field].type
    switch column {
    case .number(let column):
      var values: [Int64] = []
      rows.forEach { row in if column.validity[row] { values.append(column.values[row]) } }
      kind = Bins(values, isMoney: type.isMoney).map { .ranges($0) } ?? .numbers
    case .day(let column):
      var (least, greatest) = (Int32.max, Int32.min)
      rows.forEach { row in
        // The day that stands for no end would stretch every span.
        guard column.days[row] != DayColumn.empty, column.days[row] != Day.openEnd.number else { return }
        least = min(least, column.days[row])
        greatest = max(greatest, column.days[row])
      }
      kind = least > greatest ? .days(nil) : Self.kind(from: Day(number: least), to: Day(number: greatest))
    default: return nil
    }
  }

  private static func kind(from first: Day, to last: Day) -> Kind {
    let (years, days) = (first.components.year...last.components.year, Int(last.number) - Int(first.number) + 1)
    if years.count > 40 { return .years(Bins(years: years)) }
    return .days(days > 3 * 366 ? .year : days > 62 ? .yearMonth : days > 14 ? .weekday : nil)
  }

  /// What follows the path in the clauses of the groups.
  var part: String {
    switch kind {
    case .ranges, .numbers, .days(nil): ""
    case .days(let part?): ".\(part.rawValue)"
    case .years: ".year"
    }
  }

  func keys(register: Register, cancelled: () -> Bool) -> KeyList? {
    switch kind {
    case .ranges(let bins), .years(let bins): return KeyList(bins, of: column, isMoney: type.isMoney)
    case .numbers: return KeyList(end, register: register, cancelled: cancelled)
    case .days(let part):
      guard let field = end.field else { return nil }
      return KeyList(
        field, of: register.tables[end.route.end], part: part, register: register, cancelled: cancelled)
    }
  }

  func title(_ title: (Binder.PathEnd, DatePart?) -> Localized) -> Localized {
    switch kind {
    case .ranges:
      let whole = title(end, nil)
      return Localized("\(whole.chinese)（分段）", "\(whole.english) (ranges)")
    case .numbers: return title(end, nil)
    case .days(let part): return title(end, part)
    case .years: return title(end, .year)
    }
  }
}
