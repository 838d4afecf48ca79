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

  /// The same for work that can be stopped.
  ///
  /// - Parameters:
  ///   - goesOn: whether to go on; asked on the calling thread only, before each piece and within.
  ///   - body: asks its second argument every few milliseconds and returns early where that is false.
  /// - Returns: false if it was stopped and pieces are missing.
  public static func forEach(
    _ count: Int, workers: Int, while goesOn: () -> Bool,
    _ body: @Sendable (_ index: Int, _ goesOn: () -> Bool) -> Void
  ) -> Bool {
    let next = Counter()
    func asks() -> Bool {
      if next.isStopped { return false }
      if goesOn() { return true }
      next.stop()
      return false
    }
    withoutActuallyEscaping(body) { body in
      let others = min(workers, count) - 1
      let threads = (0..<max(0, others)).compactMap { _ in
        BackgroundThread {
          while !next.isStopped, let index = next.take(below: count) { body(index) { !next.isStopped } }
        }
      }
      while asks(), let index = next.take(below: count) { body(index, asks) }
      for thread in threads { thread.join() }
    }
    return !next.isStopped
  }

  /// How many processors there are, at most 8: loads and scans are bound by memory beyond that.
  public static let processors = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  private final class Counter: Sendable {
    private let next = Atomic<Int>(0)
    private let stopped = Atomic<Bool>(false)

    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    func stop() { stopped.store(true, ordering: .relaxed) }

    func take(below limit: Int) -> Int? {
      let number = next.add(1, ordering: .relaxed).oldValue
      return number < limit ? number : nil
    }
  }

  /// Runs `body` on up to `workers` threads at once, the calling thread among them; returns when all have ended.
  static func run(_ workers: Int, _ body: @escaping @Sendable () -> Void) {
    let threads = (1..<max(1, workers)).compactMap { _ in BackgroundThread(body) }
    body()
    for thread in threads { thread.join() }
  }
}
