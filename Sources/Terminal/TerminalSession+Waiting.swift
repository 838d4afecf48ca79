import CNcursesw
import Glibc
import Screen

/// What ended a wait.
public struct Wakeup: Hashable, Sendable {
  /// Whether `readEvents` has something to look at: keys, a signal, or the silence after a lone ESC.
  public var hasInput = false
  /// Which of the other things became readable, by their place in the call.
  public var ready: [Int] = []
  /// Nothing of the above: the time is over.
  public var isTimeout: Bool { !hasInput && ready.isEmpty }
}

extension TerminalSession {
  /// Sleeps until there is input, a signal, one of the others is readable, or the time is over. Without a timeout it
  /// sleeps as long as nothing happens.
  public mutating func wait(on others: [any Waitable] = [], timeoutMilliseconds: Int? = nil) -> Wakeup {
    if cn_watchdog_has_keys() != 0 { return Wakeup(hasInput: true) }
    let start = ContinuousClock.now
    var records = ([terminal.input, terminal.signals] + others.map(\.descriptor)).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let patience = decoder.patience
    let limit = [timeoutMilliseconds, patience].compactMap { $0 }.min()
    while true {
      let spent = start.duration(to: .now) / .milliseconds(1)
      let left = limit.map { Int32(clamping: max(0, $0 - Int(spent))) } ?? -1
      let count = poll(&records, nfds_t(records.count), left)
      if count < 0 && errno == EINTR { continue }
      var result = Wakeup()
      if count > 0 {
        result.hasInput = records[0].revents != 0 || records[1].revents != 0
        result.ready = records.indices.dropFirst(2).filter { records[$0].revents != 0 }.map { $0 - 2 }
      } else if let patience, limit == patience {
        wasSilent = true
        result.hasInput = true
      }
      return result
    }
  }

  /// Everything that has happened, in order, without waiting. A resize has been carried out in the terminal when it is
  /// told; everything must then be presented anew.
  public mutating func readEvents() -> [Event] {
    var events: [Event] = []
    while case let number = cn_next_signal(terminal.signals), number != 0 { events += signal(number) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    var isSilent = wasSilent
    wasSilent = false
    // Keys that were typed while a frame was stuck come first.
    while cn_watchdog_has_keys() != 0 {
      let count = buffer.withUnsafeMutableBytes { bytes in
        bytes.bindMemory(to: CChar.self).baseAddress.map { cn_watchdog_take_keys($0, bytes.count) } ?? 0
      }
      isSilent = false
      events += decoder.feed(buffer[..<count])
    }
    while true {
      let count = read(terminal.input, &buffer, buffer.count)
      if count > 0 {
        isSilent = false
        events += decoder.feed(buffer[..<count])
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        // The end of the input, or an error other than "nothing now": the terminal is gone.
        if count == 0 || errno != EAGAIN { events.append(.terminate(status: 128 + SIGHUP)) }
        break
      }
    }
    if isSilent { events += decoder.flush() }
    return events
  }

  mutating func signal(_ number: Int32) -> [Event] {
    switch number {
    case SIGWINCH: return resize()
    case SIGTSTP: return [.suspend]
    case SIGCONT:
      // Stopped by a signal that cannot be caught: a shell has used the terminal meanwhile.
      enterAgain()
      return [.resumed] + resize()
    case SIGINT: return [.interrupt]
    default: return [.terminate(status: 128 + number)]
    }
  }

  /// Takes over the terminal's size where it has changed. A direction of 0 means that the terminal does not know.
  mutating func resize() -> [Event] {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cn_size(terminal.output, &rows, &columns) != 0 else { return [] }
    let now = Size(
      rows: rows > 0 ? Int(rows) : size.rows, columns: columns > 0 ? Int(columns) : size.columns)
    guard now != size else { return [] }
    resizeterm(Int32(now.rows), Int32(now.columns))
    size = Size(rows: Int(getmaxy(cn_stdscr())), columns: Int(getmaxx(cn_stdscr())))
    redraw()
    return [.resize(size)]
  }

  // MARK: Stopping

  /// Gives the terminal back, stops the program as ^Z does, and returns when it goes on, with the screen up again.
  /// Tells `.resumed`, and the new size where it changed.
  public mutating func suspend() -> [Event] {
    var events: [Event] = []
    leave()
    cn_stop()
    while case let number = cn_next_signal(terminal.signals), number != 0 {
      if number != SIGCONT && number != SIGTSTP && number != SIGWINCH { events += signal(number) }
    }
    enterAgain()
    return [.resumed] + resize() + events
  }

  mutating func leave() {
    cn_make_room(terminal.output)
    write(modes.exit)
    modes.titleIsSet = false
    endwin()
    cn_guard_disarm()
  }

  mutating func enterAgain() {
    if cn_guard_is_armed() == 0 {
      // The user may have changed the modes meanwhile.
      var saved = termios()
      tcgetattr(terminal.output, &saved)
      cn_guard_arm(terminal.output, &saved, modes.leave)
    }
    cn_watchdog_begin_frame()
    defer { cn_watchdog_end_frame() }
    reset_prog_mode()
    redraw()
    wrefresh(cn_stdscr())
    write(modes.enter)
  }
}
