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
    let (members, combined) = Self.combined(axes, rows: rows)
    let (occurring, groups) = Self.numbered(combined, space: axes.reduce(1) { $0 &* UInt64($1.size) })
    tally = Tally(rows: members, groups: groups, count: occurring.count)
    keys = occurring.map { value in
      var rest = value
      return axes.reversed().map { axis in
        defer { rest /= UInt64(axis.size) }
        return UInt32(rest % UInt64(axis.size))
      }.reversed()
    }
  }

  /// For each row the number of its combination of keys; a row with several values stands there several times.
  private static func combined(_ axes: [GroupAxis], rows: Bitmap) -> (rows: [UInt32], numbers: [UInt64]) {
    var members = rows.rows
    var numbers = [UInt64](repeating: 0, count: members.count)
    for axis in axes {
      let size = UInt64(axis.size)
      if let single = axis.single {
        for index in numbers.indices { numbers[index] = numbers[index] &* size &+ UInt64(single[Int(members[index])]) }
        continue
      }
      var nextMembers: [UInt32] = []
      var next: [UInt64] = []
      for (row, before) in zip(members, numbers) {
        axis.forEach(Int(row)) { key in
          nextMembers.append(row)
          next.append(before &* size &+ UInt64(key))
        }
      }
      (members, numbers) = (nextMembers, next)
    }
    return (members, numbers)
  }

  /// The numbers that occur, ascending, and for each place the position of its number among them.
  private static func numbered(_ numbers: [UInt64], space: UInt64) -> (occurring: [UInt64], places: [UInt32]) {
    guard space > 0, space <= 1 << 22 else {
      let sorted = Set(numbers).sorted()
      let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element, UInt32($0.offset)) })
      return (sorted, numbers.map { places[$0] ?? 0 })
    }
    var places = [UInt32](repeating: 0, count: Int(space))
    for number in numbers { places[Int(number)] = 1 }
    var occurring: [UInt64] = []
    for number in places.indices where places[number] == 1 {
      places[number] = UInt32(occurring.count)
      occurring.append(UInt64(number))
    }
    return (occurring, numbers.map { places[Int($0)] })
  }
}
