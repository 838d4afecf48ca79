import Synchronization

/// A queue that cancels its previous jobs when a new one is submitted.
///
/// A job polls `isStale` at least every few milliseconds and returns when it is true.
final class Worker: Sendable {
  private let queue = JobQueue()
  private let newest = Mutex(0)

  func submit(_ job: @escaping @Sendable (_ isStale: @escaping @Sendable () -> Bool) -> Void) {
    let ticket = newest.withLock { newest in
      newest += 1
      return newest
    }
    queue.submit { [self] in
      let isStale: @Sendable () -> Bool = { [self] in newest.withLock { $0 != ticket } }
      if !isStale() { job(isStale) }
    }
  }

  /// Makes the running and the waiting jobs stale.
  func cancel() { newest.withLock { $0 += 1 } }

  /// Waits until all jobs have returned, before the program ends. False if they have not by `end`.
  func drain(until end: ContinuousClock.Instant) -> Bool { queue.drain(until: end) }
}
