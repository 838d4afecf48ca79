import Columnar
import Localization
import Querying
import Statistics

/// The distribution of records over time and over places, for charts one line high.
///
/// The schema gives the fields: the field with the role `dated`, and the first field whose vocabulary is a tree with named
/// levels, in the kind itself or in a kind that it refers to.
public struct Distribution: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public let label: Localized
    /// In fen if `isMoney`.
    public let amount: Double
    let isMoney: Bool
  }

  public enum Step: Sendable, Hashable { case year, month }

  /// Earliest first, without gaps: years, or months if all are in one year. Empty if there are fewer than two.
  public let times: [Part]
  public let step: Step
  /// Largest first, at most `placeLimit`.
  public let places: [Part]
  /// Whether amounts are fen.
  public let isMoney: Bool

  public static let timeLimit = 48
  public static let placeLimit = 16

  public var isEmpty: Bool { times.isEmpty && places.isEmpty }

  /// Nil when cancelled. Counts records if the measure cannot be computed for groups. O(rows).
  public static func compute(
    rows: Bitmap, measure: Measure, in context: QueryContext, cancelled: () -> Bool = { false }
  ) -> Distribution? {
    let kind = context.register.schema.kinds[context.kind]
    var times: [Part] = []
    var step = Step.year
    if let dated = kind.fields.first(where: { $0.has(.dated) })?.name {
      times = timeline(parts(of: rows, by: "\(dated).year", measure, context, cancelled), step: .year)
      if times.count < 2 {
        step = .month
        times = timeline(parts(of: rows, by: "\(dated).yearMonth", measure, context, cancelled), step: .month)
      }
      if times.count < 2 { times = [] }
    }
    var places: [Part] = []
    for path in placePaths(kind, in: context.register.schema) {
      let found = parts(of: rows, by: path, measure, context, cancelled)
      if found.count > places.count || places.count < 2 { places = found }
      // A level with nearly everything in one place tells little; try the next finer one.
      let most = found.map(\.amount).max() ?? 0
      if found.count > 1, most <= found.reduce(0, { $0 + $1.amount }) * 0.9 { break }
    }
    if cancelled() { return nil }
    places.sort { $0.amount > $1.amount }
    return Distribution(
      times: times, step: step, places: places.count > 1 ? Array(places.prefix(placeLimit)) : [],
      isMoney: (times + places).contains(where: \.isMoney))
  }

  /// Query paths to the place of a record, one per level of the tree, the coarsest first.
  static func placePaths(_ kind: Kind, in schema: Schema) -> [String] {
    func own(_ kind: Kind) -> (name: String, levels: [String])? {
      kind.fields.lazy.compactMap { field -> (String, [String])? in
        guard let book = field.type.codebook, !book.levels.isEmpty else { return nil }
        return (field.name, book.levels.map(\.name))
      }.first
    }
    if let place = own(kind) { return place.levels.map { "\(place.name).\($0)" } }
    for field in kind.fields {
      guard case .reference(let target) = field.type, let other = schema[target], let place = own(other) else {
        continue
      }
      return place.levels.map { "\(field.name).\(place.name).\($0)" }
    }
    return []
  }

  private static func parts(
    of rows: Bitmap, by path: String, _ measure: Measure, _ context: QueryContext, _ cancelled: () -> Bool
  ) -> [Part] {
    func groups(_ measure: Measure) -> GroupResult? {
      try? Grouping.compute(rows: rows, by: [path], measure: measure, in: context, cancelled: cancelled)
    }
    guard let found = groups(measure) ?? groups(.count(nil)) else { return [] }
    return found.rows.compactMap { row in
      guard let key = row.keys.first, !key.isEmpty, let amount = row.value.magnitude, amount >= 0 else { return nil }
      let isMoney =
        switch row.value {
        case .money, .amount: true
        default: false
        }
      return Part(label: key.label, amount: amount, isMoney: isMoney)
    }
  }

  /// Fills gaps and keeps the latest `timeLimit` steps. Labels are those of grouping: `2019`, `2019-07`.
  private static func timeline(_ parts: [Part], step: Step) -> [Part] {
    func number(_ label: String) -> Int? {
      let pieces = label.split(separator: "-")
      guard let year = pieces.first.flatMap({ Int($0) }) else { return nil }
      if step == .year { return year }
      return pieces.count == 2 ? Int(pieces[1]).map { year * 12 + $0 - 1 } : nil
    }
    let numbered = parts.compactMap { part in number(part.label.chinese).map { ($0, part.amount) } }
    guard let last = numbered.map(\.0).max(), let first = numbered.map(\.0).min() else { return [] }
    let amounts = Dictionary(numbered, uniquingKeysWith: +)
    return (max(first, last - timeLimit + 1)...last).map { number in
      let month = number % 12 + 1
      let label = step == .year ? "\(number)" : "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
      return Part(label: Localized(label, label), amount: amounts[number] ?? 0, isMoney: parts[0].isMoney)
    }
  }
}
