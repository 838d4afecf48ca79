import Glibc

/// Calls a progress closure, not too often, on the thread that loads. The first "stop" is final.
final class ProgressGate {
  private let body: () -> Bool
  private var last: Int = 0
  private(set) var isStopped = false
  /// Between two reports; a screen paints every 16 ms at most.
  private static let interval = 12_000_000

  init(_ body: @escaping () -> Bool) { self.body = body }

  /// Reports when it is time to; false to stop.
  func report() -> Bool {
    if isStopped { return false }
    let now = Self.nanoseconds
    guard now - last >= Self.interval else { return true }
    last = now
    isStopped = !body()
    return !isStopped
  }

  private static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
