import Bytes
import Exports
import Glibc

/// An advisory lock between processes of this program: `flock` on a file of its own, which stays empty.
enum FileLock {
  /// How long to wait for another window. It holds the lock for one write.
  private static let limit = Duration.seconds(5)

  /// Performs `body` while this process holds the lock. The system releases it with the descriptor, also if the process
  /// is killed. On a file system without locks, `body` runs without one.
  ///
  /// - Throws: the reason if the lock file cannot be created or another process keeps the lock.
  static func whileLocked(_ path: String, _ body: () throws(ExportError) -> Void) throws(ExportError) {
    let descriptor = open(path.systemPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw ExportError(errno: errno, path: path) }
    defer { close(descriptor) }
    let end = ContinuousClock.now + limit
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { break }
      if .now >= end { throw ExportError(errno: EWOULDBLOCK, path: path) }
      usleep(5000)
    }
    try body()
  }
}
