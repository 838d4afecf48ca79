import Glibc
import Synchronization

/// A closure that runs on a thread of its own.
///
/// After `join` the thread sleeps in a pool and serves the next closure. The system wakes a sleeping thread on an idle
/// processor, but queues a new thread on the processor that created it, which delays a scan of a few milliseconds by one
/// or two. A sleeping thread costs no time; the pool keeps at most `limit` of them.
/// The threads block all signals except those that a fault of the thread itself raises.
public struct BackgroundThread: Sendable {
  /// A system thread that waits for closures and runs them.
  private final class Sleeper: @unchecked Sendable {
    /// Semaphores: a closure is ready, and it has run. Each has one poster and one waiter.
    private let begins = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let ends = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let work = Mutex<(@Sendable () -> Void)?>(nil)
    /// Written once, in `init`, before another thread can read it.
    private var thread = pthread_t()

    /// Nil if the system cannot create another thread.
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

    /// Waits until the closure has run.
    func wait() { Self.wait(ends) }

    /// Ends a thread that has no closure to run.
    func end() {
      sem_post(begins)
      pthread_join(thread, nil)
    }

    private func live() {
      repeat { Self.wait(begins) } while works()
    }

    /// False if there is no closure, which ends the thread. The closure is released before completion is signalled.
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

  /// The pool of sleeping threads, and its largest size.
  private static let asleep = Mutex<[Sleeper]>([])
  private static let limit = 8

  private let sleeper: Sleeper

  /// Starts `body`; nil, with nothing done, if the system cannot create another thread.
  public init?(_ body: @escaping @Sendable () -> Void) {
    guard let sleeper = Self.asleep.withLock({ $0.popLast() }) ?? Sleeper() else { return nil }
    self.sleeper = sleeper
    sleeper.give(body)
  }

  /// Waits until `body` has returned. Call it exactly once: until then the thread does not return to the pool.
  public func join() {
    sleeper.wait()
    let stays = Self.asleep.withLock { asleep in
      if asleep.count == Self.limit { return false }
      asleep.append(sleeper)
      return true
    }
    if !stays { sleeper.end() }
  }

  /// A new thread inherits the signal mask of its creator.
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
