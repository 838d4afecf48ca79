import CNcursesw
import Glibc
import Screen

extension TerminalSession {
  /// Gives the terminal to another program, waits for its end, and takes it back with the screen up again.
  ///
  /// The program has a process group of its own in the foreground, so that ^C and ^Z are for it. ^Z stops this program too.
  ///
  /// - Parameter words: the program, found on the path as a shell would, and its arguments. No shell reads them.
  /// - Returns: 0, or the reason why it could not be started as `errno`; the events of the meantime.
  public mutating func run(_ words: [String]) -> (error: Int32, events: [Event]) {
    var events: [Event] = []
    leave()
    let (error, process) = start(words)
    if error == 0 { waitForEnd(of: process) }
    while case let number = cn_next_signal(terminal.signals), number != 0 {
      if ![SIGCONT, SIGTSTP, SIGWINCH, SIGINT].contains(number) { events += signal(number) }
    }
    enterAgain()
    return (error, [.resumed] + resize() + events)
  }

  private func start(_ words: [String]) -> (error: Int32, process: pid_t) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Standard input may be the data, and standard error is kept aside for the screen.
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/tty", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let error = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ)
    if error == 0 { takeForeground(process) }
    return (error, process)
  }

  private func waitForEnd(of process: pid_t) {
    var status: Int32 = 0
    while true {
      guard waitpid(process, &status, WUNTRACED) == process else {
        if errno == EINTR { continue }
        break
      }
      guard status & 0xFF == 0x7F else { break }
      // It may have asked for the terminal before that was in its hands.
      if [SIGTTIN, SIGTTOU].contains(status >> 8 & 0xFF) {
        takeForeground(process)
        kill(-process, SIGCONT)
        continue
      }
      // Stopped: this program stops with it, and both go on together.
      takeForeground(getpgrp())
      cn_stop()
      takeForeground(process)
      kill(-process, SIGCONT)
    }
    takeForeground(getpgrp())
  }

  /// Makes a process group that of the terminal's foreground, also from the background.
  private func takeForeground(_ group: pid_t) {
    var (set, before) = (sigset_t(), sigset_t())
    sigemptyset(&set)
    sigaddset(&set, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &set, &before)
    tcsetpgrp(terminal.output, group)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
