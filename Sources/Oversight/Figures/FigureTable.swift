import Columnar
import Localization
import Querying
import Statistics

/// Reconciled figures as a table, computed again whenever the records change.
public enum FigureTable {
  public static let name = "figures"

  /// One row per figure, in order.
  public static func table(_ reconciliations: [Reconciliation], schema: Schema) -> Table {
    var books = Vocabularies()
    let rows = reconciliations.map { books.row($0) }
    var builder = TableBuilder(kind(books, schema))
    for row in rows { builder.append(row) }
    return builder.table()
  }

  /// The records that a number was computed from, or the figures that a formula names.
  public static func drillTarget(ofRow row: Int, in table: Table) -> DrillTarget? {
    guard let row = ComputedRow(row, of: table) else { return nil }
    let formula = row.text("formula")
    if formula.isEmpty {
      let kind = row.text("kind")
      return kind.isEmpty
        ? nil
        : .records(
          kind: kind, query: row.text("query"), measure: row.text("measure"))
    }
    guard let names = try? FigureFormula.parse(formula).names, !names.isEmpty else { return nil }
    return .records(kind: name, query: "id=" + names.map { "\"\($0)\"" }.joined(separator: ","))
  }

  /// The vocabularies of the table, filled while the rows are made.
  private struct Vocabularies {
    var sections = SentenceBook("sections", title: Localized("部分", "sections"))
    var units = SentenceBook("units", title: Localized("单位", "units"))
    var labels = SentenceBook("labels", title: Localized("公布数据", "figures"))
    var reasons = SentenceBook("reasons", title: Localized("原因", "reasons"))
    var ambiguities = SentenceBook("ambiguities", title: Localized("口径不明之处", "what is unclear"))

    mutating func row(_ reconciliation: Reconciliation) -> [String: Value] {
      let figure = reconciliation.figure
      var row: [String: Value] = [
        "id": .text(figure.id), "section": sections.value(figure.section), "label": labels.value(figure.label),
        "published": text(figure.printedText), "unit": units.value(figure.unit),
        "computed": text(reconciliation.computedDigits), "difference": text(reconciliation.difference),
        "verdict": .text(reconciliation.verdict.code), "reason": reasons.value(reconciliation.verdict.reason),
        "qualifier": .text(figure.qualifier.rawValue), "test": .text(figure.qualifier.rawValue),
        "period": text(figure.period), "source": text(figure.source),
        "ambiguity": ambiguities.value(figure.ambiguity), "place": text(figure.place),
      ]
      switch figure.computedFrom {
      case .records(let kind, let query, let measure):
        row["kind"] = text(kind)
        row["query"] = text(query)
        row["measure"] = text(measure)
      case .formula(let formula): row["formula"] = text(formula)
      }
      return row
    }

    private func text(_ text: String?) -> Value { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
  }

  private static func kind(_ books: Vocabularies, _ schema: Schema) -> Kind {
    let claim = Localized("公布情况", "As published")
    let check = Localized("核对情况", "Check")
    let origin = Localized("算法", "Computed from")
    return Kind(
      name, title: Localized("公布数据", "Published figures"), singular: Localized("公布数据", "figure"),
      help: Localized("公布的数据与根据记录重新计算的结果对照。", "Published figures, checked against the records."), key: "id",
      fields: [
        field(
          "label", "公布数据", "Figure", .coded(books.labels.codebook), "统计的内容", "What is counted", claim,
          [.summary, .search, .label], 18),
        field("id", "编号", "ID", .code(nil), "公布数据的编号", "The figure's ID", claim, [.summary, .search], 4),
        field(
          "published", "公布值", "Published", .text, "公布的原数", "The figure as published", claim, [.summary, .search], 8),
        field(
          "unit", "单位", "Unit", .coded(books.units.codebook), "公布值的单位", "The unit of the published value", claim,
          [.summary],
          8),
        field(
          "computed", "核算值", "Recomputed", .text, "根据记录重新计算的值", "The value recomputed from the records", check,
          [.summary], 8),
        field(
          "verdict", "核对结果", "Result", .coded(verdicts), "核算值按核对标准是否与公布值一致",
          "Whether the recomputed value agrees with the published one, by the figure's test", check, [.summary], 8),
        field(
          "difference", "差额", "Difference", .text, "核算值减公布值", "Recomputed value minus published value", check,
          [.summary], 6),
        field(
          "reason", "原因", "Reason", .coded(books.reasons.codebook), "无法判断的原因", "Why it could not be checked", check,
          [.summary, .search], 24),
        field(
          "ambiguity", "公布口径不明之处", "What is unclear", .coded(books.ambiguities.codebook), "公布时口径不明之处",
          "What the publication leaves unclear", claim, [.summary, .search], 30),
        field(
          "section", "所属部分", "Section", .coded(books.sections.codebook), "公布文本中的所属部分", "The section of the publication",
          claim,
          [.summary, .search], 18),
        field(
          "qualifier", "数值性质", "Precision", .coded(qualifiers), "准确数、至少、列举未尽、折价、累计或四舍五入",
          "Exact, at least, at least those listed, converted to money, cumulative or rounded", claim, [], 10),
        field(
          "test", "核对标准", "Test", .coded(tests), "判断一致的标准", "When the two values agree", check, [], 24),
        field("period", "时期", "Period", .text, "公布数据所指的时期", "The period it refers to", claim, [.search], 12),
        field("source", "来源", "Source", .text, "公布者与出处", "Who published it, and where", claim, [.search], 24),
        field(
          "kind", "记录类型", "Record type", .coded(SentenceBook.kinds(schema)), "用于计算的记录类型",
          "The record type it is computed from", origin, [], 14),
        field("query", "查询条件", "Query", .text, "统计哪些记录", "Which records are counted", origin, [.search], 40),
        field("measure", "统计项", "Measure", .text, "统计的方法", "What is measured", origin, [], 18),
        field("formula", "算式", "Formula", .text, "由其他公布数据计算的算式", "Arithmetic on other figures", origin, [], 18),
        field("place", "位置", "Location", .text, "在文件中的位置", "Its location in the file", origin, [], 24),
      ])
  }

  private static func field(
    _ name: String, _ chinese: String, _ english: String, _ type: FieldType, _ helpChinese: String,
    _ helpEnglish: String, _ group: Localized, _ roles: Field.Roles, _ width: Int
  ) -> Field {
    Field(
      name, Localized(chinese, english), type, help: Localized(helpChinese, helpEnglish), group: group, roles: roles,
      width: width)
  }

  private static let verdicts = SentenceBook.cases(
    "verdicts", title: Localized("核对结果", "results"),
    [Reconciliation.Verdict.disagrees, .cannotTell(Localized("", "")), .agrees].map { ($0.code, $0.title) })

  private static let qualifiers = SentenceBook.cases(
    "qualifiers", title: Localized("数值性质", "precision"), Figure.Qualifier.allCases.map { ($0.rawValue, $0.title) })
}

extension FigureTable {
  private static let tests = SentenceBook.cases(
    "tests", title: Localized("核对标准", "tests"), Figure.Qualifier.allCases.map { ($0.rawValue, $0.test) })
}

extension Reconciliation.Verdict {
  /// The value in the table, for scripts to filter by.
  public var code: String {
    switch self {
    case .agrees: "agrees"
    case .disagrees: "disagrees"
    case .cannotTell: "cannotTell"
    }
  }
}
