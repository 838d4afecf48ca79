import Synchronization

/// Counts files that have a name before they are complete, and so must be deleted if the program ends. A signal handler that
/// ends the program checks here first.
public enum UnfinishedFiles {
  private static let count = Atomic<Int>(0)
  private static let isClosed = Atomic<Bool>(false)

  /// Whether there are any.
  public static var exist: Bool { count.load(ordering: .sequentiallyConsistent) > 0 }

  /// Forbids new unfinished files. Returns true if there are none, so that the program may end at once. Uses atomics only:
  /// safe in a signal handler after `exist` was read outside it.
  public static func close() -> Bool {
    // Stores the flag before it reads the count; `begin` does the reverse, so at least one of them sees the other.
    isClosed.store(true, ordering: .sequentiallyConsistent)
    return !exist
  }

  /// Announces a file with a name; false if it is forbidden.
  static func begin() -> Bool {
    count.add(1, ordering: .sequentiallyConsistent)
    if !isClosed.load(ordering: .sequentiallyConsistent) { return true }
    end()
    return false
  }

  /// The file is complete or deleted.
  static func end() { count.subtract(1, ordering: .sequentiallyConsistent) }
}
