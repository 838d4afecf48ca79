import Exports
import Glibc
import Synchronization

/// A request to stop by Ctrl-C or SIGTERM. The program exits at once, unless there are temporary files with names: then
/// work polls `isAsked` between batches, and the files are deleted first.
enum Interruption {
  private static let asked = Atomic<Bool>(false)
  /// The number of files that are being written and must be deleted before the program ends.
  private static let filesBeingWritten = Atomic<Int>(0)

  /// `SIG_IGN` as a number: Swift does not import the cast.
  private static let ignored = 1

  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// The first Ctrl-C or SIGTERM sets the flag, a second one ends the program at once. A signal that was ignored when the
  /// program started, as by `nohup` and for background jobs, stays ignored; a blocked one is unblocked.
  static func listen() {
    // Initialized here: a signal handler must not be the first to access them.
    _ = isAsked || filesBeingWritten.load(ordering: .relaxed) > 0 || UnfinishedFiles.exist
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      var inherited = sigaction()
      sigaction(number, nil, &inherited)
      if unsafeBitCast(inherited.__sigaction_handler.sa_handler, to: Int.self) == Self.ignored { continue }
      handle(number, flags: Int32(bitPattern: UInt32(SA_RESETHAND))) { _ in
        Interruption.asked.store(true, ordering: .relaxed)
        Interruption.exitUnlessWriting()
        Interruption.repeatSignal()
      }
      sigaddset(&signals, number)
    }
    handle(SIGALRM, flags: 0) { _ in Interruption.exitUnlessWriting() }
    sigaddset(&signals, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// No SA_RESTART: a blocking call returns, and its caller polls the flag.
  private static func handle(_ number: Int32, flags: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    sigaction(number, &action, nil)
  }

  /// Runs `body`, which writes temporary files with names: until it returns, a signal does not end the program.
  static func whileWriting<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    filesBeingWritten.add(1, ordering: .relaxed)
    defer { filesBeingWritten.subtract(1, ordering: .relaxed) }
    return try body()
  }

  /// Exits without waiting for work to poll the flag or for memory to be freed, unless there is a file to delete. Only
  /// atomics and a system call: safe in a signal handler.
  private static func exitUnlessWriting() {
    guard filesBeingWritten.load(ordering: .relaxed) == 0, UnfinishedFiles.close() else { return }
    _exit(ExitStatus.interrupted.rawValue)
  }

  /// A signal may arrive after a writer polled the flag and before it blocks on a slow reader; so another one follows
  /// every 20 ms until the program has ended. Only a system call: safe in a signal handler.
  private static func repeatSignal() {
    let pause = timeval(tv_sec: 0, tv_usec: 20_000)
    var timer = itimerval(it_interval: pause, it_value: pause)
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }
}
