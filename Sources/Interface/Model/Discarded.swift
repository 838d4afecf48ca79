import Synchronization

/// What nothing shows any more, such as the register before a reload. To give back its memory takes tens of milliseconds a
/// gigabyte, so whoever performs `Effect.discard` calls `release` on another thread.
///
/// A class, so that copies of the effect that are still about do not keep the contents.
public final class Discarded: Sendable, Equatable {
  private let contents: Mutex<[any Sendable]>

  init(_ contents: [any Sendable]) { self.contents = Mutex(contents) }

  /// Gives up the contents; what nobody else holds is freed before this returns.
  public func release() {
    _ = contents.withLock { contents in
      defer { contents = [] }
      return contents
    }
  }

  /// What is thrown away makes no difference.
  public static func == (left: Discarded, right: Discarded) -> Bool { true }
}
