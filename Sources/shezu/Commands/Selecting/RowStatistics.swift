import Columnar
import Localization
import Querying
import Statistics

/// Computes a measure over the rows of a query. Errors mark the wrong part of the text.
struct RowStatistics {
  let context: QueryContext
  let rows: Bitmap
  let measure: Measure

  static func measure(_ text: String) throws -> Measure {
    do throws(QueryError) {
      return try Measure.parse(text)
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(text, error))
    }
  }

  func total() throws -> MeasureValue { try compute(by: [], marking: measure.description).total }

  static let tooLarge = Localized(
    "合计超过可以精确计算的范围（约 9.2×10¹⁸，金额以分计），不显示近似值。",
    "The sum is beyond what is computed exactly (about 9.2×10¹⁸; amounts count in fen), so it is left out.")

  /// Whether a sum or mean is left out because the exact sum has too many digits.
  func isTooLarge(_ total: MeasureValue) throws -> Bool {
    guard total == .empty, case .of(let function, let operand) = measure, function == .sum || function == .avg else {
      return false
    }
    return try RowStatistics(context: context, rows: rows, measure: .of(.max, operand)).total() != .empty
  }

  func groups(by paths: [String]) throws -> GroupResult {
    guard (1...Grouping.pathLimit).contains(paths.count) else {
      let most = Grouping.pathLimit
      throw CommandError(.wrongUse, "--by 应为 1 至 \(most) 个字段。", "--by takes one to \(most) fields.")
    }
    // Compute each part alone first, over no rows, so that an error marks the right text.
    let nothing = RowStatistics(context: context, rows: Bitmap(count: rows.count), measure: measure)
    _ = try nothing.total()
    for path in paths { _ = try nothing.compute(by: [path], marking: path) }
    return try compute(by: paths, marking: paths.joined(separator: ","))
  }

  func cross(_ down: String, _ across: String) throws -> CrossTable {
    for path in [down, across] { _ = try groups(by: [path]) }
    do throws(QueryError) {
      let cross = try CrossTable.compute(
        rows: rows, down: down, across: across, measure: measure, in: context, cancelled: { Interruption.isAsked })
      if let cross { return cross }
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(across, error))
    }
    throw OutputError.interrupted
  }

  private func compute(by paths: [String], marking text: String) throws -> GroupResult {
    do throws(QueryError) {
      let result = try Grouping.compute(
        rows: rows, by: paths, measure: measure, in: context, cancelled: { Interruption.isAsked })
      if let result { return result }
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(text, error))
    }
    throw OutputError.interrupted
  }

  /// A number for scripts: exact yuan, days in ISO 8601, means in full.
  static func bare(_ value: MeasureValue) -> String {
    switch value {
    case .empty: ""
    case .integer(let number): String(number)
    case .money(let fen): Money.yuan(fen)
    case .day(let day): day.description
    case .number(let number): number.description
    // A mean of amounts is rounded to the fen.
    case .amount(let fen): Money.yuan(Int64(fen.rounded()))
    }
  }
}
