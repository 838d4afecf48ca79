import Dispatch
import Synchronization

/// Runs independent pieces of work on several threads, the calling one among them.
enum Workers {
  /// Calls `body` once for each number below `count`; returns when all are done. With one worker, in order.
  static func forEach(_ count: Int, workers: Int, _ body: @Sendable (Int) -> Void) {
    guard workers > 1, count > 1 else {
      for index in 0..<count { body(index) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        body(index)
      }
    }
  }
}
