import Glibc

/// A thread of the system that does one piece of work and ends.
///
/// No pool stands behind it: when the work is done nothing is left that could wake, and starting one takes some 20 µs.
/// Signals are left to the thread that handles them, but for those that a fault of the thread itself raises.
public struct BackgroundThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t

  /// Starts `body`; nil, with nothing done, where the system has no more threads to give.
  public init?(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = Self.withSignalsBlocked {
      pthread_create(
        &thread, nil,
        { work in
          if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
    }
    if failure != 0 {
      work.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits for the end of the work. To be called once, and always: until then the system remembers the thread.
  public func join() { pthread_join(thread, nil) }

  /// A thread inherits what the one that starts it blocks.
  private static func withSignalsBlocked<Result>(_ body: () -> Result) -> Result {
    var blocked = sigset_t()
    var before = sigset_t()
    sigfillset(&blocked)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&blocked, fault) }
    pthread_sigmask(SIG_SETMASK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
