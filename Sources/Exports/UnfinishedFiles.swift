import Synchronization

/// Files that are not finished and have a name all the same: those that somebody has to put away when the program ends.
/// Whoever ends it on the spot, such as a handler of signals, asks here first.
public enum UnfinishedFiles {
  private static let count = Atomic<Int>(0)
  private static let isClosed = Atomic<Bool>(false)

  /// Whether there are any.
  public static var exist: Bool { count.load(ordering: .sequentiallyConsistent) > 0 }

  /// From now on no unfinished file gets a name. True where none has one: nothing stays behind then, wherever the program
  /// ends. Only atomics: safe in a handler, once `exist` was asked outside of it.
  public static func close() -> Bool {
    // The mark before the count, and the other way round in `begin`: of the two, at least one sees the other.
    isClosed.store(true, ordering: .sequentiallyConsistent)
    return !exist
  }

  /// A file is about to get a name; false where it must not.
  static func begin() -> Bool {
    count.add(1, ordering: .sequentiallyConsistent)
    if !isClosed.load(ordering: .sequentiallyConsistent) { return true }
    end()
    return false
  }

  /// The file is finished or put away.
  static func end() { count.subtract(1, ordering: .sequentiallyConsistent) }
}
