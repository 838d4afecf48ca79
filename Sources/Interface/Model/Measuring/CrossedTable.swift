import Columnar
import Localization
import Querying
import Statistics

/// A cross table as a table to browse: one row for each key down, one column for each key across, totals at both edges.
public struct CrossedTable: Sendable {
  static let name = "cross"

  public let table: Table
  /// The totals of the columns, by field.
  public let totals: [Int: String]
  /// The fields with cells, in the order of the keys across.
  let cellFields: Range<Int>
  /// Columns of numbers that are texts.
  let rightAligned: Set<Int>
  /// The name of the line and the column of totals.
  public let edgeTitle: Localized
  private let cross: CrossTable
  private let greatest: Double

  public init(_ cross: CrossTable, measure: Measure) {
    self.cross = cross
    edgeTitle = measure.edgeTitle
    let sum: Double? =
      measure.isAdditive && cross.rows.allSatisfy { $0.value.magnitude ?? 0 >= 0 } ? cross.total.magnitude : nil
    let kind = Self.kind(cross, edgeTitle, hasShare: sum != nil)
    cellFields = 2..<(2 + cross.columns.count)
    greatest = cross.cells.reduce(0) { max($0, $1.magnitude ?? 0) }
    let names = kind.fields.map(\.name)
    var builder = TableBuilder(kind)
    for (index, row) in cross.rows.enumerated() {
      var values: [String: Value] = ["id": .text("\(index + 1)"), "total": FrequencyTable.value(row.value)]
      values["key1"] = .text(row.clause)
      for column in cross.columns.indices {
        values[names[2 + column]] = FrequencyTable.value(cross.cell(index, column))
      }
      if let sum { values["share"] = .text(FrequencyTable.percent(row.value.magnitude ?? 0, of: sum)) }
      builder.append(values)
    }
    table = builder.table()
    func text(_ value: MeasureValue) -> String { CellText.text(FrequencyTable.value(value), .chinese) }
    var totals: [Int: String] = [:]
    for (column, group) in cross.columns.enumerated() { totals[2 + column] = text(group.value) }
    totals[cellFields.upperBound] = text(cross.total)
    if let sum, sum > 0 { totals[cellFields.upperBound + 1] = "100.0%" }
    self.totals = totals
    rightAligned = Set(kind.fields.indices.dropFirst(2))
  }

  /// The clauses of the records in a cell; outside the cells, those of the row.
  func clause(row: Int, field: Int) -> String {
    let down = cross.rows[row].clause
    return cellFields.contains(field) ? "\(down) \(cross.columns[field - cellFields.lowerBound].clause)" : down
  }

  /// How the value of a cell compares with the greatest, from 0 to 1; nil outside the cells and for no value above zero.
  func level(row: Int, field: Int) -> Double? {
    guard cellFields.contains(field), greatest > 0,
      let value = cross.cell(row, field - cellFields.lowerBound).magnitude, value > 0
    else { return nil }
    return value / greatest
  }

  private static func kind(_ cross: CrossTable, _ edgeTitle: Localized, hasShare: Bool) -> Kind {
    let group = cross.heading
    let type = FrequencyTable.type(of: cross.total)
    let (down, across) = (cross.titles[0], cross.titles[1])
    let corner = Localized("\(down.chinese) × \(across.chinese)", "\(down.english) × \(across.english)")
    let book = Codebook(
      "crossedGroups", title: down, writing: .translatedLabel,
      entries: cross.rows.map { Codebook.Entry($0.clause, $0.keys[0].label.chinese, $0.keys[0].label.english) })
    var fields = [
      Field("id", Localized("序号", "No."), .code(nil), help: group, group: group, width: 5),
      Field(
        "key1", corner, .coded(book), help: corner, group: group, roles: [.search, .label, .summary], width: 24),
    ]
    var names: Set<String> = ["id", "key1", "total", "share"]
    func unique(_ label: String) -> String {
      var name = label
      var number = 1
      while !names.insert(name).inserted {
        number += 1
        name = "\(label) \(number)"
      }
      return name
    }
    for column in cross.columns {
      let title = column.keys[0].label
      fields.append(
        Field(
          unique(title.chinese), title, type, help: title, group: group, roles: [.summary, .bareHeading], width: 10))
    }
    fields.append(
      Field(
        "total", edgeTitle, type, help: cross.heading, group: group, roles: [.summary, .bareHeading],
        width: 12))
    if hasShare {
      let share = Localized("占合计", "Share of total")
      fields.append(Field("share", share, .text, help: share, group: group, roles: [.summary], width: 8))
    }
    return Kind(
      name,
      title: Localized("\(cross.heading.chinese)：\(corner.chinese)", "\(cross.heading.english): \(corner.english)"),
      singular: Localized("行", "row"), help: group, key: "id", fields: fields)
  }
}

/// The origin of a cross table.
struct Crossed: Sendable {
  let question: GroupQuestion
  let table: CrossedTable
  let origin: TableOrigin
}
