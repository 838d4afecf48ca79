import Dispatch
import Glibc
import JSON
import Synchronization

/// How finely a file is cut up; the defaults suit disks and caches, tests use tiny ones.
struct Granularity: Sendable {
  /// Bytes that are read and parsed at a time; small enough to stay in a core's cache.
  var block = 512 * 1024
  /// Bytes of the first segment, after which the first rows can be shown.
  var first = 256 * 1024
  /// Bytes a segment, the unit that workers take.
  var segment = 8 * 1024 * 1024
  var workers = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Where segments begin, from `start` on; the first is `start` itself.
  func boundaries(from start: Int, to end: Int) -> [Int] {
    var boundaries = [start]
    var next = start + max(1, first)
    // A little rest goes with the segment before it.
    while next < end, end - next > segment / 8 {
      boundaries.append(next)
      next += max(1, segment)
    }
    return boundaries
  }
}

/// One file's records, in pieces, in order.
struct LoadedFile {
  var pieces: [Piece] = []
  /// What stands before a record's number in a JSON pointer.
  var pointer = ""
  var layout = RecordLayout.lines
  /// Members of a wrapper besides the records: key, JSON, place.
  var others: [(key: String, json: String, offset: Int)] = []
  var hasByteOrderMark = false
}

/// Reads one file with several workers.
///
/// Each worker takes the next segment, guesses where its first record begins and reads from there. A segment counts only
/// when its predecessor's reading ended exactly where it began; otherwise it is read again from where it should have
/// begun. So the outcome is that of reading from beginning to end.
struct FileLoading {
  let file: InputFile
  let plan: ReadingPlan
  let granularity: Granularity
  let state: LoadState
  let gate: ProgressGate

  func load(firstPiece: (Piece, LoadedFile) -> Void) throws(LoadFailure) -> LoadedFile {
    var head = try FileHead.read(file, plan: plan, granularity: granularity)
    guard let start = head.firstRecord else {
      if let arrayEnd = head.arrayEnd { head.loaded.others += try finish(after: arrayEnd, head.loaded.layout) }
      return head.loaded
    }
    let boundaries = granularity.boundaries(from: start, to: file.size)
    let segments = Segments(
      file: file, plan: plan, granularity: granularity, layout: head.loaded.layout, boundaries: boundaries, state: state
    )
    // The first segment begins where the first record does, so it needs no guess, and its rows can be shown at once.
    segments.work(upTo: 1, gate: gate)
    if boundaries.count > 1, case .read(let piece, _, _)? = segments.result(0) { firstPiece(piece, head.loaded) }
    if boundaries.count > 1 { segments.workInParallel(gate: gate) }
    let end = try collect(segments, into: &head.loaded)
    if head.loaded.layout != .lines { head.loaded.others += try finish(after: end, head.loaded.layout) }
    if file.hasChanged { throw .changed }
    return head.loaded
  }

  /// Takes the segments that fit together and reads the others again; answers where the records ended.
  private func collect(_ segments: Segments, into loaded: inout LoadedFile) throws(LoadFailure) -> Int {
    var position = segments.boundaries[0]
    for index in segments.boundaries.indices {
      // A record may reach over whole segments.
      if index > 0, position > segments.limit(index) { continue }
      let landing: Landing
      switch segments.take(index) {
      case .read(let piece, position, let end)?:
        loaded.pieces.append(piece)
        landing = end
      case .failed(let failure, position)?: throw failure
      default:
        let piece = Piece(plan)
        landing = try segments.read(index, from: position, into: piece, gate: gate)
        loaded.pieces.append(piece)
      }
      switch landing {
      case .record(let next): position = next
      case .end(let end): return end
      }
    }
    return position
  }

  /// What follows the array: nothing, or the rest of its wrapper.
  private func finish(
    after end: Int, _ layout: RecordLayout
  ) throws(LoadFailure) -> [(key: String, json: String, offset: Int)] {
    var window = BlockWindow(file, blockSize: 64 * 1024)
    try window.move(to: end)
    while true {
      var reader = window.reader(at: end, depth: layout.depth - 1)
      do throws(JSONError) {
        if layout.depth == 1 {
          try reader.expectEnd()
          if window.isLast { return [] }
        } else {
          let members = try reader.finishWrapper()
          if window.isLast {
            return members.map { member in
              let bytes = reader.bytes(from: member.range.lowerBound, to: member.range.upperBound)
              return (member.key, String(decoding: bytes, as: UTF8.self), member.range.lowerBound)
            }
          }
        }
      } catch {
        if !error.isIncomplete || window.isLast { throw .json(error) }
      }
      try window.move(to: end)
    }
  }
}

/// The segments of one file and what came of each; workers take the next one that nobody has.
private final class Segments: Sendable {
  enum Outcome: Sendable {
    case read(Piece, start: Int, landing: Landing)
    case failed(LoadFailure, start: Int)
    /// No record seems to begin here.
    case noStart
  }

  let file: InputFile
  let plan: ReadingPlan
  let granularity: Granularity
  let layout: RecordLayout
  let boundaries: [Int]
  let state: LoadState
  private let next = Atomic<Int>(0)
  private let outcomes: Mutex<[Outcome?]>

  init(
    file: InputFile, plan: ReadingPlan, granularity: Granularity, layout: RecordLayout, boundaries: [Int],
    state: LoadState
  ) {
    self.file = file
    self.plan = plan
    self.granularity = granularity
    self.layout = layout
    self.boundaries = boundaries
    self.state = state
    outcomes = Mutex(Array(repeating: nil, count: boundaries.count))
  }

  /// Where the segment after this one begins.
  func limit(_ index: Int) -> Int { index + 1 < boundaries.count ? boundaries[index + 1] : .max }

  func result(_ index: Int) -> Outcome? { outcomes.withLock { $0[index] } }

  /// What came of a segment, for good.
  func take(_ index: Int) -> Outcome? {
    outcomes.withLock { outcomes in
      let outcome = outcomes[index]
      outcomes[index] = nil
      return outcome
    }
  }

  private func reader(_ gate: ProgressGate?) -> SegmentReader {
    SegmentReader(file, plan: plan, layout: layout, blockSize: granularity.block, state: state, pulse: gate)
  }

  /// Reads a segment from a known place.
  func read(_ index: Int, from start: Int, into piece: Piece, gate: ProgressGate?) throws(LoadFailure) -> Landing {
    var reader = reader(gate)
    let landing = try reader.read(from: start, limit: limit(index), into: piece)
    return landing
  }

  /// Takes segments below `count` until none is left.
  func work(upTo count: Int, gate: ProgressGate?) {
    var reader = reader(gate)
    while !state.isCancelled.load(ordering: .relaxed) {
      let index = next.load(ordering: .relaxed)
      if index >= count { return }
      guard next.compareExchange(expected: index, desired: index + 1, ordering: .relaxed).exchanged else { continue }
      let outcome = work(on: index, &reader)
      outcomes.withLock { $0[index] = outcome }
    }
  }

  private func work(on index: Int, _ reader: inout SegmentReader) -> Outcome {
    var start = boundaries[index]
    do throws(LoadFailure) {
      if index > 0 {
        guard let guess = try reader.guessStart(from: start, before: limit(index)) else { return .noStart }
        start = guess
      }
      let piece = Piece(plan)
      let landing = try reader.read(from: start, limit: limit(index), into: piece)
      return .read(piece, start: start, landing: landing)
    } catch {
      return .failed(error, start: start)
    }
  }

  /// Works on all segments that are left with every worker, the calling thread among them.
  func workInParallel(gate: ProgressGate) {
    let group = DispatchGroup()
    for _ in 1..<max(1, min(granularity.workers, boundaries.count)) {
      DispatchQueue.global(qos: .userInitiated).async(group: group) {
        self.work(upTo: self.boundaries.count, gate: nil)
      }
    }
    work(upTo: boundaries.count, gate: gate)
    group.wait()
  }
}
