import Glibc

/// A time of the system's clock, for the question whether a file changed since then.
struct Moment: Sendable, Comparable {
  let seconds: Int
  let nanoseconds: Int

  /// Now.
  init() {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    self.init(now)
  }

  init(_ time: timespec) {
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
  }

  static func < (left: Moment, right: Moment) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
