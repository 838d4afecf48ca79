import Columnar
import Exports
import Localization
import Statistics

/// Groups as a table.
struct GroupTable {
  private let result: GroupResult
  private let paths: [String]
  private let measure: Measure
  /// The records that were grouped; those with several values are in several groups.
  private let records: Int
  /// Whether the measure has a column of its own, beside the count.
  private var hasMeasure: Bool { measure != .count(nil) }

  init(_ result: GroupResult, paths: [String], measure: Measure, records: Int) {
    self.records = records
    self.result = result
    self.paths = paths
    self.measure = measure
  }

  /// - Parameters:
  ///   - isForPeople: the group without a value has a name; otherwise it is empty.
  ///   - isShown: labels are in `language`; otherwise Chinese, as in all data.
  func view(_ language: Language, isForPeople: Bool, isShown: Bool) -> ExportView {
    let numbers = paths.indices.map { !isForPeople && isOfNumbers($0) }
    var builder = TableBuilder(kind(withNumbers: numbers))
    for (number, row) in result.rows.enumerated() {
      var values: [String: Value] = ["": .text(String(number)), "count": .integer(Int64(row.count))]
      for (index, (path, key)) in zip(paths, row.keys).enumerated() where !key.isEmpty || isForPeople {
        let label = key.label[isShown ? language : .chinese]
        values[path] = numbers[index] ? Int64(label).map { .integer($0) } ?? .empty : .text(label)
      }
      if hasMeasure { values[measure.description] = Self.value(row.value) }
      builder.append(values)
    }
    return ComputedView.view(of: builder.table(), language)
  }

  /// The line of totals below the rows of text.
  func footer(_ language: Language) -> [[String]] {
    guard !result.rows.isEmpty else { return [] }
    let count = Money.thousands(records)
    var cells = [measure.edgeTitle[language]] + [String](repeating: "", count: paths.count - 1) + [count]
    if hasMeasure { cells.append(Self.value(result.total).text(in: language)) }
    return [cells]
  }

  /// Whether the groups of a path are years, months or days of the month, which are numbers for programs.
  private func isOfNumbers(_ path: Int) -> Bool {
    let last = paths[path].split(separator: ".").last ?? ""
    return ["year", "month", "day"].contains(last)
      && result.rows.allSatisfy { $0.keys[path].isEmpty || Int64($0.keys[path].label.chinese) != nil }
  }

  private func kind(withNumbers numbers: [Bool]) -> Kind {
    let group = Localized("统计", "Statistics")
    func field(_ name: String, _ title: Localized, _ type: FieldType) -> Field {
      Field(name, title, type, help: title, group: group)
    }
    var fields = [field("", Localized("序号", "No."), .code(nil))]
    fields += zip(paths, result.titles).enumerated().map { index, path in
      field(path.0, path.1, numbers[index] ? .integer(unit: nil) : .text)
    }
    fields.append(field("count", Localized("记录数", "Records"), .integer(unit: nil)))
    if hasMeasure {
      fields.append(field(measure.description, result.heading, type))
    }
    return Kind(
      "groups", title: group, singular: group, help: group, key: "", fields: fields)
  }

  /// The type of the measure, from its values.
  private var type: FieldType {
    let values = result.rows.map(\.value) + [result.total]
    for value in values {
      switch value {
      case .empty: continue
      case .integer: return result.isYear ? .year : .integer(unit: nil)
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
