import Columnar
import Synchronization

/// The batches of one view that are being rendered or wait to be written in order. Their number is bounded, so that a slow
/// disk does not fill the memory.
final class RenderingAhead<Encoding: CellEncoding>: Sendable {
  /// The most batches that are rendered and not yet written.
  private static var limit: Int { 16 }

  private struct State {
    var claimed = 0
    var written = 0
    var finished: [Int: RenderedBatch] = [:]
    /// Buffers for reuse.
    var idle: [RenderedBatch] = []
    var isOver = false
  }

  let view: ExportView
  let shape: RowShape
  private let batches: Int
  private let state = Mutex(State())

  init(_ view: ExportView, _ shape: RowShape, batches: Int) {
    self.view = view
    self.shape = shape
    self.batches = batches
  }

  /// Whether a batch can be rendered now. With `isHalf`, only if half of the limit is free, so that a thread that is started
  /// for it has enough work.
  func hasWork(isHalf: Bool = false) -> Bool {
    state.withLock { $0.claimed < batches && $0.claimed - $0.written < (isHalf ? Self.limit / 2 : Self.limit) }
  }

  /// Renders the next unclaimed batch; false if all are claimed or the limit is reached.
  func renderNext(with renderer: Renderer<Encoding>) -> Bool {
    let claim = state.withLock { state -> (number: Int, batch: RenderedBatch?)? in
      guard !state.isOver, state.claimed < batches, state.claimed - state.written < Self.limit else { return nil }
      state.claimed += 1
      return (state.claimed - 1, state.idle.popLast())
    }
    guard let claim else { return false }
    let batch = claim.batch ?? RenderedBatch()
    batch.bytes.truncate(to: 0)
    let start = claim.number * Streaming.batchRows
    renderer.rows.render(start..<min(start + Streaming.batchRows, view.rows.count), into: &batch.bytes)
    state.withLock { $0.finished[claim.number] = batch }
    return true
  }

  /// Takes batch `number` if it is rendered.
  func finished(_ number: Int) -> RenderedBatch? { state.withLock { $0.finished.removeValue(forKey: number) } }

  /// Counts the batch as written and keeps its buffer for reuse.
  func markWritten(_ batch: RenderedBatch) {
    state.withLock {
      $0.written += 1
      $0.idle.append(batch)
    }
  }

  /// Stops rendering.
  func end() { state.withLock { $0.isOver = true } }
}

/// The renderer of one thread.
///
/// `@unchecked Sendable`: one thread at a time uses it; the next starts after that one was joined.
final class Renderer<Encoding: CellEncoding>: @unchecked Sendable {
  var rows: RowRenderer<Encoding>

  init(_ ahead: RenderingAhead<Encoding>) { rows = RowRenderer(ahead.view, shape: ahead.shape) }
}

/// The threads that render. A thread ends if there is nothing to render, and another is started when there is, so that threads
/// wait for each other only by joining.
struct RenderingCrew<Encoding: CellEncoding>: ~Copyable {
  private let ahead: RenderingAhead<Encoding>
  private let own: Renderer<Encoding>
  private let helpers: [Renderer<Encoding>]
  private var threads: [BackgroundThread?]
  private let isIdle: IdleFlags

  init(_ ahead: RenderingAhead<Encoding>, helpers count: Int) {
    self.ahead = ahead
    own = Renderer(ahead)
    helpers = (0..<max(0, count)).map { _ in Renderer(ahead) }
    threads = helpers.map { _ in nil }
    isIdle = IdleFlags(helpers.count)
    fill()
  }

  /// Restarts the threads that have ended, if there is enough to render.
  mutating func fill() {
    for number in helpers.indices where isIdle[number] && ahead.hasWork(isHalf: true) {
      threads[number].take()?.join()
      isIdle.set(number, false)
      let (ahead, renderer, isIdle) = (ahead, helpers[number], isIdle)
      threads[number] = BackgroundThread {
        while ahead.renderNext(with: renderer) {}
        isIdle.set(number, true)
      }
      if threads[number] == nil { isIdle.set(number, true) }
    }
  }

  /// Renders a batch on the calling thread; if there is none to claim, waits for the other threads to end.
  mutating func work() {
    if ahead.renderNext(with: own) { return }
    join()
  }

  private mutating func join() {
    for number in threads.indices { threads[number].take()?.join() }
  }

  /// Ends the threads.
  mutating func dismiss() {
    ahead.end()
    join()
  }

  /// The number of altered cells. Valid after all threads have ended.
  var altered: Int { helpers.reduce(own.rows.altered) { $0 + $1.rows.altered } }

  /// The number of masked values. Valid after all threads have ended.
  var masked: Int { helpers.reduce(own.rows.masked) { $0 + $1.rows.masked } }
}

/// Which threads are idle.
private final class IdleFlags: Sendable {
  private let flags: Mutex<[Bool]>

  init(_ count: Int) { flags = Mutex([Bool](repeating: true, count: count)) }

  subscript(number: Int) -> Bool { flags.withLock { $0[number] } }

  func set(_ number: Int, _ isIdle: Bool) { flags.withLock { $0[number] = isIdle } }
}
