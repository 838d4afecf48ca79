import CScan
import Synchronization

/// Fills the slots of a key index, on several threads: each fills a part of the slots with the rows that belong there.
///
/// What would run over the end of a part is put in afterwards, so that the outcome is the same for any number of threads.
struct KeyIndexFilling {
  private let column: TextColumn
  /// Where rows are put; `.max` is free, nothing before `fill`. Shared by the threads, each of which writes a part of its
  /// own.
  private nonisolated(unsafe) let slots: UnsafeMutableBufferPointer<UInt32>
  private let workers: Int
  /// The low half of the hash of each row's key.
  private let hashes: [UInt32]
  private let mask: UInt32

  typealias Duplicate = (row: UInt32, first: UInt32)

  private struct Part {
    var duplicates: [Duplicate] = []
    /// Rows that found no place before the end of the part.
    var left: [UInt32] = []
  }

  private static let fewest = 1 << 15
  /// How many rows ahead the slot of a row is asked for.
  private static let distance = 12
  /// Rows between two looks at whether to go on: a millisecond.
  private static let stretch = 1 << 14

  /// Nil if `goesOn` returned false.
  init?(
    _ column: TextColumn, _ slots: UnsafeMutableBufferPointer<UInt32>, workers: Int, while goesOn: () -> Bool
  ) {
    precondition(column.codes == nil)
    self.column = column
    self.slots = slots
    self.workers = column.count < Self.fewest ? 1 : workers
    mask = UInt32(truncatingIfNeeded: slots.count - 1)
    guard let hashes = Self.hashes(column, workers: self.workers, while: goesOn) else { return nil }
    self.hashes = hashes
  }

  private static func hashes(_ column: TextColumn, workers: Int, while goesOn: () -> Bool) -> [UInt32]? {
    let stretches = (column.count + stretch - 1) / stretch
    var isWhole = true
    let hashes = [UInt32](unsafeUninitializedCapacity: column.count) { room, count in
      nonisolated(unsafe) let room = room
      isWhole = Workers.forEach(stretches, workers: workers, while: goesOn) { index, _ in
        column.arena.withUnsafeBytes { arena in
          for row in index * stretch..<min((index + 1) * stretch, column.count) {
            let range = column.range(row)
            room[row] = UInt32(truncatingIfNeeded: KeyBytes.hash(UnsafeRawBufferPointer(rebasing: arena[range])))
          }
        }
      }
      count = isWhole ? column.count : 0
    }
    return isWhole ? hashes : nil
  }

  /// - Returns: rows whose key an earlier row has, with that row, ascending; nil if `goesOn` returned false.
  func fill(while goesOn: () -> Bool) -> [Duplicate]? {
    let parts = Mutex([Part](repeating: Part(), count: workers))
    let size = slots.count / workers
    let isWhole = Workers.forEach(workers, workers: workers, while: goesOn) { worker, goesOn in
      let end = worker == workers - 1 ? slots.count : (worker + 1) * size
      let part = fill(worker * size..<end, while: goesOn)
      parts.withLock { $0[worker] = part }
    }
    guard isWhole else { return nil }
    return parts.withLock { parts in
      var all = Part(duplicates: parts.flatMap(\.duplicates))
      for row in parts.flatMap(\.left) { place(Int(row), before: nil, &all) }
      return workers == 1 && all.left.isEmpty ? all.duplicates : all.duplicates.sorted { $0.row < $1.row }
    }
  }

  private func fill(_ range: Range<Int>, while goesOn: () -> Bool) -> Part {
    var part = Part()
    UnsafeMutableBufferPointer(rebasing: slots[range]).initialize(repeating: .max)
    hashes.withUnsafeBufferPointer { hashes in
      column.offsets.withUnsafeBufferPointer { offsets in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.stretch) { own in
          guard let first = slots.baseAddress else { return }
          var start = 0
          while start < hashes.count, goesOn() {
            let end = min(start + Self.stretch, hashes.count)
            // Which rows belong here is a toss-up that no branch should depend on.
            var count = 0
            for row in start..<end {
              own[count] = UInt32(truncatingIfNeeded: row)
              let place = Int(hashes[row] & mask) &- range.lowerBound
              count &+= UInt(bitPattern: place) < UInt(bitPattern: range.count) ? 1 : 0
            }
            for index in 0..<count {
              let ahead = Int(own[min(index &+ Self.distance, count &- 1)])
              shezu_prefetch(first + Int(hashes[ahead] & mask))
              let row = Int(own[index])
              if offsets[row] != offsets[row &+ 1] { place(row, before: range.upperBound, &part) }
            }
            start = end
          }
        }
      }
    }
    return part
  }

  /// Puts a row into the first free slot from where it belongs, or finds the row that has its key.
  /// - Parameter end: where to stop; nil to go on at the first slot after the last.
  @inline(__always)
  private func place(_ row: Int, before end: Int?, _ part: inout Part) {
    let hash = hashes[row]
    var slot = Int(hash & mask)
    while slots[slot] != .max {
      let occupant = Int(slots[slot])
      if hashes[occupant] == hash, isSame(occupant, row) {
        part.duplicates.append((UInt32(row), UInt32(occupant)))
        return
      }
      slot += 1
      if slot == end {
        part.left.append(UInt32(row))
        return
      }
      if slot == slots.count { slot = 0 }
    }
    slots[slot] = UInt32(row)
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    column.arena.withUnsafeBytes { arena in
      KeyBytes.isSame(
        UnsafeRawBufferPointer(rebasing: arena[column.range(left)]),
        UnsafeRawBufferPointer(rebasing: arena[column.range(right)]))
    }
  }
}
