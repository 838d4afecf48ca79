import Synchronization

/// Values that the screen no longer shows, such as the register before a reload. Freeing takes tens of milliseconds a
/// gigabyte, so the program calls `release` on another thread.
///
/// A class, so that other copies of the effect do not keep the contents alive.
public final class Discarded: Sendable, Equatable {
  private let contents: Mutex<[any Sendable]>

  init(_ contents: [any Sendable]) { self.contents = Mutex(contents) }

  /// Drops the references to the contents; frees them before returning if they were the last.
  public func release() {
    _ = contents.withLock { contents in
      defer { contents = [] }
      return contents
    }
  }

  /// All are equal: the contents have no effect.
  public static func == (left: Discarded, right: Discarded) -> Bool { true }
}
