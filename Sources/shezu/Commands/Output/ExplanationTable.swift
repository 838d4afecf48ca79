import Assisting
import Columnar
import Exports
import Localization

/// An explanation as a table: all records; each clause with the records that meet it alone and the records left so far,
/// a word with the fields in which it occurs; then alternatives to the clause that emptied the result, or the records that
/// are there only because a field is empty.
struct ExplanationTable {
  private static let roles = Codebook(
    "explanation", title: Localized("筛选条件分析", "Filter breakdown"), writing: .translatedLabel,
    entries: [
      Codebook.Entry("all", "全部记录", "all records"), Codebook.Entry("clause", "条件", "condition"),
      Codebook.Entry("place", "该词见于", "found in"),
      Codebook.Entry("emptied", "使结果为空", "left no records"), Codebook.Entry("near", "可改用", "try instead"),
      Codebook.Entry("empty", "其中仅因字段为空；加此条件可排除", "of these, only for an empty field; this excludes them"),
    ])

  private static let kind: Kind = {
    let group = roles.title
    func field(_ name: String, _ title: Localized, _ type: FieldType) -> Field {
      Field(name, title, type, help: title, group: group)
    }
    return Kind(
      "explanation", title: group, singular: group, help: group, key: "number",
      fields: [
        field("number", Localized("序号", "No."), .code(nil)),
        field("role", Localized("项目", "Item"), .coded(roles)),
        field("clause", Localized("条件", "Condition"), .text),
        field("alone", Localized("单独符合", "Matches alone"), .integer(unit: nil)),
        field("left", Localized("累计剩余", "Remaining"), .integer(unit: nil)),
      ])
  }()

  let explanation: Explanation
  /// Of the query.
  let table: Kind

  func view(_ language: Language) -> ExportView {
    var builder = TableBuilder(Self.kind)
    var number = 0
    func add(_ role: String, _ clause: String, alone: Int?, left: Int?) {
      builder.append([
        "number": .text(String(number)), "role": .text(role), "clause": .text(clause),
        "alone": alone.map { .integer(Int64($0)) } ?? .empty, "left": left.map { .integer(Int64($0)) } ?? .empty,
      ])
      number += 1
    }
    add("all", "", alone: explanation.total, left: explanation.total)
    for (index, step) in explanation.steps.enumerated() {
      add(index == explanation.emptiedBy ? "emptied" : "clause", step.clause, alone: step.alone, left: step.left)
      for place in step.places {
        add(
          "place", place.clause ?? table.fields[place.field].title[language], alone: place.count,
          left: place.clause == nil ? nil : place.narrowed)
      }
    }
    for near in explanation.near { add("near", near.clause, alone: nil, left: near.count) }
    for empty in explanation.empties { add("empty", empty.clause, alone: nil, left: empty.count) }
    return ComputedView.view(of: builder.table(), language)
  }
}

extension Console {
  /// Writes an explanation in place of the result.
  /// - Returns: `.differs` if the result is empty, as for the result itself.
  func write(_ explanation: Explanation, of table: Kind, _ options: OutputOptions) throws -> ExitStatus {
    try write(ExplanationTable(explanation: explanation, table: table).view(language), options)
    return (explanation.steps.last?.left ?? explanation.total) == 0 ? .differs : .done
  }

  /// Reports that a query found nothing, with similar codes.
  func sayNothingMatched(_ selection: Selection) {
    say(Localized("没有匹配的记录。", "No matching records."))
    sayNear(selection.near, in: selection.register.tables[selection.kind])
  }

  /// Lists records with similar codes.
  func sayNear(_ rows: [Int], in table: Table) {
    guard !rows.isEmpty else { return }
    say(Localized("相近的代码：", "Similar codes:"))
    for row in rows { say("  \(table.key(row))  \(table.label(row))") }
  }
}
