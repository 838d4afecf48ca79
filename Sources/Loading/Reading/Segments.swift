import Columnar
import JSON
import Synchronization

/// Reads the segments of one file in parallel (work stealing: each worker takes the next free segment).
///
///     file      [ {..}, {..}, {.│.}, {..}, {..}, {│..}, {..} ]      boundaries at fixed distances
///     worker 0    ├── segment 0 ──►├
///     worker 1                  │──├── segment 1 ───►├               each guesses the first record after its boundary,
///     worker 2                  │                 │──├─ segment 2 ─┤  and reads until the next segment's first record
///     table     ◄ chunk 0, then chunk 1 if it starts where chunk 0 ended, else segment 1 is read again
///
/// A guess may be wrong: a `{` inside a text looks like a record. The chunks are therefore joined in file order, by whichever
/// worker finds the next one ready, and a chunk counts only if it starts where the one before it ended.
final class Segments: Sendable {
  private enum Outcome: Sendable {
    case read(LoadedChunk, start: Int, landing: SegmentEnd)
    case failed(LoadFailure, start: Int)
    /// The segment has no start of a record.
    case noStart
  }

  /// The table so far, and the segment to join next.
  private struct Absorption: Sendable {
    var assembly: TableAssembly
    /// The next segment in file order, and the offset at which its first record must start.
    var next = 0
    var position: Int
    var end: Int?
    var failure: LoadFailure?
    /// The offset at which free memory was last checked.
    var weighed = 0

    var isOver: Bool { end != nil || failure != nil }
  }

  private let file: InputFile
  private let plan: ReadingPlan
  private let granularity: Granularity
  private let layout: RecordLayout
  private let boundaries: [Int]
  private let state: LoadState
  private let nextToRead = Atomic<Int>(0)
  private let isOver = Atomic<Bool>(false)
  private let outcomes: Mutex<[Outcome?]>
  private let absorption: Mutex<Absorption>
  /// Chunks that have been joined; their buffers serve the next segments.
  private let idle = Mutex<[LoadedChunk]>([])

  init(
    _ file: InputFile, _ plan: ReadingPlan, _ granularity: Granularity, _ layout: RecordLayout, start: Int,
    state: LoadState, _ assembly: TableAssembly
  ) {
    self.file = file
    self.plan = plan
    self.granularity = granularity
    self.layout = layout
    self.state = state
    boundaries = granularity.boundaries(from: start, to: file.size)
    outcomes = Mutex(Array(repeating: nil, count: boundaries.count))
    absorption = Mutex(Absorption(assembly: assembly, position: start))
  }

  /// Reads all segments, on the calling thread and on further threads up to the number of workers.
  func read(gate: ProgressGate, firstRows: (Table) -> Void) {
    // The start of the first segment is known, so its rows can be shown at once.
    work(upTo: 1, gate)
    if boundaries.count > 1 {
      if let table = absorption.withLock({ $0.isOver ? nil : $0.assembly.partialTable() }) { firstRows(table) }
      let others = (1..<max(1, min(granularity.workers, boundaries.count))).compactMap { _ in
        BackgroundThread { self.work(upTo: self.boundaries.count, nil) }
      }
      work(upTo: boundaries.count, gate)
      for thread in others { thread.join() }
    }
    absorption.withLock { absorb(&$0, gate) }
  }

  /// The result. Call it once, after all segments are read.
  func outcome() -> (assembly: TableAssembly, end: Int?, failure: LoadFailure?) {
    absorption.withLock { absorption in
      let outcome = (absorption.assembly, absorption.end, absorption.failure)
      absorption.assembly = TableAssembly(plan)
      if !absorption.isOver { return (outcome.0, nil, .cancelled) }
      return outcome
    }
  }

  /// The start of the next segment.
  private func limit(_ index: Int) -> Int { index + 1 < boundaries.count ? boundaries[index + 1] : .max }

  private var shouldStop: Bool {
    state.isCancelled.load(ordering: .relaxed) || isOver.load(ordering: .relaxed)
  }

  // MARK: Reading

  private func work(upTo count: Int, _ gate: ProgressGate?) {
    var reader = SegmentReader(
      file, plan: plan, layout: layout, blockSize: granularity.block, state: state, pulse: gate)
    while !shouldStop {
      let index = nextToRead.load(ordering: .relaxed)
      if index >= count { return }
      let (isMine, _) = nextToRead.compareExchange(expected: index, desired: index + 1, ordering: .relaxed)
      guard isMine else { continue }
      let outcome = read(index, &reader)
      outcomes.withLock { $0[index] = outcome }
      // Where another worker is at it, it will find this chunk, or the next to be finished will.
      _ = absorption.withLockIfAvailable { absorb(&$0, gate) }
    }
  }

  private func read(_ index: Int, _ reader: inout SegmentReader) -> Outcome {
    var start = boundaries[index]
    do throws(LoadFailure) {
      if index > 0 {
        guard let guess = try reader.guessStart(from: start, before: limit(index)) else { return .noStart }
        start = guess
      }
      let chunk = idle.withLock { $0.popLast() } ?? LoadedChunk(plan)
      let landing = try reader.read(from: start, limit: limit(index), into: chunk)
      return .read(chunk, start: start, landing: landing)
    } catch {
      return .failed(error, start: start)
    }
  }

  // MARK: Putting together

  /// Puts chunks into the table as far as they are there.
  private func absorb(_ absorption: inout Absorption, _ gate: ProgressGate?) {
    while absorption.next < boundaries.count, !absorption.isOver {
      let index = absorption.next
      // A record may reach over whole segments.
      if index == 0 || absorption.position <= limit(index) {
        guard let outcome = outcomes.withLock({ $0[index].take() }) else { return }
        do throws(LoadFailure) {
          try settle(index, outcome, &absorption, gate)
        } catch {
          absorption.failure = error
        }
      }
      absorption.next += 1
    }
    if absorption.next == boundaries.count, !absorption.isOver { absorption.end = absorption.position }
    if absorption.isOver { isOver.store(true, ordering: .relaxed) }
  }

  /// Accepts a chunk that starts at the expected offset; reads any other segment again.
  private func settle(
    _ index: Int, _ outcome: Outcome, _ absorption: inout Absorption, _ gate: ProgressGate?
  ) throws(LoadFailure) {
    let position = absorption.position
    let chunk: LoadedChunk
    let landing: SegmentEnd
    switch outcome {
    case .read(let read, position, let end): (chunk, landing) = (read, end)
    case .failed(let failure, position): throw failure
    default:
      var reader = SegmentReader(
        file, plan: plan, layout: layout, blockSize: granularity.block, state: state, pulse: gate)
      chunk = LoadedChunk(plan)
      landing = try reader.read(from: position, limit: limit(index), into: chunk)
    }
    switch landing {
    case .record(let next): absorption.position = next
    case .end(let end): (absorption.position, absorption.end) = (end, end)
    }
    try weigh(&absorption)
    let start = boundaries[0]
    let share = Double(max(1, absorption.position - start)) / Double(max(1, file.size - start))
    try absorption.assembly.absorb(chunk, at: position, growth: max(1, min(1 / share, 4000)))
    chunk.reset()
    idle.withLock { $0.append(chunk) }
  }

  /// Stops before the machine swaps: records of few bytes take more memory than the file has.
  private func weigh(_ absorption: inout Absorption) throws(LoadFailure) {
    guard absorption.position - absorption.weighed >= Self.weighingStep else { return }
    absorption.weighed = absorption.position
    if let free = state.freeMemory(), free < FreeMemory.least { throw .outOfMemory(free: free) }
  }

  private static let weighingStep = 4 << 20
}
