import Columnar
import Localization
import Screen
import Statistics

/// Summaries of the columns of a kind as a table, one row a field.
public enum DescriptionTable {
  static let name = "description"

  /// - Parameters:
  ///   - isGrouped: numbers have thousands marks; otherwise plain digits, as in data.
  ///   - isASCII: spreads are drawn in ASCII.
  public static func table(_ summaries: [FieldSummary], of kind: Kind, isGrouped: Bool, isASCII: Bool) -> Table {
    let frequents = Codebook(
      "frequentValues", title: Localized("最常见的值", "most frequent values"), writing: .translatedLabel,
      entries: zip(kind.fields, summaries).compactMap { field, summary in
        summary.frequent.map { Codebook.Entry(field.name, $0.label.chinese, $0.label.english) }
      })
    var builder = TableBuilder(description(of: kind, frequents))
    for (field, summary) in zip(kind.fields, summaries) {
      var cells: [String: Value] = [
        "field": .text(field.name), "title": .text(field.name), "type": .text(typeName(field.type)),
        "filled": .integer(Int64(summary.filled)), "empty": .integer(Int64(summary.rows - summary.filled)),
        "distinct": .integer(Int64(summary.distinct ?? 0)),
      ]
      for statistic in texts {
        let text = summary[statistic].text(isGrouped: isGrouped)
        if !text.isEmpty { cells[statistic.rawValue] = .text(text) }
      }
      if let frequent = summary.frequent {
        cells["frequent"] = .text(field.name)
        cells["frequency"] = .integer(Int64(frequent.count))
      }
      let spread = SparkLine.text(summary.spread.map { Double($0) }, isASCII: isASCII)
      if !spread.isEmpty { cells["spread"] = .text(spread) }
      builder.append(cells)
    }
    return builder.table()
  }

  /// Statistics whose values have the type of the field, and so are texts here.
  private static let texts: [Statistic] = [.min, .max, .sum, .average, .median]

  /// The names of the columns with numbers of any type.
  static let rightAligned = texts.map(\.rawValue)

  private static func typeName(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .code: "code"
    case .integer: "integer"
    case .money: "money"
    case .date: "date"
    case .flag: "flag"
    case .coded: "coded"
    case .reference: "reference"
    case .list: "list"
    }
  }

  private static let types = Codebook(
    "fieldTypes", title: Localized("字段类型", "field types"), writing: .translatedLabel,
    entries: [
      Codebook.Entry("text", "文本", "text"), Codebook.Entry("code", "编码", "code"),
      Codebook.Entry("integer", "整数", "integer"), Codebook.Entry("money", "金额", "money"),
      Codebook.Entry("date", "日期", "date"), Codebook.Entry("flag", "是否", "yes or no"),
      Codebook.Entry("coded", "代码表", "code list"), Codebook.Entry("reference", "引用", "reference"),
      Codebook.Entry("list", "列表", "list"),
    ])

  private static func description(of kind: Kind, _ frequents: Codebook) -> Kind {
    let group = Localized("各列概况", "Columns")
    let titles = Codebook(
      "fieldTitles", title: Localized("字段", "fields"), writing: .translatedLabel,
      entries: kind.fields.map { Codebook.Entry($0.name, $0.title.chinese, $0.title.english) })
    func field(
      _ name: String, _ title: Localized, _ type: FieldType, _ roles: Field.Roles = [.summary], width: Int
    ) -> Field {
      Field(name, title, type, help: title, group: group, roles: roles, width: width)
    }
    func count(_ name: String, _ title: Localized) -> Field { field(name, title, .integer(unit: nil), width: 8) }
    return Kind(
      name, title: Localized("\(kind.title.chinese)各列概况", "Columns of \(kind.title.english)"),
      singular: Localized("列", "column"), help: group, key: "field",
      fields: [
        field("title", Localized("字段", "Field"), .coded(titles), [.search, .label, .summary], width: 18),
        field("field", Localized("字段名", "Field name"), .code(nil), [.search], width: 14),
        field("type", Localized("类型", "Type"), .coded(types), width: 8),
        count("filled", Localized("有值", "Filled")), count("empty", Statistic.empty.title),
        count("distinct", Statistic.distinct.title),
      ] + texts.map { field($0.rawValue, $0.title, .text, width: 12) } + [
        field("frequent", Localized("最常见的值", "Most frequent"), .coded(frequents), [.search, .summary], width: 18),
        count("frequency", Localized("次数", "Times")),
        field("spread", Localized("分布", "Spread"), .text, width: FieldSummary.spreadLimit),
      ])
  }
}
