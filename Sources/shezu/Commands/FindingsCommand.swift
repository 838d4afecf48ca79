import ArgumentParser
import Columnar
import Exports
import Localization
import Oversight
import Querying

struct FindingsCommand: Subcommand {
  static let name = "findings"
  static let summary = Localized(
    "列出符合规则的记录，附依据、事实与到期日。", "List the records that meet a rule, with citation, evidence and due day.")
  static let details = Localized(
    "最急的在前；只作提示，不作决定。规则随程序附带，登记册的 rules/ 文件夹里的规则也在其内。没有结果时退出状态为 1。",
    "The most urgent first; nothing is decided. The rules travel with the program; those in the register's rules/ folder are added. Exit status 1 where nothing was found."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或一个 JSON 文件；默认用随程序附带的。", "The register: a folder or one JSON file; the bundled one by default.",
      value: "register"))
  var path: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "以哪一天为准，如 2020-12-31；默认为登记册的截止日期。", "The day to answer for, such as 2020-12-31; the register's own by default.",
      value: "day"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("只列出这么多天内到期的。", "Only what falls due within so many days.", value: "days"))
  var within: Int?

  @OptionGroup var query: QueryOptions

  @Flag(
    help: ArgumentHelp(
      "列出规则本身，及每条规则的四种答案之数。", "List the rules themselves, with how many records got each of four answers."))
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
    let table =
      rules
      ? RuleTable.table(findings, schema: opened.register.schema)
      : FindingTable.table(findings, of: opened.register, language: console.language)
    let found = try write(table, of: opened.register, today: today, on: console)
    say(findings, found, opened.register.schema, on: console)
    return opened.finish(found == 0 ? .differs : .done, on: console)
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
    let view = ExportView(
      register: whole, kind: kind, rows: rows.rows, columns: whole.schema.kinds[kind].summaryOrdinals,
      language: console.language)
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
        kinds.map(\.title.chinese).joined(separator: "、"), kinds.map(\.name).joined(separator: ", ")
      )
      console.say(
        Localized(
          "\(unanswered.count) 条规则无法判断：登记册里没有\(chinese)的文件（见 --rules）。",
          "\(unanswered.count) rules cannot be answered: the register has no file of \(english) (see --rules)."))
    }
    let overdue = findings.entries.count { $0.urgency == .overdue }
    let soon = findings.entries.count { $0.urgency == .soon }
    if found == 0 { console.say(Localized("没有符合的记录。", "No record was found.")) }
    console.say(
      Localized(
        "截至 \(findings.asOf)：共 \(findings.entries.count) 条提示，\(overdue) 条已到期，\(soon) 条三十日内到期。",
        "As of \(findings.asOf): \(findings.entries.count) findings, \(overdue) overdue, \(soon) due within 30 days."))
  }

  private static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw CommandError(
        .wrongUse, "--as-of “\(text)”不是日期，应如 2020-12-31。", "--as-of “\(text)” is not a day such as 2020-12-31.")
    }
    return day
  }
}
