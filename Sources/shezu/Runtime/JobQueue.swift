import Columnar
import Glibc
import Synchronization

/// Runs jobs one after another on a background thread. An empty queue has no running thread.
final class JobQueue: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var isRunning = false
    /// The last thread that was started, until it is joined.
    var thread: BackgroundThread?
  }

  private let state = Mutex(State())

  func submit(_ job: @escaping @Sendable () -> Void) {
    let hasThread = state.withLock { state in
      if state.isRunning {
        state.jobs.append(job)
        return true
      }
      state.isRunning = true
      // The previous thread has seen the queue empty and is about to exit.
      state.thread?.join()
      // The new thread may run before this lock is released, so it receives its first job directly.
      state.thread = BackgroundThread { [self] in run(job) }
      return state.thread != nil
    }
    // No thread can be created: run the job on this one.
    if !hasThread { run(job) }
  }

  private func run(_ first: @Sendable () -> Void) {
    first()
    while let job = next() { job() }
  }

  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      if state.jobs.isEmpty {
        state.isRunning = false
        return nil
      }
      return state.jobs.removeFirst()
    }
  }

  /// Waits until all jobs have returned, before the program ends. False if they have not by `end`.
  func drain(until end: ContinuousClock.Instant) -> Bool {
    while state.withLock({ $0.isRunning }) {
      if .now >= end { return false }
      usleep(2000)
    }
    while let thread = state.withLock({ $0.thread.take() }) { thread.join() }
    return true
  }
}
