import Columnar
import Synchronization

/// Jobs that are done one after another off the screen's thread. While there are none, no thread is awake.
final class JobQueue: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var isRunning = false
    /// The last thread that was started, until somebody has joined it.
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
      // The one before has taken its last look at the jobs and ends at once.
      state.thread?.join()
      // The thread may be running before this lock is given back, so it does not ask for it first.
      state.thread = BackgroundThread { [self] in run(job) }
      return state.thread != nil
    }
    // A machine without a thread to spare: better late than never.
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

  /// Waits until nothing runs any more; for a clean end of the program.
  func drain() {
    while let thread = state.withLock({ $0.thread.take() }) { thread.join() }
  }
}
