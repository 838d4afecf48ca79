import Columnar

/// A partition of rows into groups by their keys on up to three axes. A row with several values is in several groups.
///
/// The keys of a row are one mixed-radix number, with a digit for each axis:
///
///     axis       region (size 3)   year (size 4)
///     row 17     1 (汉中)          2 (2019)         combination = 1 * 4 + 2 = 6 of 12
///
/// If each row has one combination and there are at most `limit` possible ones, the combination is the group: it is
/// computed while rows are aggregated, a block of 2,048 rows at a time, and groups may be empty. Otherwise the
/// combinations that occur are sorted and numbered, and the group of each row is stored.
struct Partition {
  private enum Numbers {
    case computed(Bitmap)
    case listed(rows: [UInt32], groups: [UInt32], combinations: [UInt64])
  }

  private let axes: [GroupAxis]
  private let numbers: Numbers
  /// The number of groups, some of which may be empty.
  let groups: Int
  /// Whether every row is in exactly one group.
  let isSingle: Bool

  /// The largest number of combinations with a counter each.
  private static let limit: UInt64 = 1 << 20

  init(axes: [GroupAxis], rows: Bitmap) {
    self.axes = axes
    isSingle = axes.allSatisfy { $0.single != nil }
    let space = Self.space(axes)
    if isSingle, let space, space <= Self.limit {
      numbers = .computed(rows)
      groups = Int(space)
      return
    }
    let (members, combined) = Self.combined(axes, rows: rows)
    let (occurring, places) = Self.numbered(combined, space: space)
    numbers = .listed(rows: members, groups: places, combinations: occurring)
    groups = occurring.count
  }

  /// The number of possible combinations of keys; nil on overflow.
  private static func space(_ axes: [GroupAxis]) -> UInt64? {
    var space: UInt64 = 1
    for axis in axes {
      let (product, overflow) = space.multipliedReportingOverflow(by: UInt64(axis.size))
      if overflow { return nil }
      space = product
    }
    return space
  }

  /// The key numbers of a group, one for each axis.
  func keys(of group: Int) -> [UInt32] {
    var rest: UInt64
    switch numbers {
    case .computed: rest = UInt64(group)
    case .listed(_, _, let combinations): rest = combinations[group]
    }
    return axes.reversed().map { axis in
      defer { rest /= UInt64(axis.size) }
      return UInt32(rest % UInt64(axis.size))
    }.reversed()
  }

  /// Adds all rows to the totals of their groups.
  func added(to totals: GroupTotals) -> GroupTotals {
    switch numbers {
    case .computed(let rows): return added(rows, to: totals)
    case .listed(let rows, let groups, _):
      var totals = totals
      rows.withUnsafeBufferPointer { rows in
        groups.withUnsafeBufferPointer { groups in
          if let groups = groups.baseAddress { totals.add(RowBlock(rows), to: groups) }
        }
      }
      return totals
    }
  }

  // MARK: - Computed numbers

  private func added(_ rows: Bitmap, to totals: GroupTotals) -> GroupTotals {
    // Two threads if the rows outnumber the counters, which have to be merged, by far.
    let shares = totals.isExact && rows.count > 1 << 16 && groups < rows.count / 16 ? 2 : 1
    var parts = [GroupTotals](repeating: totals, count: shares)
    let step = (rows.words.count + shares - 1) / shares
    parts.withUnsafeMutableBufferPointer { parts in
      // Each thread has its own totals.
      nonisolated(unsafe) let parts = parts
      Workers.forEach(shares, workers: shares) { share in
        let words = min(share * step, rows.words.count)..<min((share + 1) * step, rows.words.count)
        add(rows, words: words, to: &parts[share])
      }
    }
    for part in parts.dropFirst() { parts[0].merge(part) }
    return parts[0]
  }

  /// The bitmap words of one block; its rows and keys fit into the L1 cache.
  private static let blockWords = 32

  private func add(_ rows: Bitmap, words: Range<Int>, to totals: inout GroupTotals) {
    let capacity = Self.blockWords * 64
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { members in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { keys in
        guard let keys = keys.baseAddress else { return }
        for start in stride(from: words.lowerBound, to: words.upperBound, by: Self.blockWords) {
          let end = min(start + Self.blockWords, words.upperBound)
          let block: RowBlock
          if rows.words[start..<end].allSatisfy({ $0 == .max }) {
            block = RowBlock(start << 6..<end << 6)
          } else {
            let count = Self.list(rows.words[start..<end], into: members)
            block = RowBlock(UnsafeBufferPointer(rebasing: members[..<count]))
          }
          if axes.isEmpty { keys.initialize(repeating: 0, count: block.count) }
          for (index, axis) in axes.enumerated() {
            let size = UInt32(truncatingIfNeeded: axis.size)
            if index == 0 { axis.single?.list(block, into: keys) } else { axis.single?.pair(keys, block, size: size) }
          }
          totals.add(block, to: keys)
        }
      }
    }
  }

  /// Writes the rows of some words of a bitmap and returns their number.
  private static func list(_ words: ArraySlice<UInt64>, into members: UnsafeMutableBufferPointer<UInt32>) -> Int {
    var count = 0
    for index in words.indices {
      let first = UInt32(truncatingIfNeeded: index << 6)
      var rest = words[index]
      if rest == .max {
        for offset in 0..<64 { members[count + offset] = first + UInt32(truncatingIfNeeded: offset) }
        count += 64
        continue
      }
      while rest != 0 {
        members[count] = first + UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        count += 1
        rest &= rest &- 1
      }
    }
    return count
  }

  // MARK: - Listed numbers

  /// The combination of keys of each row; a row with several values occurs several times.
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

  /// The combinations that occur, ascending, and the position of each row's combination among them.
  private static func numbered(_ numbers: [UInt64], space: UInt64?) -> (occurring: [UInt64], places: [UInt32]) {
    guard let space, space <= limit << 2 else {
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

/// A block of rows that are aggregated together: a range, or a list.
struct RowBlock {
  let count: Int
  private let first: Int
  private let listed: UnsafePointer<UInt32>?

  init(_ rows: Range<Int>) {
    count = rows.count
    first = rows.lowerBound
    listed = nil
  }

  /// - Parameter rows: must outlive the block.
  init(_ rows: UnsafeBufferPointer<UInt32>) {
    count = rows.count
    first = 0
    listed = rows.baseAddress
  }

  /// Calls `body` with each position in the block and its row.
  @inline(__always)
  func forEach(_ body: (_ place: Int, _ row: Int) -> Void) {
    if let listed {
      for place in 0..<count { body(place, Int(listed[place])) }
    } else {
      for place in 0..<count { body(place, first &+ place) }
    }
  }
}

/// The number of rows of each group, and the measure over them.
struct GroupTotals: Sendable {
  private let groups: Int
  /// The counts of rows at even positions of a block, then of those at odd positions: adjacent rows do not depend on each
  /// other.
  private var halves: [Int]
  private var measure: any Accumulator

  init(groups: Int, measure: any Accumulator) {
    self.groups = groups
    halves = [Int](repeating: 0, count: 2 * groups)
    self.measure = measure
  }

  var counts: [Int] { (0..<groups).map { halves[$0] + halves[groups + $0] } }
  /// The rows may be divided among threads and the totals merged.
  var isExact: Bool { measure.isExact }
  var values: [MeasureValue] { measure.values(rows: counts) }
  /// The measure over all groups as one, if every row was added once; nil if that needs another pass over the rows.
  var total: MeasureValue? { measure.total(rows: halves.reduce(0, +)) }

  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    let odd = self.groups
    halves.withUnsafeMutableBufferPointer { halves in
      for place in 0..<rows.count { halves[Int(groups[place]) &+ (odd & -(place & 1))] &+= 1 }
    }
    measure.add(rows, to: groups)
  }

  mutating func merge(_ other: GroupTotals) {
    for index in halves.indices { halves[index] += other.halves[index] }
    measure.merge(other.measure)
  }
}
