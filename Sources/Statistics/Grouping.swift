import Columnar
import Localization
import Querying

/// Groups rows by up to three paths, with a measure for each group.
public enum Grouping {
  public static let pathLimit = 3

  /// - Parameters:
  ///   - paths: such as `status`, `organization.region.city` (a level of a vocabulary's tree), `decidedOn.year` or
  ///     `decidedOn.yearMonth` (calendar months), or `invested.bins` and `decidedOn.bins` (ranges that suit the rows),
  ///     or `region.tree` (every entry of a tree with what is below it).
  /// - Returns: the groups that have rows, in the order of their keys (vocabulary, time, size, text; empty last); nil when
  ///   cancelled. A record with several values counts once in the group of each. O(rows + groups log groups).
  public static func compute(
    rows: Bitmap, by paths: [String], measure: Measure, in context: QueryContext, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> GroupResult? {
    let evaluation = try MeasureEvaluation(measure, in: context)
    var axes: [GroupAxis] = []
    for path in paths.prefix(pathLimit) {
      if cancelled() { return nil }
      guard let axis = try GroupAxis(path, rows: rows, in: context, cancelled: cancelled) else { return nil }
      axes.append(axis)
    }
    if cancelled() { return nil }
    func heading(_ value: MeasureValue) -> Localized { measure.heading(in: context, of: value) }
    let partition = Partition(axes: axes, rows: rows)
    return try Evaluator.run(context, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      let accumulator = try evaluation.accumulator(groups: partition.groups, evaluator)
      let totals = partition.added(to: GroupTotals(groups: partition.groups, measure: accumulator))
      var total = partition.isSingle ? totals.total : nil
      if total == nil { total = try evaluation.value(rows, evaluator) }
      return GroupResult(
        titles: axes.map(\.title), heading: heading(total ?? .empty), isOrdered: axes.contains(where: \.isOrdered),
        isPartition: partition.isSingle,
        rows: try result(totals, partition, axes) { () throws(Evaluator.Stop) in try evaluator.poll() },
        total: total ?? .empty, isYear: evaluation.isYear)
    }
  }

  private static func result<Stop: Error>(
    _ totals: GroupTotals, _ partition: Partition, _ axes: [GroupAxis], poll: () throws(Stop) -> Void
  ) throws(Stop) -> [GroupResult.Row] {
    let values = totals.values
    let counts = totals.counts
    // Groups share keys; each is described once.
    var described = [[UInt32: GroupResult.Key]](repeating: [:], count: axes.count)
    var rows: [GroupResult.Row] = []
    for group in counts.indices where counts[group] > 0 {
      if rows.count & 4095 == 0 { try poll() }
      let keys = partition.keys(of: group).enumerated().map { axis, number -> GroupResult.Key in
        if let known = described[axis][number] { return known }
        let key = axes[axis].key(number)
        described[axis][number] = key
        return key
      }
      rows.append(GroupResult.Row(keys: keys, count: counts[group], value: values[group]))
    }
    return rows
  }

  /// Splits a list `a,b`, as for `--by`.
  public static func paths(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}

/// The result of grouping: one row for each group.
public struct GroupResult: Sendable {
  /// The value that the rows of a group share.
  public struct Key: Sendable, Hashable {
    public let label: Localized
    /// The query clause that exactly these rows meet.
    public let clause: String
    public let isEmpty: Bool
  }

  public struct Row: Sendable {
    public let keys: [Key]
    /// Records in the group.
    public let count: Int
    public let value: MeasureValue

    /// The clauses that restrict the grouped query to the records of the group.
    public var clause: String { keys.map(\.clause).joined(separator: " ") }
  }

  /// The titles of the paths.
  public let titles: [Localized]
  /// The measure in words, with its unit.
  public let heading: Localized
  /// Whether the keys of some path have an order that people expect: time, or size.
  public let isOrdered: Bool
  /// Whether every row is in exactly one group.
  public let isPartition: Bool
  public let rows: [Row]
  /// The measure over all rows; not always the sum of the groups.
  public let total: MeasureValue
  /// Whether the measure is the first or the last of years.
  public let isYear: Bool

  /// Rows by descending value, empty values last; equal values in the order of their keys.
  public var byValue: [Row] {
    rows.enumerated().sorted { left, right in
      switch (left.element.value.magnitude, right.element.value.magnitude) {
      case (let first?, let second?): first != second ? first > second : left.offset < right.offset
      case (nil, nil): left.offset < right.offset
      case (let first, _): first != nil
      }
    }.map(\.element)
  }
}
