import Glibc
import Synchronization

/// One piece of work on a thread of its own.
///
/// A thread whose work was joined stays behind, asleep, for the next piece: the system wakes a sleeping thread on an idle
/// processor, but starts a new one behind whoever asked for it, which costs a scan of some milliseconds one or two more.
/// Asleep it costs no time and nothing wakes it; a few stay, and more are ended.
/// Signals are left to the thread that handles them, but for those that a fault of the thread itself raises.
public struct BackgroundThread: Sendable {
  /// A thread of the system, which works whenever it is given something to do.
  private final class Sleeper: @unchecked Sendable {
    /// Work is there; it is done. Made in `init`, and used by one who gives work and one who does it.
    private let begins = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let ends = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let work = Mutex<(@Sendable () -> Void)?>(nil)
    /// Written once, before anybody else sees the thread.
    private var thread = pthread_t()

    /// Nil where the system has no more threads to give.
    init?() {
      sem_init(begins, 0, 0)
      sem_init(ends, 0, 0)
      let own = Unmanaged.passRetained(self)
      let failure = BackgroundThread.withSignalsBlocked {
        pthread_create(
          &thread, nil,
          { sleeper in
            if let sleeper { Unmanaged<Sleeper>.fromOpaque(sleeper).takeRetainedValue().live() }
            return nil
          }, own.toOpaque())
      }
      if failure != 0 {
        own.release()
        return nil
      }
    }

    deinit {
      sem_destroy(begins)
      sem_destroy(ends)
      begins.deallocate()
      ends.deallocate()
    }

    func give(_ body: @escaping @Sendable () -> Void) {
      work.withLock { $0 = body }
      sem_post(begins)
    }

    /// Waits until the work is done.
    func wait() { Self.wait(ends) }

    /// Ends the thread, which has nothing to do.
    func end() {
      sem_post(begins)
      pthread_join(thread, nil)
    }

    private func live() {
      repeat { Self.wait(begins) } while works()
    }

    /// False where there is nothing to do, so that the thread ends. The work is given up before its end is told.
    private func works() -> Bool {
      guard perform() else { return false }
      sem_post(ends)
      return true
    }

    private func perform() -> Bool {
      guard let body = work.withLock({ $0.take() }) else { return false }
      body()
      return true
    }

    private static func wait(_ semaphore: UnsafeMutablePointer<sem_t>) {
      while sem_wait(semaphore) != 0 && errno == EINTR {}
    }
  }

  /// Threads that sleep without work, and how many stay at most.
  private static let asleep = Mutex<[Sleeper]>([])
  private static let limit = 8

  private let sleeper: Sleeper

  /// Starts `body`; nil, with nothing done, where the system has no more threads to give.
  public init?(_ body: @escaping @Sendable () -> Void) {
    guard let sleeper = Self.asleep.withLock({ $0.popLast() }) ?? Sleeper() else { return nil }
    self.sleeper = sleeper
    sleeper.give(body)
  }

  /// Waits for the end of the work. To be called once, and always: until then the thread serves nobody else.
  public func join() {
    sleeper.wait()
    let stays = Self.asleep.withLock { asleep in
      if asleep.count == Self.limit { return false }
      asleep.append(sleeper)
      return true
    }
    if !stays { sleeper.end() }
  }

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
