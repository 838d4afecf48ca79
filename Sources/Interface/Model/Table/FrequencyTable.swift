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

  init(_ result: GroupResult, by: [String], measure: Measure, total: Int) {
    let isCount = measure == .count(nil)
    let isTimed = by.contains { path in
      [".year", ".month", ".day", ".yearMonth"].contains { path.hasSuffix($0) }
    }
    // Groups of time are in chronological order, all others by size.
    let rows = isTimed ? result.rows : result.byValue
    clauses = rows.map(\.clause)
    magnitudes = rows.map { isCount ? Double($0.count) : $0.value.magnitude ?? 0 }
    let books = Self.books(rows, titles: result.titles)
    let kind = Self.kind(books, result: result, measure: isCount ? nil : measure)
    barField = kind.ordinal(of: "share") ?? 0
    var builder = TableBuilder(kind)
    for (index, row) in rows.enumerated() {
      var cells: [String: Value] = ["id": .text("\(index + 1)"), "count": .integer(Int64(row.count))]
      for (axis, key) in row.keys.enumerated() {
        cells["key\(axis + 1)"] = key.isEmpty ? .empty : .text(key.clause)
      }
      cells["measure"] = Self.value(row.value)
      cells["share"] = .text(Self.percent(row.count, of: total))
      builder.append(cells)
    }
    table = builder.table()
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
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private static func value(_ value: MeasureValue) -> Value {
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

  private static func type(of result: GroupResult) -> FieldType {
    switch result.total {
    case .money, .amount: .money
    case .integer: result.isYear ? .year : .integer(unit: nil)
    case .day: .date
    case .empty, .number: .text
    }
  }

  private static func kind(_ books: [Codebook], result: GroupResult, measure: Measure?) -> Kind {
    let group = Localized("分组", "Groups")
    var fields = [Field("id", Localized("序号", "No."), .code(nil), help: group, group: group, width: 5)]
    for (axis, book) in books.enumerated() {
      fields.append(
        Field(
          "key\(axis + 1)", book.title, .coded(book), help: book.title, group: group,
          roles: axis == 0 ? [.search, .label, .summary] : [.search, .summary], width: 24))
    }
    if let measure {
      let title = Localized("\(measure)", "\(measure)")
      fields.append(
        Field("measure", title, type(of: result), help: title, group: group, roles: [.summary], width: 16))
    }
    fields.append(
      Field(
        "count", Localized("记录数", "Records"), .integer(unit: nil), help: Localized("组中的记录数", "Records in the group"),
        group: group, roles: [.summary], width: 10))
    fields.append(
      Field(
        "share", Localized("占比", "Share"), .text, help: Localized("占筛选出的记录的比例", "Share of the matching records"),
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
