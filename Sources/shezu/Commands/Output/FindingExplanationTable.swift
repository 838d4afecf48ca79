import Columnar
import Exports
import Localization
import Oversight

/// The explanation of a finding as a table: what each line is, the condition or formula, and its value.
enum FindingExplanationTable {
  private static let parts = Codebook(
    "parts", title: Localized("说明", "Explanation"),
    entries: FindingExplanation.Part.allCases.map {
      Codebook.Entry($0.rawValue, $0.title.chinese, $0.title.english)
    })

  private static let kind: Kind = {
    func field(_ name: String, _ title: Localized, _ type: FieldType) -> Field {
      Field(name, title, type, help: title, group: parts.title)
    }
    return Kind(
      "explanation", title: parts.title, singular: parts.title, help: parts.title, key: "number",
      fields: [
        field("number", Localized("序号", "No."), .code(nil)),
        field("part", Localized("项目", "Item"), .coded(parts)),
        field("subject", Localized("内容", "Subject"), .text), field("value", Localized("值", "Value"), .text),
      ])
  }()

  static func view(_ explanation: FindingExplanation, _ language: Language) -> ExportView {
    var builder = TableBuilder(kind)
    for (index, line) in explanation.lines.enumerated() {
      builder.append([
        "number": .text(String(index + 1)), "part": .text(line.part.rawValue),
        "subject": line.subject.isEmpty ? .empty : .text(line.subject), "value": .text(line.value),
      ])
    }
    return ComputedView.view(of: builder.table(), language)
  }
}
