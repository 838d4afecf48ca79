import Columnar
import HanText
import Localization
import Querying

/// One path that rows are grouped by: a key number for each row, ascending in the order of the groups.
///
/// The last number, `size - 1`, is that of rows without a value.
struct GroupAxis {
  let title: Localized
  let size: Int
  /// The key of each row; nil if a row may have several.
  let single: KeyNumbers?
  private let several: [[UInt32]]
  private let path: String
  private let keys: KeyList
  /// Whether the keys have an order that people expect: time, or size.
  let isOrdered: Bool

  /// The last step of a path whose numbers or days are grouped in ranges.
  static let bins = "bins"
  /// The last step of a path to a tree whose entries count what is below them.
  static let tree = "tree"

  /// - Parameter rows: the rows that will be grouped, which decide the ranges of `path.bins`.
  /// - Returns: nil when cancelled, which is polled every few milliseconds.
  init?(_ text: String, rows: Bitmap, in context: QueryContext, cancelled: () -> Bool) throws(QueryError) {
    let way = [Self.bins, Self.tree].first { text.hasSuffix("." + $0) }
    var parser = QueryParser(way.map { String(text.dropLast($0.count + 1)) } ?? text)
    parser.skipBlanks()
    guard let path = try parser.parsePath(hyphens: true), parser.atEnd else {
      throw QueryError(
        range: 0..<text.utf8.count, message: Localized("“\(text)”不是有效的字段路径。", "“\(text)” is not a valid field path."),
        expected: ["field", "field.level", "date.year", "reference.field", "number.bins", "region.tree"])
    }
    let register = context.register
    let end = try Binder(context).end(path, from: context.kind)
    let name = path.text(hyphens: true)
    switch way {
    case Self.tree:
      guard let field = end.field, end.level == nil,
        let keys = KeyList(treeOf: register.tables[end.route.end].columns[field])
      else {
        throw QueryError(
          range: 0..<text.utf8.count,
          message: Localized("“\(name)”没有上下级，不能按树统计。", "“\(name)” has no levels and is no tree."), expected: [])
      }
      self.keys = keys
      self.path = name
      title = Self.title(end, register: register)
      isOrdered = true
    case Self.bins:
      guard let column = BinnedColumn(end, rows: rows, register: register) else {
        throw QueryError(
          range: 0..<text.utf8.count,
          message: Localized("“\(name)”不是数值或日期，不能分段。", "“\(name)” is no number or date and has no ranges."),
          expected: [])
      }
      guard let keys = column.keys(register: register, cancelled: cancelled) else { return nil }
      self.keys = keys
      self.path = name + column.part
      title = column.title { Self.title($0, part: $1, register: register) }
      isOrdered = true
    default:
      guard let keys = KeyList(end, register: register, cancelled: cancelled) else { return nil }
      self.keys = keys
      self.path = name
      title = Self.title(end, register: register)
      isOrdered = end.field.map { register.schema.kinds[end.route.end].fields[$0].type.element.isDate } ?? false
    }
    size = keys.count + 1
    let none = UInt32(keys.count)
    let count = register.tables[context.kind].count
    if end.route.isSingle, let numbers = keys.single {
      single = Self.gathered(numbers, along: end.route, register: register, none: none)
      several = []
      return
    }
    single = nil
    let traversal = RouteTraversal(register: register, route: end.route)
    var several: [[UInt32]] = []
    several.reserveCapacity(count)
    for row in 0..<count {
      if row & 4095 == 0, cancelled() { return nil }
      var found: [UInt32] = []
      for reached in traversal.reached(from: row) { keys.forEach(reached) { found.append($0) } }
      found.sort()
      var different: [UInt32] = []
      for key in found where different.last != key && key != none { different.append(key) }
      several.append(different.isEmpty ? [none] : different)
    }
    self.several = several
  }

  private static func gathered(
    _ numbers: KeyNumbers, along route: Route, register: Register, none: UInt32
  ) -> KeyNumbers {
    route.steps.reversed().reduce(numbers) { numbers, step in
      guard case .reference(let references) = register.tables[step.from].columns[step.edges[0].field] else {
        return numbers
      }
      return .numbers(references.rows.map { $0 >= 0 ? numbers[Int($0)] : none })
    }
  }

  static func title(_ end: Binder.PathEnd, register: Register) -> Localized {
    title(end, part: end.part, register: register)
  }

  private static func title(_ end: Binder.PathEnd, part: DatePart?, register: Register) -> Localized {
    let kind = register.schema.kinds[end.route.end]
    guard let field = end.field else { return kind.title }
    let title = kind.fields[field].title
    if let level = end.level, let book = kind.fields[field].type.codebook {
      guard let level = book.levels.first(where: { $0.name == level })?.title else { return title }
      return Localized("\(title.chinese)（\(level.chinese)）", "\(title.english) (\(level.english))")
    }
    switch part {
    case nil: return title
    case .year: return Localized("\(title.chinese)（年）", "\(title.english) (year)")
    case .month: return Localized("\(title.chinese)（月）", "\(title.english) (month)")
    case .day: return Localized("\(title.chinese)（日）", "\(title.english) (day)")
    case .yearMonth: return Localized("\(title.chinese)（年月）", "\(title.english) (month of year)")
    case .weekday: return Localized("\(title.chinese)（星期）", "\(title.english) (day of the week)")
    }
  }

  func forEach(_ row: Int, _ body: (UInt32) -> Void) {
    if let single { body(single[row]) } else { several[row].forEach(body) }
  }

  func key(_ number: UInt32) -> GroupResult.Key {
    guard Int(number) < keys.count else {
      return GroupResult.Key(label: Localized("（空）", "(none)"), clause: "\(path):none", isEmpty: true)
    }
    let (label, condition) = keys.describe(Int(number))
    let base = keys.dropsPart ? path.split(separator: ".").dropLast().joined(separator: ".") : path
    return GroupResult.Key(label: label, clause: base + condition, isEmpty: false)
  }
}
