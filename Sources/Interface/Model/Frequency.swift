import Columnar
import Localization
import Screen

/// Groups of the records shown: which paths, which measure; a question for a worker, answered by `answer`.
public struct GroupRequest: Sendable, Equatable {
  public let place: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let rows: RowSet
  /// One path or two, as `--by` takes them.
  public let by: [String]
  public let measure: String
  public let today: Day
  let widths: DisplayWidth

  public static func == (left: GroupRequest, right: GroupRequest) -> Bool {
    left.place == right.place && left.generation == right.generation && left.kind == right.kind
      && left.rows == right.rows && left.by == right.by && left.measure == right.measure
  }

  /// Nil where `isCancelled` said so. O(rows + groups log groups).
  public func answer(isCancelled: () -> Bool = { false }) -> GroupAnswer? {
    let context = QueryContext(register: register, kind: kind, today: today)
    var chosen = Bitmap(count: register.tables[kind].count)
    switch rows {
    case .all: chosen.invert()
    case .list(let rows): for row in rows where row < chosen.count { chosen[Int(row)] = true }
    }
    do throws(QueryError) {
      let parsed = try Measure.parse(measure)
      guard
        let result = try Grouping.compute(
          rows: chosen, by: by, measure: parsed, in: context, cancelled: isCancelled)
      else { return nil }
      let groups = FrequencyTable(result, by: by, measure: parsed, total: rows.count)
      let alone = Register(
        schema: Schema(kinds: [groups.table.kind]), card: register.card, tables: [groups.table], inputs: [],
        diagnostics: [], present: [0])
      return GroupAnswer(
        place: place, generation: generation,
        outcome: .groups(groups, alone, MeasuredWidths(alone, kind: 0, widths: widths)))
    } catch {
      return GroupAnswer(place: place, generation: generation, outcome: .fault(error.message))
    }
  }
}

public struct GroupAnswer: Sendable {
  enum Outcome: Sendable {
    /// With a register of this table alone, and the widths of its columns.
    case groups(FrequencyTable, Register, MeasuredWidths)
    case fault(Localized)
  }

  public let place: Int
  public let generation: Int
  let outcome: Outcome
}

/// Groups as a table like any other, with what stands behind each row.
public struct FrequencyTable: Sendable {
  static let name = "frequency"

  public let table: Table
  /// The clause of the records behind each row.
  let clauses: [String]
  /// What the bars show: the measure, else the count.
  let magnitudes: [Double]
  /// The ordinal of the field that bars are drawn in.
  let barField: Int

  init(_ result: GroupResult, by: [String], measure: Measure, total: Int) {
    let isCount = measure == .count(nil)
    let isTimed = by.contains { path in
      [".year", ".month", ".day"].contains { path.hasSuffix($0) }
    }
    // Time reads in its own order, everything else by size.
    let rows = isTimed ? result.rows : result.byValue
    clauses = rows.map(\.clause)
    magnitudes = rows.map { isCount ? Double($0.count) : $0.value.magnitude ?? 0 }
    let books = Self.books(rows, titles: result.titles)
    let kind = Self.kind(books, result: result, measure: isCount ? nil : measure)
    barField = kind.ordinal(of: "share") ?? 0
    var builder = TableBuilder(kind)
    for (index, row) in rows.enumerated() {
      var cells: [String: Value] = ["id": .text("\(index + 1)"), "count": .integer(Int64(row.count))]
      for (axis, key) in row.keys.enumerated() {
        cells["key\(axis + 1)"] = key.isEmpty ? .empty : .text(key.clause)
      }
      cells["measure"] = Self.value(row.value)
      cells["share"] = .text(Self.percent(row.count, of: total))
      builder.append(cells)
    }
    table = builder.table()
  }

  /// The keys of each axis as a vocabulary, so that they read in both languages and sort as they were grouped.
  private static func books(_ rows: [GroupResult.Row], titles: [Localized]) -> [Codebook] {
    titles.indices.map { axis in
      var seen: Set<String> = []
      var entries: [Codebook.Entry] = []
      for key in rows.map({ $0.keys[axis] }) where !key.isEmpty && seen.insert(key.clause).inserted {
        entries.append(Codebook.Entry(key.clause, key.label.chinese, key.label.english))
      }
      return Codebook("groups\(axis + 1)", title: titles[axis], entries: entries)
    }
  }

  /// Tenths of a percent.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private static func value(_ value: MeasureValue) -> Value {
    switch value {
    case .empty: .empty
    case .integer(let number): .integer(number)
    case .money(let fen): .money(fen)
    case .amount(let fen): .money(Int64(fen.rounded()))
    case .day(let day): .day(day)
    case .number(let number): .text(hundredths(number))
    }
  }

  private static func hundredths(_ number: Double) -> String {
    guard abs(number) < 1e15 else { return "\(number)" }
    let parts = Int64((number * 100).rounded())
    let fraction = abs(parts % 100)
    return "\(parts < 0 ? "-" : "")\(abs(parts) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  private static func type(of result: GroupResult) -> FieldType {
    switch result.total {
    case .money, .amount: .money
    case .integer: .integer(unit: nil)
    case .day: .date
    case .empty, .number: .text
    }
  }

  private static func kind(_ books: [Codebook], result: GroupResult, measure: Measure?) -> Kind {
    let group = Localized("分组", "Groups")
    var fields = [Field("id", Localized("序号", "No."), .code(nil), help: group, group: group, width: 5)]
    for (axis, book) in books.enumerated() {
      fields.append(
        Field(
          "key\(axis + 1)", book.title, .coded(book), help: book.title, group: group,
          roles: axis == 0 ? [.search, .label, .summary] : [.search, .summary], width: 24))
    }
    if let measure {
      let title = Localized("\(measure)", "\(measure)")
      fields.append(
        Field("measure", title, type(of: result), help: title, group: group, roles: [.summary], width: 16))
    }
    fields.append(
      Field(
        "count", Localized("条数", "Records"), .integer(unit: nil), help: Localized("组中的记录数", "Records in the group"),
        group: group, roles: [.summary], width: 10))
    fields.append(
      Field(
        "share", Localized("占比", "Share"), .text, help: Localized("占全部所示记录的比例", "Part of all records shown"),
        group: group, roles: [.summary], width: 34))
    let chinese = books.map(\.title.chinese).joined(separator: "、")
    let english = books.map(\.title.english).joined(separator: ", ")
    return Kind(
      name, title: Localized("按\(chinese)统计", "By \(english)"), singular: Localized("组", "group"), help: group,
      key: "id", fields: fields)
  }
}

extension FieldType {
  var isDate: Bool { if case .date = self { true } else { false } }
}

/// Where a table of groups comes from, so that the records behind a row can be opened.
struct Frequency: Sendable {
  let request: GroupRequest
  let groups: FrequencyTable
  /// The filter, and what the place was narrowed to, when it was asked.
  let filter: String
  let scope: Scope?
  let scopeRows: [UInt32]?

  /// The filter of the records behind a row.
  func query(of row: Int) -> String {
    Query.joined(filter, groups.clauses[row]).text
  }
}

/// What groups are made of, line by line.
struct GroupDialog: Sendable {
  enum Line: Int, Sendable, CaseIterable {
    case first, second, measure
  }

  struct Option: Sendable {
    let text: String
    let title: Localized
  }

  var line = Line.first
  let paths: [Option]
  let measures: [Option]
  var first: Int
  /// 0 for none; else one more than the path.
  var second = 0
  var measure = 0

  /// Fields, levels and parts of days of a kind, its own and those of what it refers to.
  static func paths(of kind: Int, in schema: Schema) -> [Option] {
    schema.kinds[kind].fields.flatMap { field -> [Option] in
      var options = own(field)
      guard let target = field.type.target, let other = schema[target] else { return options }
      for inner in other.fields where inner.type.codebook != nil || inner.type.isDate {
        options += own(inner).map { option in
          Option(
            text: "\(field.name).\(option.text)",
            title: Localized(
              "\(field.title.chinese) · \(option.title.chinese)", "\(field.title.english) · \(option.title.english)"))
        }
      }
      return options
    }
  }

  private static func own(_ field: Field) -> [Option] {
    let whole = Option(text: field.name, title: field.title)
    func part(_ name: String, _ title: Localized) -> Option {
      Option(
        text: "\(field.name).\(name)",
        title: Localized("\(field.title.chinese)（\(title.chinese)）", "\(field.title.english) (\(title.english))"))
    }
    switch field.type.element {
    case .date: return [part("year", Localized("年", "year")), part("month", Localized("月", "month")), whole]
    case .coded(let book): return [whole] + book.levels.map { part($0.name, $0.title) }
    default: return [whole]
    }
  }

  static func measures(of kind: Kind) -> [Option] {
    var options = [Option(text: "count", title: Localized("条数", "records"))]
    for field in kind.fields {
      switch field.type {
      case .money, .integer:
        for (name, title) in [
          ("sum", Localized("合计", "sum")), ("avg", Localized("平均", "mean")), ("max", Localized("最大", "greatest")),
          ("min", Localized("最小", "least")),
        ] {
          options.append(
            Option(
              text: "\(name)(\(field.name))",
              title: Localized(
                "\(field.title.chinese)\(title.chinese)", "\(title.english) of \(field.title.english)")))
        }
      case .reference:
        options.append(
          Option(
            text: "distinct(\(field.name))",
            title: Localized("不同的\(field.title.chinese)", "different \(field.title.english)")))
      default: break
      }
    }
    return options
  }

  /// What was typed to find an option of the line.
  var search = TextField()

  /// The paths chosen.
  var by: [String] { [paths[first].text] + (second > 0 ? [paths[second - 1].text] : []) }

  /// The options of the line.
  var options: [Option] {
    switch line {
    case .first: paths
    case .second: [Option(text: "", title: Phrase.noSecond.text)] + paths
    case .measure: measures
    }
  }

  /// The option of the line that is chosen.
  var chosen: Int {
    get {
      switch line {
      case .first: first
      case .second: second
      case .measure: measure
      }
    }
    set {
      switch line {
      case .first: first = newValue
      case .second: second = newValue
      case .measure: measure = newValue
      }
    }
  }

  /// The options of the line that fit what was typed, the likeliest first; all where nothing was typed.
  var matches: [Int] {
    let options = options
    if search.isEmpty { return Array(options.indices) }
    let typed = SpellingMatch(search.text)
    let ranked = options.indices.compactMap { index -> (Int, Int)? in
      let option = options[index]
      let names = [option.text, option.title.chinese, option.title.english]
      return typed.rank(in: names).map { ($0, index) }
    }
    return ranked.sorted { $0 < $1 }.map(\.1)
  }

  /// The next choice of the line, among those that fit what was typed.
  mutating func change(by step: Int) {
    let matches = matches
    guard !matches.isEmpty else { return }
    let place = matches.firstIndex(of: chosen) ?? (step > 0 ? -1 : 0)
    chosen = matches[(place + step + matches.count) % matches.count]
  }

  /// Another line, with nothing typed.
  mutating func move(by step: Int) {
    let lines = Line.allCases
    line = Line(rawValue: (line.rawValue + step + lines.count) % lines.count) ?? .first
    search = TextField()
  }

  /// Changes what is typed; the likeliest option is chosen.
  mutating func type(_ change: (inout TextField) -> Void) {
    let before = search.text
    change(&search)
    if search.text != before, !search.isEmpty, let best = matches.first { chosen = best }
  }
}
