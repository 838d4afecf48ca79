import Columnar
import Localization
import Querying
import Statistics

/// Suggestions for a query that is being typed.
public struct Completion: Sendable {
  public enum Kind: Sendable, Hashable, CaseIterable {
    case field, relation, part, function, operation, value, view
  }

  public struct Suggestion: Sendable, Hashable {
    public let kind: Kind
    /// The UTF-8 offsets of the text that it replaces.
    public let range: Range<Int>
    public let replacement: String
    public let label: Localized
    /// The records with the value among those that the rest of the query selects.
    public let count: Int?
  }

  /// Suggestions for the caret, the likeliest first: names with the typed text as a prefix, then names that contain it or
  /// match as pinyin; values by their number of records. O(rows) for values, O(fields) for names.
  public static func at(
    _ text: String, caret: Int, in context: QueryContext, limit: Int = 50, cancelled: () -> Bool = { false }
  ) -> [Suggestion] {
    let caret = max(0, min(caret, text.utf8.count))
    guard let site = CompletionPosition(text, caret: caret, context: context) else { return [] }
    let completion = Completion(text, site, context)
    let all: [Suggestion] =
      switch site.wanted {
      case .name(let steps): completion.names(after: steps)
      case .value(let path): completion.values(of: path, cancelled: cancelled)
      }
    return Array(all.prefix(limit))
  }

  private let text: String
  private let site: CompletionPosition
  private let context: QueryContext
  /// The typed text with and without an opening quotation mark.
  private let typed: SpellingMatch
  private let plainTyped: String
  private let plain: SpellingMatch

  private init(_ text: String, _ site: CompletionPosition, _ context: QueryContext) {
    self.text = text
    self.site = site
    self.context = context
    plainTyped = site.typed.hasPrefix("\"") ? String(site.typed.dropFirst()) : site.typed
    typed = SpellingMatch(site.typed)
    plain = SpellingMatch(plainTyped)
  }

  private var schema: Schema { context.register.schema }

  private func suggestion(_ kind: Kind, _ replacement: String, _ label: Localized, count: Int? = nil) -> Suggestion {
    Suggestion(kind: kind, range: site.range, replacement: replacement, label: label, count: count)
  }

  // MARK: - NameScope

  private func names(after steps: [String]) -> [Suggestion] {
    var kind = site.kind
    for (index, name) in steps.enumerated() {
      let names = NameScope(schema: schema, kind: kind)
      guard let target = try? names.resolve(name, as: .step, at: QueryRange(0..<0)) else { return [] }
      if let step = names.step(target) {
        kind = step.to
      } else if index == steps.count - 1, case .field(let field) = target {
        return parts(of: schema.kinds[kind].fields[field].type)
      } else {
        return []
      }
    }
    let names = NameScope(schema: schema, kind: kind)
    let exact = operations(names)
    let found = names.targets.enumerated().compactMap { order, target -> (Int, Int, Suggestion)? in
      let spellings = Array(names.spellings(of: target).prefix(3))
      guard let rank = typed.rank(in: spellings) else { return nil }
      return (rank, order, suggestion(for: target, kind: kind))
    }
    var all = found.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    // A complete name is offered with its operators instead.
    all.removeAll { name in exact.contains { $0.replacement == name.replacement } }
    if steps.isEmpty { all += functions() + views() + nearCodes() }
    return exact + all
  }

  private func suggestion(for target: NameScope.Target, kind: Int) -> Suggestion {
    switch target {
    case .field(let ordinal):
      let field = schema.kinds[kind].fields[ordinal]
      return suggestion(.field, "\(field.name):", field.title)
    case .related(let other):
      return suggestion(.relation, "\(schema.kinds[other].name){", schema.kinds[other].title)
    }
  }

  private func parts(of type: FieldType) -> [Suggestion] {
    if case .date = type {
      let titles: [DatePart: Localized] = [
        .year: Localized("年", "year"), .month: Localized("月", "month"), .day: Localized("日", "day"),
        .yearMonth: Localized("年月", "month of year"), .weekday: Localized("星期", "day of the week"),
      ]
      return DatePart.allCases.compactMap { part in
        guard let title = titles[part], typed.rank(in: [part.rawValue, title.chinese]) != nil else {
          return nil
        }
        return suggestion(.part, part.rawValue, title)
      }
    }
    return type.codebook?.levels.filter { typed.rank(in: [$0.name, $0.title.chinese]) != nil }.map {
      suggestion(.part, "\($0.name):", $0.title)
    } ?? []
  }

  /// The operators of a field whose name is complete.
  private func operations(_ names: NameScope) -> [Suggestion] {
    guard !site.typed.isEmpty, let field = schema.kinds[names.kind].fields.first(where: { $0.name == site.typed })
    else {
      return []
    }
    let signs: [(Query.Comparator, Localized)] =
      switch field.type.element {
      case .integer, .money, .date:
        [
          (.matches, Localized("等于或在范围内", "is, or is within")), (.atLeast, Localized("不小于", "at least")),
          (.atMost, Localized("不大于", "at most")), (.differs, Localized("不等于", "is not")),
        ]
      case .text, .code, .reference:
        [
          (.matches, Localized("包含", "contains")), (.equals, Localized("完全等于", "is exactly")),
          (.differs, Localized("不是", "is not")), (.like, Localized("匹配正则表达式", "matches a regular expression")),
        ]
      default:
        [
          (.matches, Localized("是（含下级）", "is, or is below")), (.equals, Localized("完全等于", "is exactly")),
          (.differs, Localized("不是", "is not")),
        ]
      }
    return signs.map { suggestion(.operation, "\(field.name)\($0.0.rawValue)", $0.1) }
  }

  /// Records whose code is near the typed one; none for a code that is right.
  private func nearCodes() -> [Suggestion] {
    guard site.depth == 0 else { return [] }
    let table = context.register.tables[site.kind]
    return NearCode.rows(of: plainTyped, in: table).map { row in
      let label = table.label(row)
      return suggestion(.value, Query.value(table.key(row)), Localized(label, label), count: 1)
    }
  }

  private func functions() -> [Suggestion] {
    Query.Function.allCases.filter { $0.rawValue.hasPrefix(site.typed) && !site.typed.isEmpty }.map {
      suggestion(.function, "\($0.rawValue)(", Localized("对关联记录统计", "computed over related records"))
    }
  }

  private func views() -> [Suggestion] {
    guard !context.views.isEmpty, "view".hasPrefix(site.typed) else { return [] }
    return [suggestion(.view, "view:", Localized("已保存的视图", "saved view"))]
  }

  // MARK: - Values

  private func values(of text: String, cancelled: () -> Bool) -> [Suggestion] {
    if text == "view" {
      return context.views.entries.filter {
        plain.rank(in: [$0.name, $0.title.chinese, $0.title.english]) != nil
      }.map { suggestion(.view, Query.value($0.name), $0.title) }
    }
    var parser = QueryParser(text)
    guard let operand = try? parser.parseFormula(), let path = Binder(context).path(operand),
      let end = try? Binder(context).end(path, from: site.kind)
    else { return [] }
    let rows = rowsOfRest(cancelled: cancelled)
    let inner = QueryContext(register: context.register, kind: site.kind, today: context.today)
    let type = end.field.map { schema.kinds[end.route.end].fields[$0].type }
    var found = codes(end, rows: rows)
    if found == nil { found = grouped(path, type, end, rows: rows, in: inner, cancelled: cancelled) }
    let presence = [("none", Localized("空", "empty")), ("any", Localized("非空", "not empty"))]
      .filter { $0.0.hasPrefix(plainTyped) }.map { suggestion(.value, $0.0, $0.1) }
    let isKey = end.route.steps.isEmpty && end.field == schema.kinds[site.kind].keyOrdinal
    return (found ?? []) + (isKey ? nearCodes() : []) + fields(for: type) + presence
  }

  /// The rows that the query without this clause selects; inside braces, all rows of the kind there.
  private func rowsOfRest(cancelled: () -> Bool) -> Bitmap {
    let all = Bitmap(count: context.register.tables[site.kind].count, filled: true)
    guard site.depth == 0 else { return all }
    let bytes = Array(text.utf8)
    let rest = bytes[..<site.clauseStart] + [0x20] + bytes[site.range.upperBound...]
    guard let filter = try? Filter.compile(String(decoding: rest, as: UTF8.self), in: context) else { return all }
    return ((try? filter.rows(cancelled: cancelled)) ?? nil) ?? all
  }

  /// Values of a vocabulary with their numbers of records; in a tree, an entry includes its descendants.
  private func codes(_ end: Binder.PathEnd, rows: Bitmap) -> [Suggestion]? {
    guard let field = end.field, end.level == nil else { return nil }
    let column = context.register.tables[end.route.end].columns[field]
    guard schema.kinds[end.route.end].fields[field].type.codebook != nil else { return nil }
    let labels = Binder.labels(column)
    var counts = [Int](repeating: 0, count: labels.count)
    let traversal = RouteTraversal(register: context.register, route: end.route)
    rows.forEach { row in
      for reached in end.route.steps.isEmpty ? [row] : traversal.reached(from: row) {
        column.forEachCode(reached) { counts[$0] += 1 }
      }
    }
    accumulate(&counts, labels.book)
    let found = labels.codes.compactMap { code -> (Int, Int, Suggestion)? in
      guard counts[code] > 0 || !plainTyped.isEmpty, isCurrent(code, labels.book),
        let rank = plain.rank(in: Spellings.of(code, in: labels))
      else { return nil }
      let label = Localized(labels.label(code, .chinese), labels.label(code, .english))
      let written = Query.value(Spellings.unique(code, in: labels))
      return (rank, counts[code], suggestion(.value, written, label, count: counts[code]))
    }
    return found.sorted { ($0.0, -$0.1) < ($1.0, -$1.1) }.map(\.2)
  }

  private func isCurrent(_ code: Int, _ book: Codebook) -> Bool {
    code >= book.entries.count || book.entries[code].replacedBy == nil
  }

  /// Adds the count of each entry to all its ancestors. The parent of a replaced entry is its replacement.
  private func accumulate(_ counts: inout [Int], _ book: Codebook) {
    guard !book.levels.isEmpty else { return }
    func above(_ code: Int) -> Int? {
      book.entries[code].replacedBy.flatMap(book.ordinal(of:)) ?? book.parent(of: code)
    }
    let own = counts
    for code in book.entries.indices where own[code] > 0 {
      var entry = above(code)
      var steps = 0
      while let here = entry, steps < 64 {
        counts[here] += own[code]
        entry = above(here)
        steps += 1
      }
    }
  }

  private static let groupLimit = 200_000

  private func grouped(
    _ path: Query.Path, _ type: FieldType?, _ end: Binder.PathEnd, rows: Bitmap, in context: QueryContext,
    cancelled: () -> Bool
  ) -> [Suggestion] {
    var by = path.text(hyphens: true)
    if case .date? = type, end.part == nil { by += ".year" }
    if rows.count > Self.groupLimit, end.part == nil, end.level == nil {
      switch type {
      case .flag, .date: break
      default: return []
      }
    }
    let groups = try? Grouping.compute(
      rows: rows, by: [by], measure: .count(nil), in: context, cancelled: cancelled)
    return ((groups ?? nil)?.byValue ?? []).compactMap { row -> Suggestion? in
      let key = row.keys[0]
      let written = key.clause.drop { $0 != "=" }.dropFirst()
      guard !key.isEmpty, plain.rank(in: [key.label.chinese, key.label.english, String(written)]) != nil
      else { return nil }
      return suggestion(.value, String(written), key.label, count: row.count)
    }
  }

  /// Fields of the same type that a number or day may be compared with.
  private func fields(for type: FieldType?) -> [Suggestion] {
    guard let type, !plainTyped.isEmpty else { return [] }
    return schema.kinds[site.kind].fields.compactMap { field in
      let isAlike: Bool =
        switch (type, field.type) {
        case (.date, .date), (.money, .money), (.integer, .integer): true
        default: false
        }
      guard isAlike, plain.rank(in: [field.name, field.title.chinese]) == 0 else { return nil }
      return suggestion(.field, field.name, field.title)
    }
  }
}

extension CodedLabels {
  var codes: Range<Int> { 0..<count }
}

extension Column {
  /// Calls `body` with the codes of a row, for a coded column or list.
  func forEachCode(_ row: Int, _ body: (Int) -> Void) {
    switch self {
    case .coded(let column): if column.codes[row] != CodedColumn.empty { body(Int(column.codes[row])) }
    case .list(let list):
      guard case .coded(let column) = list.elements else { return }
      for element in list.range(row) where column.codes[element] != CodedColumn.empty {
        body(Int(column.codes[element]))
      }
    default: return
    }
  }
}
