import Glibc
import Synchronization

/// Runs independent pieces of work on several threads, the calling one among them.
public enum Workers {
  /// Calls `body` once for each number below `count`; returns when all are done. With one worker, in order.
  public static func forEach(_ count: Int, workers: Int, _ body: @Sendable (Int) -> Void) {
    guard workers > 1, count > 1 else {
      for index in 0..<count { body(index) }
      return
    }
    let next = Counter()
    withoutActuallyEscaping(body) { body in
      run(min(workers, count)) {
        while let index = next.take(below: count) { body(index) }
      }
    }
  }

  /// How many processors there are, at most 8: loads and scans are bound by memory beyond that.
  public static let processors = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  private final class Counter: Sendable {
    private let next = Atomic<Int>(0)

    func take(below limit: Int) -> Int? {
      let number = next.add(1, ordering: .relaxed).oldValue
      return number < limit ? number : nil
    }
  }

  /// Runs `body` on up to so many threads at once, the calling one among them; returns when all have ended.
  static func run(_ workers: Int, _ body: @escaping @Sendable () -> Void) {
    let threads = (1..<max(1, workers)).compactMap { _ in BackgroundThread(body) }
    body()
    for thread in threads { thread.join() }
  }
}
