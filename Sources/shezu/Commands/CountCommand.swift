import ArgumentParser
import Catalog
import Columnar
import Exports
import Localization
import Querying
import Statistics

struct CountCommand: Subcommand {
  static let name = "count"
  static let summary = Localized("计数与统计。", "Count and measure records.")
  static let details = Localized(
    "不给 --by 时只输出一个数，金额为元；给出时输出一张表。没有记录符合时退出状态为 1。",
    "Without --by one bare number, amounts in yuan; with it a table. Exit status 1 where no record matched.")

  @Argument(
    help: ArgumentHelp(
      "种类，如 organizations 或 社会组织；problems 为文件中的问题，notes 为在屏幕上写的备注。",
      "A kind, such as organizations; problems for those of the files, notes for what was noted on the screen.",
      value: "kind"))
  var kind: String

  @OptionGroup var register: RegisterOptions
  @OptionGroup var query: QueryOptions
  @OptionGroup var asking: ViewOptions

  @Option(
    help: ArgumentHelp(
      "分组：字段或路径，以逗号分开，如 region.city,kind。", "Groups: fields or paths parted by commas, such as region.city,kind.",
      value: "a,b"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "统计量：count、distinct(f)、sum(f)、min(f)、max(f)、avg(f)；默认 count。",
      "The measure: count, distinct(f), sum(f), min(f), max(f) or avg(f); count by default.", value: "measure"))
  var measure: String?

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  /// What the figure asks for, as far as it can be told before the register is open.
  private func projection(_ measure: Measure, _ paths: [String]) -> Projection {
    guard asking.leavesFieldsAlone, let kind = Naming.find(kind: kind, in: Catalog.schema) else { return .everything }
    var asked = ReferencedFields(kind: kind, schema: Catalog.schema)
    asked.add(query: query.query ?? "")
    asked.add(measure)
    for path in paths { asked.add(path: path) }
    return asked.projection
  }

  func perform(on console: Console) throws -> ExitStatus {
    let layout = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let measure = try RowStatistics.measure(measure ?? "count")
    let paths = by.map(Grouping.paths) ?? []
    let opened = try openRegister(register, projection: projection(measure, paths), on: console)
    let (source, ordinal) = try opened.kind(named: kind)
    let question = try asking.question(query.query, of: opened, kind: source.schema.kinds[ordinal], on: console)
    let selection = Selection(register: source, kind: ordinal, question: question)
    if asking.explain { return opened.finish(try console.write(try selection.explanation(), options), on: console) }
    let rows = try selection.bitmap()
    let statistics = RowStatistics(context: selection.context, rows: rows, measure: measure)
    if by == nil {
      let total = try statistics.total()
      try console.write(RowStatistics.bare(total) + "\n", options)
      if total == .empty {
        console.say(Localized("没有可供统计的值。", "There is no value to compute from."))
      }
    } else {
      let table = GroupTable(try statistics.groups(by: paths), paths: paths, measure: measure)
      try console.write(table.view(console.language, isForPeople: layout.isText), options)
    }
    return opened.finish(rows.isEmpty ? .differs : .done, on: console)
  }
}

/// Measures over the rows of a query, with errors that mark what was written.
struct RowStatistics {
  let context: QueryContext
  let rows: Bitmap
  let measure: Measure

  static func measure(_ text: String) throws -> Measure {
    do throws(QueryError) {
      return try Measure.parse(text)
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(text, error))
    }
  }

  func total() throws -> MeasureValue { try compute(by: [], marking: measure.description).total }

  func groups(by paths: [String]) throws -> GroupResult {
    guard (1...Grouping.pathLimit).contains(paths.count) else {
      let most = Grouping.pathLimit
      throw CommandError(.wrongUse, "--by 应为 1 至 \(most) 个字段。", "--by takes one to \(most) fields.")
    }
    // Each part on its own first, over no rows, so that an error marks the text that it is about.
    let nothing = RowStatistics(context: context, rows: Bitmap(count: rows.count), measure: measure)
    _ = try nothing.total()
    for path in paths { _ = try nothing.compute(by: [path], marking: path) }
    return try compute(by: paths, marking: paths.joined(separator: ","))
  }

  private func compute(by paths: [String], marking text: String) throws -> GroupResult {
    do throws(QueryError) {
      let result = try Grouping.compute(
        rows: rows, by: paths, measure: measure, in: context, cancelled: { Interruption.isAsked })
      if let result { return result }
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(text, error))
    }
    throw OutputError.interrupted
  }

  /// One number as a script takes it: yuan exact, days as ISO 8601, means as they are.
  static func bare(_ value: MeasureValue) -> String {
    switch value {
    case .empty: ""
    case .integer(let number): String(number)
    case .money(let fen): Money.yuan(fen)
    case .day(let day): day.description
    case .number(let number): number.description
    // A mean of amounts is told to the fen.
    case .amount(let fen): Money.yuan(Int64(fen.rounded()))
    }
  }
}

/// Groups as a table like any other.
struct GroupTable {
  private let result: GroupResult
  private let paths: [String]
  private let measure: Measure
  /// A column of the measure beside the count, unless the measure is the count.
  private var hasMeasure: Bool { measure != .count(nil) }

  init(_ result: GroupResult, paths: [String], measure: Measure) {
    self.result = result
    self.paths = paths
    self.measure = measure
  }

  /// - Parameter isForPeople: labels in the language, and groups without a value are named; data has Chinese labels in any
  ///   language, as all exports have, and no value for none.
  func view(_ language: Language, isForPeople: Bool) -> ExportView {
    var builder = TableBuilder(kind)
    for (number, row) in result.rows.enumerated() {
      var values: [String: Value] = ["": .text(String(number)), "count": .integer(Int64(row.count))]
      for (path, key) in zip(paths, row.keys) where !key.isEmpty || isForPeople {
        values[path] = .text(key.label[isForPeople ? language : .chinese])
      }
      if hasMeasure { values[measure.description] = Self.value(row.value) }
      builder.append(values)
    }
    return ComputedView.view(of: builder.table(), language)
  }

  private var kind: Kind {
    let group = Localized("统计", "Statistics")
    func field(_ name: String, _ title: Localized, _ type: FieldType) -> Field {
      Field(name, title, type, help: title, group: group)
    }
    var fields = [field("", Localized("编号", "Number"), .code(nil))]
    fields += zip(paths, result.titles).map { field($0, $1, .text) }
    fields.append(field("count", Localized("记录数", "Records"), .integer(unit: nil)))
    if hasMeasure {
      fields.append(field(measure.description, Localized(measure.description, measure.description), type))
    }
    return Kind(
      "groups", title: group, singular: group, help: group, key: "", fields: fields)
  }

  /// The measure's type, as its values show it.
  private var type: FieldType {
    let values = result.rows.map(\.value) + [result.total]
    for value in values {
      switch value {
      case .empty: continue
      case .integer: return .integer(unit: nil)
      case .money, .amount: return .money
      case .day: return .date
      case .number: return .text
      }
    }
    return .integer(unit: nil)
  }

  private static func value(_ value: MeasureValue) -> Value {
    switch value {
    case .empty: .empty
    case .integer(let number): .integer(number)
    case .money(let fen): .money(fen)
    case .amount(let fen): .money(Int64(fen.rounded()))
    case .day(let day): .day(day)
    case .number(let number): .text(number.description)
    }
  }
}
