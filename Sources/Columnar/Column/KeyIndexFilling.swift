import CScan
import Synchronization

/// Fills the slots of a key index, on several threads: each fills a part of the slots with the rows that belong there.
///
/// What would run over the end of a part is put in afterwards, so that the outcome is the same for any number of threads.
struct KeyIndexFilling {
  private let column: TextColumn
  /// Where rows are put; `.max` is free. Shared by the threads, each of which writes a part of its own.
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

  init(_ column: TextColumn, _ slots: UnsafeMutableBufferPointer<UInt32>, workers: Int) {
    precondition(column.codes == nil)
    self.column = column
    self.slots = slots
    self.workers = column.count < Self.fewest ? 1 : workers
    mask = UInt32(truncatingIfNeeded: slots.count - 1)
    hashes = Self.hashes(column, workers: self.workers)
  }

  private static func hashes(_ column: TextColumn, workers: Int) -> [UInt32] {
    let share = (column.count + workers - 1) / workers
    return [UInt32](unsafeUninitializedCapacity: column.count) { room, count in
      nonisolated(unsafe) let room = room
      Workers.forEach(workers, workers: workers) { worker in
        column.arena.withUnsafeBytes { arena in
          for row in min(worker * share, column.count)..<min((worker + 1) * share, column.count) {
            let range = column.range(row)
            room[row] = UInt32(truncatingIfNeeded: KeyBytes.hash(UnsafeRawBufferPointer(rebasing: arena[range])))
          }
        }
      }
      count = column.count
    }
  }

  /// - Returns: rows whose key an earlier row has, with that row; ascending.
  func fill() -> [Duplicate] {
    let parts = Mutex([Part](repeating: Part(), count: workers))
    let size = slots.count / workers
    Workers.forEach(workers, workers: workers) { worker in
      let end = worker == workers - 1 ? slots.count : (worker + 1) * size
      let part = fill(worker * size..<end)
      parts.withLock { $0[worker] = part }
    }
    return parts.withLock { parts in
      var all = Part(duplicates: parts.flatMap(\.duplicates))
      for row in parts.flatMap(\.left) { place(Int(row), before: nil, &all) }
      return workers == 1 && all.left.isEmpty ? all.duplicates : all.duplicates.sorted { $0.row < $1.row }
    }
  }

  private func fill(_ range: Range<Int>) -> Part {
    var part = Part()
    hashes.withUnsafeBufferPointer { hashes in
      column.offsets.withUnsafeBufferPointer { offsets in
        guard let first = slots.baseAddress else { return }
        for row in hashes.indices {
          let ahead = Int(hashes[min(row &+ Self.distance, hashes.count &- 1)] & mask)
          if range.contains(ahead) { shezu_prefetch(first + ahead) }
          if range.contains(Int(hashes[row] & mask)), offsets[row] != offsets[row &+ 1] {
            place(row, before: range.upperBound, &part)
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
