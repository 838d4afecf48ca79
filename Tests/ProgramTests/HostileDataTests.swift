import Foundation
import TestSupport
import Testing

/// Terminal control sequences in every value, key, name and argument: on no screen and in no output of a command do they
/// reach the terminal.
@Suite struct HostileDataTests {
  /// Sequences in spellings that the program itself never writes.
  static let payloads: [String] = [
    "\u{1B}]52;c;cXppZ3o=\u{7}",  // writes the clipboard
    "\u{1B}]0;qzigz-title\u{7}",  // sets the title
    "\u{1B}]8;;http://qzigz/\u{1B}\\qz-link\u{1B}]8;;\u{1B}\\",  // a link with false text
    "\u{1B}Pqzigz-dcs\u{1B}\\", "\u{1B}_qzigz-apc\u{1B}\\", "\u{1B}^qzigz-pm\u{1B}\\",  // passthrough
    "\u{1B}[777;777Hqz",  // moves the cursor
    "\u{1B}[6n", "\u{1B}[c", "\u{5}",  // requests; the answers would arrive as keys
    "\u{1B}c",  // resets
    "\u{1B}[?1049lqz", "\u{1B}[?1003hqz", "\u{1B}(0qz",
    "\u{9B}31mqz", "\u{9D}0;qzigz-c1\u{9C}", "\u{90}qzigz-c1-dcs\u{9C}", "\u{85}qz",  // 8-bit controls
    "\u{202E}qz-rlo", "\u{2066}qz-lri", "\u{200F}qz-rlm",  // change the text direction
    "\u{0}qz\u{8}\u{8}\u{7F}\u{D}qz\u{B}\u{C}\u{E}",
    "\u{1B}]0;qzigz-unterminated",  // unterminated: would swallow the rest
  ]

  static let all = payloads.joined(separator: "·")

  /// As a JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}":
        result +=
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Fails if the bytes contain a control sequence of the data. The program itself writes no OSC except 52 with its own
  /// text, no DCS and no C1.
  static func expectHarmless(
    _ bytes: [UInt8], isScreen: Bool, _ what: String, _ source: SourceLocation = #_sourceLocation
  ) {
    let text = String(decoding: bytes, as: UTF8.self)
    for payload in payloads where payload.unicodeScalars.count > 3 {
      #expect(!text.unicodeScalars.contains(payload), "\(what): \(payload.debugDescription)", sourceLocation: source)
    }
    let turning: Set<UInt32> = Set([0x200E, 0x200F, 0x061C] + Array(0x202A...0x202E) + Array(0x2066...0x2069))
    let bad = text.unicodeScalars.first {
      (0x80..<0xA0).contains($0.value) || turning.contains($0.value) || [0, 5, 0x7F].contains($0.value)
        || (!isScreen && $0.value < 0x20 && ![9, 10, 13].contains($0.value))
    }
    #expect(bad == nil, "\(what): U+\(String(bad?.value ?? 0, radix: 16))", sourceLocation: source)
    for introducer in ["\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}c", "\u{1B}]8", "\u{1B}[6n", "\u{1B}[c", "\u{1B}[?1003"]
    {
      #expect(!text.contains(introducer), "\(what): \(introducer.debugDescription)", sourceLocation: source)
    }
  }

  /// A register with control sequences everywhere: title, source, file names, keys, values, unknown keys, lists, objects.
  static func register() throws -> Scratch {
    let scratch = try Scratch()
    let text = quoted("QZ" + all)
    try scratch.write(
      "register.json", "{\"title\": \(text), \"source\": \(text), \"asOf\": \"2020-12-31\", \(text): \(text)}")
    let listing = try Run.of(["fields", "--format", "ndjson"])
    var fields: [String: [String]] = [:]
    for line in listing.output.split(separator: 0x0A) {
      guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
        let kind = object["kind"] as? String, let field = object["name"] as? String
      else { continue }
      fields[kind, default: []].append(field)
    }
    #expect(fields.count >= 6)
    for (kind, names) in fields {
      let members = names.map { "\(quoted($0)): \(text)" } + ["\(text): {\(text): [\(text), null]}"]
      let marks = names.enumerated().map { "\(quoted($1)): \(quoted("QZ\($0)" + all))" }
      try scratch.write("\(kind).json", "[{\(members.joined(separator: ", "))}, {\(marks.joined(separator: ", "))}]")
    }
    // File names may hold any byte but zero and the slash.
    let name = all.filter { $0 != "/" && $0 != "\u{0}" }.prefix(60)
    try scratch.write("\(name).json", "[\(text)]")
    return scratch
  }

  @Test func everyScreen() throws {
    let scratch = try Self.register()
    let session = try Program.browse(scratch.path, rows: 30, columns: 140)
    for tab in 1...9 {
      session.send("\(tab)")
      try session.wait("table \(tab)") { !$0.text.contains("待处理") }
      try Self.popup("C", "选择列", session)
      try Self.popup(":", "输入文字查找", session)
      try Self.popup("?", "帮助：", session)
      session.send("ycyryjyq")
      for keys in ["$", "^", "j", "k", "s", "F", "\t", "\t", "G", "g", "\t", "F", "F", "@", "u"] { session.send(keys) }
      session.send("\u{C}")
      session.send("0")
      try session.wait("the overview") { $0.text.contains("待处理") }
    }
    session.send("1")
    try session.wait("the table") { $0.text.contains("筛选 ›") }
    // As a query, pasted; then one whose error names the text.
    session.send("/\u{1B}[200~" + Self.all + "\u{1B}[201~")
    try session.wait("the query") { $0.text.contains("qz") }
    session.send("\u{15}\u{1B}[200~name:\u{202E}qz(\u{1B}[201~")
    try session.wait("the query") { $0.text.contains("name:") }
    session.send("\u{15}\re")
    try session.wait("the dialog") { $0.text.contains("对应的命令行") }
    session.send("\u{15}\u{1B}[200~/nonexistent/" + Self.all + "\u{1B}[201~\r")
    try session.wait("the failure") { $0.text.contains("导出失败") }
    session.send("\u{1B}")
    try session.wait("the table") { !$0.text.contains("对应的命令行") }
    session.send("Q")
    _ = try session.waitForExit()
    #expect(!session.title.hasPrefix("qz") && session.title.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    Program.expectRestored(session)
    // Nothing changed, so nothing was reloaded.
    #expect(!session.hasWritten("已重新加载"))
    Self.expectHarmless(session.bytes, isScreen: true, "the screens")
  }

  private static func popup(_ key: String, _ sign: String, _ session: PTYSession) throws {
    session.send(key)
    try session.wait("the pop-up \(sign)") { $0.text.contains(sign) }
    session.send("\u{1B}")
    try session.wait("that it is gone") { !$0.text.contains(sign) }
  }

  @Test func everyCommandOnATerminal() throws {
    let scratch = try Self.register()
    let hostile = Self.all
    let path = "/nonexistent/" + hostile.filter { $0 != "\u{0}" }
    let word = hostile.filter { $0 != "\u{0}" }
    let runs: [[String]] = [
      ["list", "organizations", "-r", scratch.path], ["list", "organizations", "-r", scratch.path, "--columns", "all"],
      ["list", "organizations", "-r", scratch.path, "--format", "csv"],
      ["list", "organizations", "-r", scratch.path, "--format", "csv-excel"],
      ["list", "organizations", "-r", scratch.path, "--format", "tsv"],
      ["list", "organizations", "-r", scratch.path, "--format", "markdown"],
      ["list", "organizations", "-r", scratch.path, "--format", "json", "--columns", "all"],
      ["list", "organizations", "-r", scratch.path, "--format", "ndjson"],
      ["list", "problems", "-r", scratch.path], ["check", scratch.path],
      ["count", "organizations", "-r", scratch.path, "--by", "name"],
      ["show", "organizations", "QZ" + word, "-r", scratch.path], ["findings", "-r", scratch.path],
      ["figures", "-r", scratch.path], ["diff", scratch.path, scratch.path],
      ["list", "organizations", "--where", word, "-r", scratch.path],
      ["list", "organizations", "--where", "nmae:(\(word)", "-r", scratch.path],
      ["list", word], ["list", "organizations", "--columns", word], ["list", "organizations", "--sort", word],
      ["list", "organizations", "--format", word], ["list", "organizations", "--limit", word],
      ["list", "organizations", "--language", word], ["list", "organizations", "--" + word],
      ["list", "organizations", "-r", path], ["list", "organizations", "--output", path], ["check", path],
      ["count", "organizations", "--measure", word], ["count", "organizations", "--by", word], ["show", word, word],
      ["generate", path], ["fields", word], ["diff", path, path], [path, "--theme", word], ["help", word], [word],
    ]
    for arguments in runs {
      let session = try PTYSession(Program.path, arguments, rows: 50, columns: 100)
      session.deadline = 60
      if arguments == [word] || arguments.first == path, !arguments.contains("--theme") {
        // The screen reports a missing path.
        try session.wait("the screen") { $0.text.contains("qz") }
        session.send("Q")
      }
      let ending = try session.waitForExit()
      guard case .exited(let status) = ending, status < 128 else {
        Issue.record("\(arguments.map(\.debugDescription)): \(ending)")
        continue
      }
      let isScreen = session.hasWritten("\u{1B}[?1049h")
      Self.expectHarmless(session.bytes, isScreen: isScreen, "\(arguments.prefix(3))")
    }
  }
}

extension String.UnicodeScalarView {
  /// Whether the scalars contain this sequence. A `String` would compare grapheme clusters in canonical form.
  fileprivate func contains(_ text: String) -> Bool {
    Array(text.utf8).isEmpty || Array(String(self).utf8).firstRange(of: Array(text.utf8)) != nil
  }
}
