import Synchronization

/// One background lane on which only the newest job matters: submitting a job makes all earlier ones stale.
///
/// A job polls `isStale` at least every few milliseconds and gives up when told to; its result carries the generation
/// that the interface gave it, so that a late one is dropped there too.
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

  /// Makes whatever runs or waits stale.
  func cancel() { newest.withLock { $0 += 1 } }

  /// Waits until nothing runs any more; for a clean end of the program.
  func drain() { queue.drain() }
}
