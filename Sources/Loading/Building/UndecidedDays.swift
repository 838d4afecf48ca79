import Columnar
import Localization

/// Days such as `5/6/2024`, which only the rest of their column tells: `13/6/2024` elsewhere means that days come first.
///
/// The column holds the day-first reading until the file has been read to its end.
struct UndecidedDays: Sendable {
  enum Order { case dayFirst, monthFirst }

  struct Value {
    let field: Int
    var row: Int
    var record: Int
    let offset: Int
    let monthFirst: Day
    /// Days after this one are a problem.
    let lastDay: Int32
    let key: String
    let text: String
    let json: String
  }

  /// How many values of a field show an order.
  struct Evidence {
    var dayFirst = 0
    var monthFirst = 0
    fileprivate var lastRow = -1

    /// The order; nil if no value tells, or they disagree.
    var order: Order? {
      if dayFirst > 0 { return monthFirst > 0 ? nil : .dayFirst }
      return monthFirst > 0 ? .monthFirst : nil
    }
  }

  private(set) var values: [Value] = []
  private(set) var evidence: [Int: Evidence] = [:]

  @inline(never)
  mutating func add(_ order: Order, to field: Int, row: Int) {
    var found = evidence[field] ?? Evidence()
    // A record cut by the end of a block is read twice.
    if found.lastRow == row { return }
    found.lastRow = row
    if order == .dayFirst { found.dayFirst += 1 } else { found.monthFirst += 1 }
    evidence[field] = found
  }

  mutating func append(
    field: Int, row: Int, record: Int, offset: Int, monthFirst: Day, lastDay: Int32, key: String,
    text: UnsafeBufferPointer<UInt8>, json: String
  ) {
    values.append(
      Value(
        field: field, row: row, record: record, offset: offset, monthFirst: monthFirst, lastDay: lastDay, key: key,
        text: String(decoding: text, as: UTF8.self), json: json))
  }

  mutating func truncate(toRow row: Int) {
    while let last = values.last, last.row >= row { values.removeLast() }
  }

  /// Adds those of a chunk whose first row and record are these.
  mutating func add(_ others: UndecidedDays, row: Int, record: Int) {
    for var value in others.values {
      value.row += row
      value.record += record
      values.append(value)
    }
    for (field, found) in others.evidence {
      evidence[field, default: Evidence()].dayFirst += found.dayFirst
      evidence[field, default: Evidence()].monthFirst += found.monthFirst
    }
  }
}

extension UndecidedDays.Evidence {
  /// The `expected` of the note that says how the column was read.
  func note(values: Int) -> Localized {
    dayFirst > 0
      ? Localized(
        "年在前的日期（本列有 \(dayFirst) 个值只能是日/月/年，另 \(values) 个含义不明的值也照此读取）",
        "a date that begins with its year (\(dayFirst) values of the column can only be day/month/year, and so \(values) unclear ones were read)"
      )
      : Localized(
        "年在前的日期（本列有 \(monthFirst) 个值只能是月/日/年，另 \(values) 个含义不明的值也照此读取）",
        "a date that begins with its year (\(monthFirst) values of the column can only be month/day/year, and so \(values) unclear ones were read)"
      )
  }
}
