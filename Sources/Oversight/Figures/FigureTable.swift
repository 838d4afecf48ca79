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
      return kind.isEmpty ? nil : .records(kind: kind, query: row.text("query"))
    }
    guard let names = try? FigureFormula.parse(formula).names, !names.isEmpty else { return nil }
    return .records(kind: name, query: "id=" + names.map { "\"\($0)\"" }.joined(separator: ","))
  }

  /// The vocabularies of the table, filled while the rows are made.
  private struct Vocabularies {
    var sections = SentenceBook("sections", title: Localized("部分", "sections"))
    var units = SentenceBook("units", title: Localized("单位", "units"))
    var labels = SentenceBook("labels", title: Localized("数字", "figures"))
    var reasons = SentenceBook("reasons", title: Localized("原因", "reasons"))
    var ambiguities = SentenceBook("ambiguities", title: Localized("未明之处", "ambiguities"))

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
    let claim = Localized("公布", "As published")
    let check = Localized("核对", "Reconciled")
    let origin = Localized("算法", "Computed from")
    return Kind(
      name, title: Localized("数字", "Figures"), singular: Localized("数字", "figure"),
      help: Localized("公布的数字，与由记录重算的数字相核对。", "Published numbers beside the same computed from records."), key: "id",
      fields: [
        field(
          "label", "数字", "Figure", .coded(books.labels.codebook), "数的是什么", "What is counted", claim,
          [.summary, .search, .label], 18),
        field("id", "编号", "Id", .code(nil), "数字的编号", "The figure's id", claim, [.summary, .search], 4),
        field(
          "published", "公布值", "Published", .text, "公布的数字", "The number as printed", claim, [.summary, .search], 8),
        field(
          "unit", "单位", "Unit", .coded(books.units.codebook), "公布值的单位", "What the number counts in", claim, [.summary],
          8),
        field("computed", "计算值", "Computed", .text, "由记录算出", "Computed from records", check, [.summary], 8),
        field(
          "verdict", "核对", "Verdict", .coded(verdicts), "计算值按核对标准是否与公布值一致",
          "Whether the computed value agrees with the printed one, by the figure's test", check, [.summary], 8),
        field("difference", "差", "Difference", .text, "计算值减公布值", "Computed less published", check, [.summary], 6),
        field(
          "reason", "原因", "Reason", .coded(books.reasons.codebook), "无法判断的原因", "Why nothing can be told", check,
          [.summary, .search], 24),
        field(
          "ambiguity", "未明之处", "Ambiguity", .coded(books.ambiguities.codebook), "公布时没有说清之处",
          "What the publication leaves open", claim, [.summary, .search], 30),
        field(
          "section", "部分", "Section", .coded(books.sections.codebook), "所在部分", "The section that it stands in", claim,
          [.summary, .search], 18),
        field(
          "qualifier", "限定", "Qualifier", .coded(qualifiers), "准确数、余、等、折合、累计或四舍五入",
          "Exact, at least, open list, converted, cumulative or rounded", claim, [], 10),
        field(
          "test", "核对标准", "Test", .coded(tests), "怎样算一致", "When the two agree", check, [], 24),
        field("period", "时期", "Period", .text, "数字所指的时期", "The period that it is about", claim, [.search], 12),
        field("source", "来源", "Source", .text, "公布者与出处", "Who published it, and where", claim, [.search], 24),
        field(
          "kind", "种类", "Kind", .coded(SentenceBook.kinds(schema)), "由哪一种类的记录计算",
          "The kind of record that it is computed from", origin, [], 14),
        field("query", "查询", "Query", .text, "哪些记录", "Which records", origin, [.search], 40),
        field("measure", "统计", "Measure", .text, "怎样统计", "What is measured", origin, [], 18),
        field("formula", "算式", "Formula", .text, "由其他数字算出的算式", "Arithmetic over other figures", origin, [], 18),
        field("place", "位置", "Place", .text, "在文件中的位置", "Where it stands in its file", origin, [], 24),
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
    "verdicts", title: Localized("核对", "verdicts"),
    [Reconciliation.Verdict.disagrees, .cannotTell(Localized("", "")), .agrees].map { ($0.code, $0.title) })

  private static let qualifiers = SentenceBook.cases(
    "qualifiers", title: Localized("限定", "qualifiers"), Figure.Qualifier.allCases.map { ($0.rawValue, $0.title) })
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
