import Columnar

/// How finely a file is cut up; the defaults suit disks and caches, tests use tiny ones.
struct Granularity: Sendable {
  /// Bytes that are read and parsed at a time; small enough to stay in a core's cache.
  var block = 256 * 1024
  /// Bytes of the first segment, after which the first rows can be shown.
  var first = 256 * 1024
  /// Bytes a segment, the unit that workers take.
  var segment = 2 * 1024 * 1024
  var workers = Workers.processors

  /// Where segments begin, from `start` on; the first is `start` itself.
  func boundaries(from start: Int, to end: Int) -> [Int] {
    var boundaries = [start]
    var next = start + max(1, first)
    // A little rest goes with the segment before it.
    while next < end, end - next > segment / 8 {
      boundaries.append(next)
      next += max(1, segment)
    }
    return boundaries
  }
}
