import Columnar
import Localization
import Querying

/// A measure for each pair of the keys of two paths, with totals at both edges.
public struct CrossTable: Sendable {
  /// The titles of the paths: down, then across.
  public let titles: [Localized]
  /// The measure in words, with its unit.
  public let heading: Localized
  /// The groups of the path down with the totals of their rows, and those of the path across with the totals of their columns.
  public let rows: [GroupResult.Row]
  public let columns: [GroupResult.Row]
  /// Row by row; `empty` where no record is.
  public let cells: [MeasureValue]
  /// The measure over all records.
  public let total: MeasureValue

  /// The columns that a table may have.
  public static let columnLimit = 500

  /// - Returns: keys in their order where they have one, else the largest first; nil when cancelled. O(rows + cells), with
  ///   three passes over the rows, because the totals of a mean are not its sums.
  /// - Throws: also where `across` has more than `columnLimit` keys.
  public static func compute(
    rows: Bitmap, down: String, across: String, measure: Measure, in context: QueryContext,
    cancelled: () -> Bool = { false }
  ) throws(QueryError) -> CrossTable? {
    func groups(_ paths: [String]) throws(QueryError) -> GroupResult? {
      try Grouping.compute(rows: rows, by: paths, measure: measure, in: context, cancelled: cancelled)
    }
    guard let columns = try groups([across]) else { return nil }
    guard columns.rows.count <= columnLimit else {
      let count = Money.thousands(columns.rows.count)
      throw QueryError(
        range: 0..<across.utf8.count,
        message: Localized(
          "“\(across)”有 \(count) 个取值，交叉表最多 \(columnLimit) 列；请改放在行上。",
          "The values of “\(across)” are too many for the columns of a cross table: \(count), of at most \(columnLimit). Put it in the rows."
        ),
        expected: [])
    }
    guard let lines = try groups([down]), let pairs = try groups([down, across]) else { return nil }
    return CrossTable(lines, columns, pairs)
  }

  private init(_ lines: GroupResult, _ columns: GroupResult, _ pairs: GroupResult) {
    titles = lines.titles + columns.titles
    heading = lines.heading
    total = lines.total
    rows = lines.isOrdered ? lines.rows : lines.byValue
    self.columns = columns.isOrdered ? columns.rows : columns.byValue
    func places(_ groups: [GroupResult.Row]) -> [String: Int] {
      Dictionary(groups.enumerated().map { ($0.element.clause, $0.offset) }) { first, _ in first }
    }
    let (down, across) = (places(rows), places(self.columns))
    var cells = [MeasureValue](repeating: .empty, count: rows.count * self.columns.count)
    for pair in pairs.rows {
      guard let row = down[pair.keys[0].clause], let column = across[pair.keys[1].clause] else { continue }
      cells[row * self.columns.count + column] = pair.value
    }
    self.cells = cells
  }

  /// The value of a pair of keys.
  public func cell(_ row: Int, _ column: Int) -> MeasureValue { cells[row * columns.count + column] }
}
