import Exports
import Glibc
import Synchronization

/// Whether somebody asked the program to stop. It ends on the spot, unless half-written files have names: then work looks
/// here between batches, and they are put away first.
enum Interruption {
  private static let asked = Atomic<Bool>(false)
  /// Files that are being written and have to be put away before the program ends.
  private static let filesInHand = Atomic<Int>(0)

  /// `SIG_IGN` as a number: Swift does not import the cast.
  private static let ignored = 1

  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// The first Ctrl-C or SIGTERM sets the mark, a second one ends the program at once. Whoever started the program with a
  /// signal ignored, as `nohup` and background jobs do, has it ignored; a blocked one is let through.
  static func listen() {
    // Made ready here: a handler must not be the first to touch them.
    _ = isAsked || filesInHand.load(ordering: .relaxed) > 0 || UnfinishedFiles.exist
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      var inherited = sigaction()
      sigaction(number, nil, &inherited)
      if unsafeBitCast(inherited.__sigaction_handler.sa_handler, to: Int.self) == Self.ignored { continue }
      handle(number, flags: Int32(bitPattern: UInt32(SA_RESETHAND))) { _ in
        Interruption.asked.store(true, ordering: .relaxed)
        Interruption.leaveWhereNothingIsInHand()
        Interruption.keepRinging()
      }
      sigaddset(&signals, number)
    }
    handle(SIGALRM, flags: 0) { _ in Interruption.leaveWhereNothingIsInHand() }
    sigaddset(&signals, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// No SA_RESTART: a call that waits comes back, and its caller looks at the mark.
  private static func handle(_ number: Int32, flags: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    sigaction(number, &action, nil)
  }

  /// Writes files that have names before they are finished: until `body` is done, the program ends only by way of it.
  static func whileWriting<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    filesInHand.add(1, ordering: .relaxed)
    defer { filesInHand.subtract(1, ordering: .relaxed) }
    return try body()
  }

  /// Nobody waits until work has noticed the mark, nor until gigabytes are given back, where there is no file to put away.
  /// Only atomics and a system call.
  private static func leaveWhereNothingIsInHand() {
    guard filesInHand.load(ordering: .relaxed) == 0, UnfinishedFiles.close() else { return }
    _exit(ExitStatus.interrupted.rawValue)
  }

  /// A signal may come after a writer looked at the mark and before it waits for a slow reader; so another one follows
  /// every 20 ms until the program has left. Only a system call: safe in a handler.
  private static func keepRinging() {
    let pause = timeval(tv_sec: 0, tv_usec: 20_000)
    var timer = itimerval(it_interval: pause, it_value: pause)
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }
}
