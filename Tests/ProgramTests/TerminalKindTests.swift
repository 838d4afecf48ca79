import Foundation
import TestSupport
import Testing

/// Kinds of terminals, locales, colours and sizes as one table: the program draws, answers, and restores the terminal.
@Suite struct TerminalKindTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    /// Nil: TERM is not set.
    let type: String?
    /// Nil if the program must draw, else a word of the sentence that refuses the terminal.
    var refusal: String?
    var testDescription: String { type ?? "none" }
  }

  static let kinds =
    [
      "xterm", "xterm-256color", "xterm-direct", "xterm-mono", "screen", "screen-256color", "tmux", "tmux-256color",
      "linux",
      "vt100", "vt220", "rxvt", "rxvt-unicode-256color", "alacritty", "kitty", "xterm-kitty", "foot",
      "konsole-256color",
      "gnome-256color", "putty", "st-256color", "ansi", "cygwin", "no-such-terminal-type", "../../etc/passwd",
    ].map { Kind(type: $0) } + [
      Kind(type: "dumb", refusal: "TERM=dumb"), Kind(type: "", refusal: "TERM"), Kind(type: nil, refusal: "TERM"),
    ]

  static let locales: [[String: String]] = [
    ["LANG": "C.UTF-8"], ["LANG": "zh_CN.GB18030", "LC_ALL": ""], ["LANG": "C", "LC_ALL": "C"],
  ]

  static let sizes = [(1, 1), (1, 500), (2, 2), (3, 20), (24, 80), (60, 200), (200, 1), (200, 500)]

  private static func start(
    _ environment: [String: String?], _ size: (Int, Int) = (24, 80)
  ) throws -> (session: PTYSession, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Scratch.organizations(["甲协会", "乙协会"]))
    let session = try PTYSession(
      Program.path, [scratch.path, "--language", "zh"], environment: environment, rows: size.0, columns: size.1)
    session.deadline = 60
    return (session, scratch)
  }

  /// Draws, answers keys, and ends by a signal with the terminal as before.
  private static func use(_ session: PTYSession, _ place: String) throws {
    try session.wait("a picture, \(place)") { $0.bytes.count > 20 }
    session.send("1/乙\r")
    let drawn = session.bytes.count
    session.send("\u{C}")
    try session.wait("an answer, \(place)") { $0.bytes.count > drawn }
    // No control sequence is for another terminal's ears only: nothing is left on the screen afterwards but blanks.
    session.signal(SIGTERM)
    #expect(try session.waitForExit() == .exited(143), "\(place)")
    #expect(session.modes == session.modesBefore && session.cursorIsVisible && session.mouseMode == 0, "\(place)")
  }

  @Test(arguments: kinds, [false, true])
  func everyKind(_ kind: Kind, noColour: Bool) throws {
    for locale in noColour ? [Self.locales[0]] : Self.locales {
      var environment: [String: String?] = ["TERM": kind.type]
      for (name, value) in locale { environment[name] = value }
      if noColour { environment["NO_COLOR"] = "1" }
      let (session, scratch) = try Self.start(environment)
      if let refusal = kind.refusal {
        #expect(try session.waitForExit() == .exited(2))
        #expect(session.text.contains(refusal))
        #expect(session.modes == session.modesBefore)
      } else {
        try Self.use(session, "\(kind.testDescription) \(locale) \(noColour)")
        if noColour {
          let text = String(decoding: session.bytes, as: UTF8.self)
          #expect(!text.contains(/\u{1B}\[[0-9;]*[34][0-7]m/) && !text.contains("\u{1B}[38;"))
        }
      }
      withExtendedLifetime(scratch) {}
    }
  }

  @Test(arguments: sizes)
  func everySize(rows: Int, columns: Int) throws {
    let (session, scratch) = try Self.start([:], (rows, columns))
    try Self.use(session, "\(rows)x\(columns)")
    withExtendedLifetime(scratch) {}
  }

  /// Sizes that no screen has, from the environment and from the terminal.
  @Test(arguments: [
    ["COLUMNS": "99999", "LINES": "99999"], ["COLUMNS": "99999"], ["LINES": "-3"], ["COLUMNS": "abc"], ["COLUMNS": "0"],
    ["LINES": "99999999999999999999"], ["COLUMNS": "2147483648"],
  ])
  func impossibleSizes(environment: [String: String]) throws {
    let (session, scratch) = try Self.start(environment.mapValues { $0 })
    try session.wait("the overview, as wide as the terminal") { $0.text.contains("▸ 1 ") && $0.isAlternate }
    session.resize(rows: 30, columns: 90)
    try session.wait("the new size") { $0.cell(2, 89).text == "─" || $0.text.contains("总览") }
    try Self.use(session, "\(environment)")
    withExtendedLifetime(scratch) {}
  }
}
