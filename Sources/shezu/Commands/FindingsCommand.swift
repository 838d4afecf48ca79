import ArgumentParser
import Columnar
import Exports
import Localization
import Oversight
import Querying

struct FindingsCommand: Subcommand {
  static let name = "findings"
  static let summary = Localized(
    "列出触发监管规则的记录及其法规依据、事实和到期日。", "List records that match a rule, with legal basis, evidence and due date.")
  static let details = Localized(
    "按紧急程度排列；仅供提示，不构成处理决定。规则包括内置规则和登记册 rules/ 文件夹中的规则。--explain 编号 输出一条监管提示的规则、条文、各条件的取值和到期日的计算。没有结果时退出状态为 1。",
    "Most urgent first. Findings are for information; no decision is made. Built-in rules are used, plus those in the register's rules/ folder. --explain ID prints the rule of a finding, its text, the values of every condition and how the due date is counted. Exit status 1 if there are no findings."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或单个 JSON 文件；默认为内置示例登记册。",
      "The register: a folder or a single JSON file; the built-in sample by default.",
      value: "register"))
  var path: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "计算基准日，如 2020-12-31；默认为登记册的截至日期。", "The as-of date, such as 2020-12-31; the register's own by default.",
      value: "day"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("只列出指定天数内到期的提示。", "Only findings due within this many days.", value: "days"))
  var within: Int?

  @OptionGroup var query: QueryOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "要输出的列：字段名以逗号分隔，或 all（全部）；默认为主要列及规则编号、记录类型、主键。",
      "Columns: field names separated by commas, or all; by default the main columns with rule, record type and key.",
      value: "a,b|all"
    ))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "说明一条监管提示（编号如 R22/记录主键）或一条规则（R22）。",
      "Explain one finding (an id such as R22/KEY) or one rule (R22).", value: "id"))
  var explain: String?

  @Flag(
    help: ArgumentHelp(
      "列出规则及各规则下触发、未触发、不适用、无法判断的记录数。", "List the rules, with the number of records for each of the four outcomes."))
  var rules = false

  @OptionGroup var register: RegisterOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let day = try asOf.map(Self.day)
    if let within, within < 0 || within > 100_000 {
      throw CommandError(.wrongUse, "--within 应为 0 至 100000。", "--within takes 0 to 100000 days.")
    }
    let choice = try register.named(path)
    let opened = try OpenedRegister.open(choice, on: console)
    let sources = OversightInputs.sources(for: choice.register)
    for problem in sources.problems { console.say(problem) }
    let today = day ?? Selection.today(of: opened.register)
    guard
      let findings = Findings.compute(
        opened.register, rules: sources.rules.rules, asOf: today, cancelled: { Interruption.isAsked })
    else { throw OutputError.interrupted }
    if let explain {
      try console.write(try explanation(of: explain, in: findings, of: opened.register, console.language), options)
      return opened.finish(.done, on: console)
    }
    let table =
      rules
      ? RuleTable.table(findings, schema: opened.register.schema)
      : FindingTable.table(findings, of: opened.register, language: console.language)
    let found = try write(table, of: opened.register, today: today, on: console)
    say(findings, found, opened.register.schema, on: console)
    return opened.finish(found == 0 ? .differs : .done, on: console)
  }

  /// The explanation of `RULE/KEY`, of `RULE/#ROW` for a record without a key, or of a rule.
  private func explanation(
    of id: String, in findings: Findings, of register: Register, _ language: Language
  ) throws -> ExportView {
    let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let outcome = findings.outcomes.first(where: { $0.rule.id == parts[0] }) else {
      throw CommandError.unknown(Localized("规则", "rule"), parts[0], among: findings.outcomes.map(\.rule.id))
    }
    var row: Int?
    if parts.count > 1 {
      row = outcome.kind.flatMap { Self.row(parts[1], in: register.tables[$0]) }
      guard row != nil else {
        throw CommandError(
          .wrongUse, "“\(outcome.rule.kind)”中没有主键为“\(parts[1])”的记录。",
          "There is no record “\(parts[1])” in \(outcome.rule.kind).")
      }
    }
    if let problem = outcome.problem {
      throw CommandError(
        .wrongUse, "规则 \(parts[0]) 无法判断：\(problem.chinese)", "Rule \(parts[0]) could not be checked: \(problem.english)"
      )
    }
    do throws(QueryError) {
      let explanation = try FindingExplanation.of(
        outcome, row: row, in: register, asOf: findings.asOf, language: language)
      return FindingExplanationTable.view(explanation, language)
    } catch {
      throw CommandError(.wrongUse, error.message.chinese, error.message.english)
    }
  }

  private static func row(_ word: String, in table: Table) -> Int? {
    if let row = table.row(of: word) { return row }
    guard word.hasPrefix("#"), let number = Int(word.dropFirst()), (1...table.count).contains(number) else {
      return nil
    }
    return number - 1
  }

  /// Writes the requested rows and returns their number.
  private func write(_ table: Table, of register: Register, today: Day, on console: Console) throws -> Int {
    let whole = register.adding([table], computedFor: register)
    let kind = whole.schema.ordinal(of: table.kind.name) ?? 0
    let limits = [query.query, within.map(FindingTable.dueWithin)].compactMap(\.self)
    var rows = Bitmap(count: table.count, filled: true)
    for limit in limits {
      let context = QueryContext(register: whole, kind: kind, today: today)
      do throws(QueryError) {
        guard let met = try Filter.compile(limit, in: context).rows(cancelled: { Interruption.isAsked }) else {
          throw QueryError(range: 0..<0, message: Localized("已取消。", "Cancelled."))
        }
        rows.formIntersection(met)
      } catch {
        if Interruption.isAsked { throw OutputError.interrupted }
        throw CommandError(.wrongUse, QueryMark.lines(limit, error))
      }
    }
    let summary = whole.schema.kinds[kind].summaryOrdinals
    let keys = ["rule", "kind", "key"].compactMap(whole.schema.kinds[kind].ordinal(of:)).filter {
      !summary.contains($0)
    }
    let chosen = try columns.map { try NameResolution.columns($0, kind: kind, in: whole.schema) } ?? summary + keys
    let view = ExportView(
      register: whole, kind: kind, rows: rows.rows, columns: chosen, language: console.language)
    try console.write(view, options)
    return view.rows.count
  }

  private func say(_ findings: Findings, _ found: Int, _ schema: Schema, on console: Console) {
    for outcome in findings.outcomes where outcome.missing.isEmpty && outcome.rule.fault == nil {
      guard let problem = outcome.problem else { continue }
      let rule = outcome.rule
      console.say(
        Localized("\(rule.place)（\(rule.id)）：\(problem.chinese)", "\(rule.place) (\(rule.id)): \(problem.english)"))
    }
    let unanswered = findings.outcomes.filter { !$0.missing.isEmpty }
    if !unanswered.isEmpty {
      let kinds = Set(unanswered.flatMap(\.missing)).sorted().map { schema.kinds[$0] }
      let (chinese, english) = (
        kinds.map { "“\($0.title.chinese)”" }.joined(), kinds.map { "“\($0.title.english)”" }.joined(separator: ", ")
      )
      console.say(
        Localized(
          "有 \(unanswered.count) 条规则无法判断：登记册中没有\(chinese)文件（详见 --rules）。",
          "\(Plural.english(unanswered.count, "rule")) could not be checked: the register has no file of \(english) (see --rules)."
        ))
    }
    let overdue = findings.entries.count { $0.urgency == .overdue }
    let soon = findings.entries.count { $0.urgency == .soon }
    if found == 0 { console.say(Localized("没有监管提示。", "No findings.")) }
    console.say(
      Localized(
        "截至 \(findings.asOf)：监管提示 \(findings.entries.count) 条，已逾期 \(overdue) 条，30 日内到期 \(soon) 条。",
        "As of \(findings.asOf): \(Plural.english(findings.entries.count, "finding")), \(overdue) overdue, \(soon) due within 30 days."
      ))
  }

  private static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw CommandError(
        .wrongUse, "--as-of “\(text)”不是日期，应如 2020-12-31。", "--as-of “\(text)” is not a date such as 2020-12-31.")
    }
    return day
  }
}
