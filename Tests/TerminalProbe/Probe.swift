// A program with only a terminal session, for tests in a pseudo terminal. It shows its events, and its keys exercise
// every function of the session and every exit.

import Glibc
import Screen
import Terminal
import TestSupport

@main struct Probe {
  static func main() {
    TerminalSession.blockSignals()
    var options = TerminalOptions()
    options.mouse = CommandLine.arguments.contains("--mouse")
    options.widths.ambiguousIsWide = CommandLine.arguments.contains("--wide")
    options.asciiOnly = CommandLine.arguments.contains("--ascii")
    do {
      var session = try TerminalSession(options)
      var probe = Probe(widths: options.widths, mailbox: try Mailbox<String>(), reportsMouse: options.mouse)
      if CommandLine.arguments.contains("--table") { probe.table = (0, 3) }
      let status = probe.run(&session)
      _ = consume session
      if status != 0 { exit(status) }
    } catch {
      say(error.sentence.english + "\n" + error.sentence.chinese + "\n", to: 2)
      exit(1)
    }
  }

  let widths: DisplayWidth
  let mailbox: Mailbox<String>
  var reportsMouse: Bool
  var log: [String] = []
  var seed: UInt64 = 0
  var wakeups = 0
  /// The first record and the cursor of a table, shown in place of the log.
  var table: (top: Int, cursor: Int)?

  mutating func run(_ session: inout TerminalSession) -> Int32 {
    while true {
      session.present(picture(session.size, session.colorDepth))
      let wakeup = session.wait(on: [mailbox])
      wakeups += 1
      if !wakeup.ready.isEmpty { log += mailbox.drain() }
      for event in session.readEvents() {
        if let status = handle(event, &session) { return status }
      }
    }
  }

  func picture(_ size: Size, _ depth: ColorDepth) -> Screen {
    if let table { return tablePicture(size, table.top, table.cursor) }
    if seed > 0 { return RandomScreen.make(size, seed: seed) }
    var screen = Screen(size, widths: widths)
    screen.put("陕西社会组织 \(size.rows)x\(size.columns) \(depth) 唤醒\(wakeups)", row: 0, column: 0)
    screen.put("①…─", row: 1, column: 0)
    screen.put("红", row: 1, column: 8, style: Style(foreground: .ansi(9), background: .rgb(0, 0, 255), bold: true))
    screen.put("末", row: 1, column: size.columns - 2)
    for (row, line) in log.suffix(max(0, size.rows - 3)).enumerated() { screen.put(line, row: row + 2, column: 0) }
    screen.setCaret(row: 0, column: 4)
    screen.title = log.contains("title") ? "标题\u{1B}]0;x\u{7}" : nil
    return screen
  }

  /// A table of Chinese text that fills the screen, generated from record numbers.
  func tablePicture(_ size: Size, _ top: Int, _ cursor: Int) -> Screen {
    var screen = Screen(size, widths: widths)
    let letters = Array("宝鸡市渭滨区养老服务中心志愿者协会农业技术推广研究所基金教育文化体育")
    for row in 0..<size.rows {
      let record = top + row
      let name = String((0..<14).map { letters[(record &* 7919 &+ $0 &* 104_729 &+ record / 3) % letters.count] })
      let text = "\(record) 社会组织 \(name) 陕西省\(name) 2020-0\(record % 9 + 1)-11 \(record &* 37)"
      let used = screen.put(text, row: row, column: 0)
      screen.put(name + name, row: row, column: used + 2, style: Style(foreground: .ansi(UInt8(record % 3 + 1))))
    }
    screen.restyle(Rect(row: cursor, column: 0, rows: 1, columns: size.columns), with: Style(background: .indexed(24)))
    return screen
  }

  mutating func handle(_ event: Event, _ session: inout TerminalSession) -> Int32? {
    switch event {
    case .terminate(let status): return status
    case .suspend: log += session.suspend().map { "\($0)" }
    case .key(let key):
      log.append("key " + key.name)
      return command(key, &session)
    case .paste(let text): log.append("paste \(text.utf8.count) \(text.prefix(30).debugDescription)")
    case .mouse(let mouse): log.append("mouse \(mouse.action) \(mouse.position.row),\(mouse.position.column)")
    case .resize(let size): log.append("resize \(size.rows)x\(size.columns)")
    default: log.append("\(event)")
    }
    return nil
  }

  mutating func command(_ key: Key, _ session: inout TerminalSession) -> Int32? {
    switch key.name {
    case "q": return 0
    case "5": return 5
    case "x": exit(3)
    case "!": fatalError("the probe was told to stop")
    case "@":
      let numbers: [Int] = []
      log.append("\(numbers[log.count])")
    case "#": abort()
    case "$":
      say("a warning meanwhile\n", to: 2)
    case "^Z": log += session.suspend().map { "\($0)" }
    case "F2":
      reportsMouse.toggle()
      session.setMouse(reportsMouse)
    case "^L": session.redraw()
    case "t": log.append("title")
    case "y": log.append("copied \(session.copy("中文 hello")) \(session.copy(String(repeating: "a", count: 80_000)))")
    case "%": log.append("\(withUnsafePointer(to: log.count) { depth(of: $0) })")
    case "m": post()
    case "n": seed += 1
    case "j": table?.top += 1
    case "k": table?.top += 10_000
    case "c": table?.cursor += 1
    default: break
    }
    return nil
  }

  /// Recurses until the stack overflows. The address of each step keeps the compiler from turning it into a loop.
  @inline(never) func depth(of number: UnsafePointer<Int>) -> Int {
    let next = number.pointee &+ 1
    return next < 0 ? 0 : withUnsafePointer(to: next) { depth(of: $0) } &+ next
  }

  func post() {
    let mailbox = mailbox
    var thread = pthread_t()
    let box = Unmanaged.passRetained(mailbox)
    pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<Mailbox<String>>.fromOpaque(raw).takeRetainedValue().post("posted from a thread") }
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }
}

/// Writes to a descriptor; Swift 6 does not import the streams of the C library.
func say(_ text: String, to descriptor: Int32) {
  _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}
