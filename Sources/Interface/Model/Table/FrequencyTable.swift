import Columnar
import Localization
import Statistics

/// Groups as a table, with the query of the records of each group.
public struct FrequencyTable: Sendable {
  static let name = "frequency"

  public let table: Table
  /// The clause that the records of each group meet.
  let clauses: [String]
  /// The lengths of the bars: the measure, else the count.
  let magnitudes: [Double]
  /// The ordinal of the field that bars are drawn in.
  let barField: Int
  /// The name of the line of totals.
  let edgeTitle: Localized
  /// The totals of the columns, by field.
  let totals: [Int: String]

  init(_ result: GroupResult, measure: Measure, total: Int) {
    let isCount = measure == .count(nil)
    edgeTitle = measure.edgeTitle
    // Groups of time and ranges are in their order, all others by size.
    let rows = result.isOrdered ? result.rows : result.byValue
    clauses = rows.map(\.clause)
    let lengths = rows.map { isCount ? Double($0.count) : $0.value.magnitude ?? 0 }
    let books = Self.books(rows, titles: result.titles)
    magnitudes = lengths
    // Shares are of what is measured, if it can be shared out.
    let shared: Double? = measure.isAdditive && lengths.allSatisfy { $0 >= 0 } ? result.total.magnitude : nil
    let kind = Self.kind(books, result: result, hasMeasure: !isCount, sharesMeasure: !isCount && shared != nil)
    barField = kind.ordinal(of: "share") ?? 0
    var builder = TableBuilder(kind)
    for (index, row) in rows.enumerated() {
      var cells: [String: Value] = ["id": .text("\(index + 1)"), "count": .integer(Int64(row.count))]
      for (axis, key) in row.keys.enumerated() {
        cells["key\(axis + 1)"] = key.isEmpty ? .empty : .text(key.clause)
      }
      cells["measure"] = Self.value(row.value)
      cells["share"] = .text(
        shared.map { Self.percent(lengths[index], of: $0) } ?? Self.percent(Double(row.count), of: Double(total)))
      builder.append(cells)
    }
    table = builder.table()
    let sums = [
      "count": Money.thousands(total), "measure": isCount ? "" : CellText.text(Self.value(result.total), .chinese),
      "share": result.isPartition && total > 0 ? "100.0%" : "",
    ]
    totals = Dictionary(
      uniqueKeysWithValues: sums.compactMap { name, text in kind.ordinal(of: name).map { ($0, text) } })
  }

  /// The keys of each axis as a codebook: their labels have both languages, and they sort in the order of the groups.
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
  static func percent(_ part: Double, of whole: Double) -> String {
    guard whole > 0 else { return "" }
    let tenths = Int((part * 1000 / whole).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  static func value(_ value: MeasureValue) -> Value {
    switch value {
    case .empty: .empty
    case .integer(let number): .integer(number)
    case .money(let fen): .money(fen)
    case .amount(let fen): .money(Int64(fen.rounded()))
    case .day(let day): .day(day)
    case .number(let number): .text(hundredths(number))
    }
  }

  static func hundredths(_ number: Double) -> String {
    guard abs(number) < 1e15 else { return "\(number)" }
    let parts = Int64((number * 100).rounded())
    let fraction = abs(parts % 100)
    return "\(parts < 0 ? "-" : "")\(abs(parts) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  static func type(of value: MeasureValue, isYear: Bool = false) -> FieldType {
    switch value {
    case .money, .amount: .money
    case .integer: isYear ? .year : .integer(unit: nil)
    case .day: .date
    case .empty, .number: .text
    }
  }

  private static func kind(_ books: [Codebook], result: GroupResult, hasMeasure: Bool, sharesMeasure: Bool) -> Kind {
    let group = Localized("分组", "Groups")
    var fields = [Field("id", Localized("序号", "No."), .code(nil), help: group, group: group, width: 5)]
    for (axis, book) in books.enumerated() {
      fields.append(
        Field(
          "key\(axis + 1)", book.title, .coded(book), help: book.title, group: group,
          roles: axis == 0 ? [.search, .label, .summary] : [.search, .summary], width: 24))
    }
    if hasMeasure {
      let title = result.heading
      fields.append(
        Field(
          "measure", title, type(of: result.total, isYear: result.isYear), help: title, group: group, roles: [.summary],
          width: 16))
    }
    fields.append(
      Field(
        "count", Localized("记录数", "Records"), .integer(unit: nil), help: Localized("组中的记录数", "Records in the group"),
        group: group, roles: [.summary], width: 10))
    fields.append(
      Field(
        "share", sharesMeasure ? Localized("占合计", "Share of total") : Localized("占记录", "Share of records"), .text,
        help: Localized("占合计或占筛选出的记录的比例", "Share of the total, or of the matching records"),
        group: group, roles: [.summary], width: 34))
    let chinese = books.map(\.title.chinese).joined(separator: "、")
    let english = books.map(\.title.english).joined(separator: ", ")
    return Kind(
      name, title: Localized("按\(chinese)统计", "Grouped by \(english)"), singular: Localized("组", "group"), help: group,
      key: "id", fields: fields)
  }
}

extension FieldType {
  var isDate: Bool { if case .date = self { true } else { false } }
}

/// The origin of a table of groups, from which the records of a group can be opened.
struct Frequency: Sendable {
  let question: GroupQuestion
  let groups: FrequencyTable
  let origin: TableOrigin
}
