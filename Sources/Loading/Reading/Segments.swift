import Columnar
import JSON
import Synchronization

/// The segments of one file: workers take the next one that nobody has, and whoever finds the next piece in order ready
/// puts it into the table, while the others read on.
final class Segments: Sendable {
  private enum Outcome: Sendable {
    case read(LoadedChunk, start: Int, landing: SegmentEnd)
    case failed(LoadFailure, start: Int)
    /// No record seems to begin here.
    case noStart
  }

  /// How far the pieces are in the table.
  private struct Absorption: Sendable {
    var assembly: TableAssembly
    /// The next segment in order, and where its first record has to begin.
    var next = 0
    var position: Int
    var end: Int?
    var failure: LoadFailure?
    /// How far the file was when free memory was last looked at.
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
  /// Pieces that are in the table, whose memory serves the next ones.
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

  /// Reads everything, on the calling thread and as many others as there are workers.
  func read(gate: ProgressGate, firstRows: (Table) -> Void) {
    // The first segment begins where the first record does, so its rows can be shown at once.
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

  /// What came of it. To be asked once, when reading is over.
  func outcome() -> (assembly: TableAssembly, end: Int?, failure: LoadFailure?) {
    absorption.withLock { absorption in
      let outcome = (absorption.assembly, absorption.end, absorption.failure)
      absorption.assembly = TableAssembly(plan)
      if !absorption.isOver { return (outcome.0, nil, .cancelled) }
      return outcome
    }
  }

  /// Where the segment after this one begins.
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
      // Where another worker is at it, it will find this piece, or the next to be finished will.
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
      let piece = idle.withLock { $0.popLast() } ?? LoadedChunk(plan)
      let landing = try reader.read(from: start, limit: limit(index), into: piece)
      return .read(piece, start: start, landing: landing)
    } catch {
      return .failed(error, start: start)
    }
  }

  // MARK: Putting together

  /// Puts pieces into the table as far as they are there.
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

  /// Takes a segment that begins where it has to, and reads any other again.
  private func settle(
    _ index: Int, _ outcome: Outcome, _ absorption: inout Absorption, _ gate: ProgressGate?
  ) throws(LoadFailure) {
    let position = absorption.position
    let piece: LoadedChunk
    let landing: SegmentEnd
    switch outcome {
    case .read(let read, position, let end): (piece, landing) = (read, end)
    case .failed(let failure, position): throw failure
    default:
      var reader = SegmentReader(
        file, plan: plan, layout: layout, blockSize: granularity.block, state: state, pulse: gate)
      piece = LoadedChunk(plan)
      landing = try reader.read(from: position, limit: limit(index), into: piece)
    }
    switch landing {
    case .record(let next): absorption.position = next
    case .end(let end): (absorption.position, absorption.end) = (end, end)
    }
    try weigh(&absorption)
    let start = boundaries[0]
    let share = Double(max(1, absorption.position - start)) / Double(max(1, file.size - start))
    try absorption.assembly.absorb(piece, at: position, growth: max(1, min(1 / share, 4000)))
    piece.reset()
    idle.withLock { $0.append(piece) }
  }

  /// Stops before the machine swaps: records of few bytes take more memory than the file has.
  private func weigh(_ absorption: inout Absorption) throws(LoadFailure) {
    guard absorption.position - absorption.weighed >= Self.weighingStep else { return }
    absorption.weighed = absorption.position
    if let free = state.freeMemory(), free < FreeMemory.least { throw .outOfMemory(free: free) }
  }

  private static let weighingStep = 4 << 20
}
