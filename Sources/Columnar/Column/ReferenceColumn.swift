/// One reference a row, as the row number of the record that it points at, with the way back.
///
/// `none` marks no value. `dangling` marks a key that no record of the target has; `unresolved` holds its text.
public struct ReferenceColumn: Sendable {
  public static let none: Int32 = -1
  public static let dangling: Int32 = -2

  public let rows: [Int32]
  public let unresolved: Unresolved
  /// For each record of the target, the rows that point at it, ascending.
  public let back: Adjacency

  public init(rows: [Int32], unresolved: Unresolved, back: Adjacency) {
    self.rows = rows
    self.unresolved = unresolved
    self.back = back
  }
}

/// Keys that point at nothing, by the position that holds them (a row, or an element of a list). O(log n) to look up.
public struct Unresolved: Sendable {
  public let positions: [UInt32]
  public let keys: [String]

  public init(positions: [UInt32] = [], keys: [String] = []) {
    self.positions = positions
    self.keys = keys
  }

  public func key(at position: Int) -> String? {
    let index = positions.partitioningIndex { $0 >= position }
    return index < positions.count && positions[index] == position ? keys[index] : nil
  }
}

/// Compressed lists: the numbers that belong to item `i` are `members[offsets[i]..<offsets[i + 1]]`.
public struct Adjacency: Sendable {
  public let offsets: [UInt32]
  public let members: [UInt32]

  @inlinable
  public init(offsets: [UInt32], members: [UInt32]) {
    self.offsets = offsets
    self.members = members
  }

  public static let none = Adjacency(offsets: [0], members: [])

  @inlinable public func range(_ item: Int) -> Range<Int> {
    item + 1 < offsets.count ? Int(offsets[item])..<Int(offsets[item + 1]) : 0..<0
  }

  @inlinable public func count(_ item: Int) -> Int { range(item).count }

  @inlinable public func members(of item: Int) -> ArraySlice<UInt32> { members[range(item)] }

  /// Turns "row points at target" round: counting sort, O(rows + targets). Negative targets are left out; where there are
  /// no others, nothing is kept.
  @inlinable
  public static func inverting(_ targets: [Int32], targetCount: Int) -> Adjacency {
    guard targets.contains(where: { $0 >= 0 }) else { return .none }
    return inverting(count: targets.count, targetCount: targetCount) { index, visit in visit(targets[index]) }
  }

  /// The same for lists: `targets` calls back with each target of an item.
  @inlinable
  public static func inverting(
    count: Int, targetCount: Int, targets: (_ item: Int, _ visit: (Int32) -> Void) -> Void
  ) -> Adjacency {
    var offsets = [UInt32](repeating: 0, count: targetCount + 1)
    for item in 0..<count {
      targets(item) { if $0 >= 0 { offsets[Int($0)] += 1 } }
    }
    var total: UInt32 = 0
    for target in offsets.indices {
      total += offsets[target]
      offsets[target] = total
    }
    // Each offset starts at the end of its target's items, and decreases to their start as they are written, last first.
    var members = [UInt32](repeating: 0, count: Int(total))
    for item in stride(from: count - 1, through: 0, by: -1) {
      targets(item) { target in
        guard target >= 0 else { return }
        offsets[Int(target)] -= 1
        members[Int(offsets[Int(target)])] = UInt32(item)
      }
    }
    return Adjacency(offsets: offsets, members: members)
  }
}
