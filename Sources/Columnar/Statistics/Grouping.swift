/// Rows grouped by one or two paths, with a measure for each group.
public enum Grouping {
  public static let pathLimit = 3

  /// - Parameters:
  ///   - paths: such as `status`, `organization.region.city` (a level of a vocabulary's tree), `decidedOn.year` or
  ///     `decidedOn.month` (calendar months).
  /// - Returns: the groups that hold rows, in the order of their keys (vocabulary, time, size, text; empty last); nil
  ///   when cancelled. A record with several values counts once in the group of each. O(rows + groups log groups).
  public static func compute(
    rows: Bitmap, by paths: [String], measure: Measure, in context: QueryContext, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> GroupResult? {
    let evaluation = try MeasureEvaluation(measure, in: context)
    var axes: [GroupAxis] = []
    for path in paths.prefix(pathLimit) {
      if cancelled() { return nil }
      axes.append(try GroupAxis(path, in: context))
    }
    let assembled = Assembly(axes: axes, rows: rows)
    return try Evaluator.run(context, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      let values = try evaluation.values(assembled.tally, evaluator: evaluator)
      var counts = [Int](repeating: 0, count: assembled.tally.count)
      for group in assembled.tally.groups { counts[Int(group)] += 1 }
      let result = assembled.keys.enumerated().map { group, keys in
        GroupResult.Row(
          keys: zip(axes, keys).map { axis, key in axis.key(key) }, count: counts[group], value: values[group])
      }
      return GroupResult(
        titles: axes.map(\.title), rows: result,
        total: try evaluation.values(Tally(all: rows), evaluator: evaluator)[0])
    }
  }

  /// Splits `a,b` as `--by` takes it.
  public static func paths(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}

/// What grouping gives: one row a group.
public struct GroupResult: Sendable {
  /// What the rows of a group have in common.
  public struct Key: Sendable, Hashable {
    public let label: Localized
    /// The query clause that these rows meet, and no others.
    public let clause: String
    public let isEmpty: Bool
  }

  public struct Row: Sendable {
    public let keys: [Key]
    /// Records in the group.
    public let count: Int
    public let value: MeasureValue

    /// The query for the records of the group, to be added to the one that was grouped.
    public var clause: String { keys.map(\.clause).joined(separator: " ") }
  }

  /// The titles of the paths.
  public let titles: [Localized]
  public let rows: [Row]
  /// The measure over all rows, which is not always the sum of the groups.
  public let total: MeasureValue

  /// Rows with the greatest value first, empty values last; equal ones in the order of their keys.
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

/// Brings the axes together: which combinations of keys occur, and which rows are in each.
private struct Assembly {
  let tally: Tally
  /// The key numbers of each group, in order.
  let keys: [[UInt32]]

  init(axes: [GroupAxis], rows: Bitmap) {
    var current: [UInt32] = rows.rows
    var combined = [UInt64](repeating: 0, count: current.count)
    for axis in axes {
      let size = UInt64(axis.size)
      guard let single = axis.single else {
        var nextRows: [UInt32] = []
        var next: [UInt64] = []
        for (row, before) in zip(current, combined) {
          axis.forEach(Int(row)) { key in
            nextRows.append(row)
            next.append(before &* size &+ UInt64(key))
          }
        }
        (current, combined) = (nextRows, next)
        continue
      }
      for index in combined.indices { combined[index] = combined[index] &* size &+ UInt64(single[Int(current[index])]) }
    }
    let different = Self.different(combined, space: axes.reduce(1) { $0 &* UInt64($1.size) })
    tally = Tally(rows: current, groups: combined.map(different.number), count: different.values.count)
    keys = different.values.map { value in
      var rest = value
      return axes.reversed().map { axis in
        defer { rest /= UInt64(axis.size) }
        return UInt32(rest % UInt64(axis.size))
      }.reversed()
    }
  }

  /// The values that occur, ascending, and the number of each.
  private static func different(
    _ values: [UInt64], space: UInt64
  ) -> (values: [UInt64], number: (UInt64) -> UInt32) {
    guard space > 0, space <= 1 << 22 else {
      let sorted = Set(values).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element, UInt32($0.offset)) })
      return (sorted, { numbers[$0] ?? 0 })
    }
    var numbers = [UInt32](repeating: 0, count: Int(space))
    for value in values { numbers[Int(value)] = 1 }
    var occurring: [UInt64] = []
    for value in 0..<Int(space) where numbers[value] == 1 {
      numbers[value] = UInt32(occurring.count)
      occurring.append(UInt64(value))
    }
    return (occurring, { numbers[Int($0)] })
  }
}
