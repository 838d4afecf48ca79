import Foundation
import TestSupport
import Testing

/// Invalid files, arguments and environments: a message that names the place, the documented exit status, and no trap.
@Suite struct InvalidInputTests {
  private static let good =
    #"[{"creditCode": "C1", "name": "宝鸡市养老协会", "registeredOn": "2019-05-01"}, {"creditCode": "C2", "name": "乙"}]"#

  private static func run(_ command: String, _ path: String, _ more: [String] = []) throws -> Run {
    switch command {
    case "check": try Run.of(["check", path] + more)
    case "show": try Run.of(["show", "organizations", "C1", "-r", path] + more)
    default: try Run.of([command, "organizations", "-r", path] + more)
    }
  }

  private static let commands = ["list", "count", "show", "check"]

  // MARK: Files

  @Test func missingPaths() throws {
    let scratch = try Scratch()
    for command in Self.commands {
      try Self.run(command, scratch.file("missing")).expect(3, scratch.file("missing"))
      try Self.run(command, try scratch.folder("empty")).expect(3, "empty")
      try Self.run(command, "/dev/null").expect(3, "/dev/null")
      try Self.run(command, "/proc/self/mem").expect(3, "/proc/self/mem")
      try Self.run(command, "").expect(3)
    }
  }

  @Test func unreadableFolder() throws {
    let scratch = try Scratch()
    let folder = try scratch.folder("closed")
    try scratch.write("closed/organizations.json", Self.good)
    chmod(folder, 0)
    defer { chmod(folder, 0o700) }
    if Program.isRoot {
      // Root ignores permissions: run as the user nobody, if that user can reach the program.
      let run = try Run.of(
        ["--reuid=65534", "--clear-groups", Program.path, "check", folder], program: "/usr/bin/setpriv")
      if run.status == 127 || run.errors.contains("setpriv") { return }
      run.expect(3, folder)
    } else {
      try Run.of(["check", folder]).expect(3, folder)
    }
  }

  @Test func truncatedEverywhere() throws {
    let scratch = try Scratch()
    let bytes = Data(Self.good.utf8)
    for tenth in 0..<10 {
      let path = try scratch.write("organizations.json", bytes.prefix(bytes.count * tenth / 10))
      try Self.run("list", path).expect(3, "organizations.json")
      try Self.run("check", scratch.path).expect(
        3, scratch.path.isEmpty ? "" : tenth == 0 ? scratch.path : "organizations.json")
    }
  }

  @Test func encodings() throws {
    let scratch = try Scratch()
    let gb18030 = Data([
      0x5B, 0x7B, 0x22, 0x6E, 0x61, 0x6D, 0x65, 0x22, 0x3A, 0x22, 0xB1, 0xA6, 0xBC, 0xA6, 0x22, 0x7D, 0x5D,
    ])
    let read = try Self.run("list", try scratch.write("organizations.json", gb18030), ["--columns", "name"])
    read.expect(0)
    #expect(read.text.split(separator: "\n").dropFirst() == ["宝鸡"])
    try Self.run(
      "list", try scratch.write("organizations.json", gb18030), ["--encoding", "latin9"]
    ).expect(2, "latin9", "GB18030")
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16] {
      let data = try #require(Self.good.data(using: encoding))
      let run = try Self.run("list", try scratch.write("organizations.json", data), ["--columns", "creditCode"])
      run.expect(0)
      #expect(run.text.split(separator: "\n").dropFirst() == ["C1", "C2"])
    }
    let marked = Data([0xEF, 0xBB, 0xBF]) + Data(Self.good.utf8)
    let run = try Self.run("list", try scratch.write("organizations.json", marked), ["--columns", "creditCode"])
    run.expect(0)
    #expect(run.text.split(separator: "\n").dropFirst() == ["C1", "C2"])
  }

  /// Registers that open, each with the problem that must be reported.
  @Test(arguments: [
    (#"[{"creditCode": 51610000123456789, "name": "甲"}]"#, "creditCode"),
    (#"[{"creditCode": "C1", "creditCode": "C2", "name": "甲"}]"#, "creditCode"),
    (#"[{"creditCode": "C1", "name": "甲"}, {"creditCode": "C1", "name": "乙"}]"#, "C1"),
    (#"[{"creditCode": "C1", "name": "甲", "registeredOn": "2019-02-30"}]"#, "2019-02-30"),
    (#"[{"creditCode": "C1", "name": "甲", "registeredOn": "99999999999-01-01"}]"#, "99999999999-01-01"),
    (#"[{"creditCode": "C1", "name": "甲", "registeredCapital": 1e400}]"#, "1e400"),
    (#"[{"creditCode": "C1", "name": "甲", "registeredCapital": "一千亿亿亿亿万元"}]"#, "registeredCapital"),
    (#"[{"creditCode": "C1", "name": {"a": [1]}}]"#, "name"),
    (#"[{"creditCode": "C1", "name": "甲"}, 5, null, "x", [1]]"#, "organizations.json"),
    (#"[{"creditCode": null, "name": null}]"#, "organizations.json"),
    (#"[{}]"#, "organizations.json"),
  ])
  func recordsWithProblems(content: String, word: String) throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", content)
    let check = try Run.of(["check", scratch.path, "--format", "csv"])
    #expect([1, 3].contains(check.status), "\(check.text) \(check.errors)")
    #expect((check.text + check.errors).contains(word), "\(check.text) \(check.errors)")
    #expect((check.text + check.errors).contains("organizations.json"))
    for command in ["list", "count"] {
      let run = try Self.run(command, scratch.path)
      #expect(run.status < 4 && !run.errors.contains("Fatal error"), "\(run.errors)")
    }
  }

  @Test func danglingReferences() throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Self.good)
    try scratch.write(
      "enforcement.json", #"[{"id": "e1", "organization": "C404"}, {"id": "e2", "organization": "C1"}]"#)
    let check = try Run.of(["check", scratch.path, "--format", "csv"])
    check.expect(1)
    #expect(check.text.contains("C404") && check.text.contains("enforcement.json"))
    let show = try Run.of(["show", "enforcement", "e1", "-r", scratch.path])
    #expect(show.status == 0 && show.text.contains("C404"))
  }

  @Test func hugeAndDeepValues() throws {
    let scratch = try Scratch()
    let long = String(repeating: "陕西社会", count: 10_000_000 / 12)
    try scratch.write("organizations.json", #"[{"creditCode": "C1", "name": ""# + long + #""}]"#)
    let list = try Run.of(["list", "organizations", "-r", scratch.path, "--columns", "name", "--format", "csv"])
    list.expect(0)
    #expect(list.output.count > 9_000_000)
    let session = try Program.browse(scratch.path)
    session.send("1/西社会陕\r\r")
    try session.wait("the name") { $0.text.contains("▸ 陕西社会陕西") && $0.text.contains("1 / 1") }
    try Program.quit(session)
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let middle = open == "[" ? "" : "1"
      let deep = String(repeating: open, count: 10_000) + middle + String(repeating: close, count: 10_000)
      for content in [
        deep, #"[{"creditCode": "C1", "name": "甲", "x": "# + deep + "}]", String(repeating: open, count: 10_000),
      ] {
        try scratch.write("organizations.json", content)
        try Self.run("list", scratch.path).expect(3, "organizations.json")
      }
    }
  }

  @Test func thousandsOfProblems() throws {
    let scratch = try Scratch()
    let records = (0..<20_000).map { #"{"creditCode": "C\#($0)", "registeredOn": "2019-13-\#($0)", "k\#($0)": 1}"# }
    try scratch.write("organizations.json", "[\(records.joined(separator: ","))]")
    let check = try Run.of(["check", scratch.path, "--format", "csv"])
    check.expect(1)
    #expect(check.text.contains("2019-13-19999"))
    let session = try Program.browse(scratch.path)
    session.send("2")
    try session.wait("the problems") { $0.text.contains("筛选 ›") && $0.text.contains("2019-13-") }
    session.send("G")
    try session.wait("the last") { !$0.text.contains("2019-13-0 ") }
    try Program.quit(session)
  }

  @Test func pathsWithControls() throws {
    let scratch = try Scratch()
    for name in ["a\nb", "\u{1B}]0;x\u{7}", "-r", " ", "'\"$(touch x)`", "宝鸡"] {
      let folder = try scratch.folder(name)
      try scratch.write("\(name)/organizations.json", Self.good + " ")
      let run = try Run.of(["count", "organizations", "-r", folder])
      run.expect(0)
      #expect(run.text == "2\n")
      try scratch.write("\(name)/organizations.json", "[")
      let bad = try Run.of(["check", folder])
      bad.expect(3, "organizations.json")
      #expect(!bad.errors.utf8.contains(0x1B) && !bad.text.utf8.contains(0x1B))
    }
  }

  // MARK: Arguments

  @Test(arguments: [
    ["list", "orgnizations"], ["list"], ["list", "organizations", "--columns", "nmae"],
    ["list", "organizations", "--sort", "nmae"], ["list", "organizations", "--where", "nmae:x"],
    ["list", "organizations", "--where", "(("], ["list", "organizations", "--where", "registeredOn:2020-02-30"],
    ["list", "organizations", "--where", "name~["], ["list", "organizations", "--format", "docx"],
    ["list", "organizations", "--limit", "-1"], ["list", "organizations", "--limit", "99999999999999999999"],
    ["list", "organizations", "--as", "nothing"], ["list", "organizations", "--language", "fr"],
    ["count", "organizations", "--by", "nmae"], ["count", "organizations", "--measure", "sum(name)"],
    ["count", "organizations", "--measure", "sum("], ["show", "organizations"], ["show", "nothing", "x"],
    ["fields", "nothing"], ["generate"], ["diff"], ["--theme", "pink"], ["--ambiguous-width", "3"], ["--nothing"],
    ["lsit"], ["a", "b", "c"],
  ])
  func wrongUse(arguments: [String]) throws {
    // A small register in place of the bundled one.
    let scratch = try Scratch()
    let bundled = try scratch.folder("Registers/shaanxi-2020")
    try Data(Self.good.utf8).write(to: URL(fileURLWithPath: bundled + "/organizations.json"))
    let run = try Run.of(arguments, environment: ["SHEZU_RESOURCES": scratch.path])
    run.expect(2)
    #expect(!run.errors.isEmpty && run.output.isEmpty)
    try Run.of(arguments + ["--language", "zh"], environment: ["SHEZU_RESOURCES": scratch.path]).expect(2)
  }

  // MARK: Places to write

  @Test func targetsThatAreNotWritable() throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Self.good)
    let folder = try scratch.folder("folder")
    try scratch.write("file", "kept")
    for (target, extra) in [
      ("/proc/x.csv", []), (scratch.file("file") + "/x.csv", []), (folder, []), (folder, ["--overwrite"]),
      ("/nonexistent/x.csv", []), (scratch.file("file"), []), ("", []), (folder + "/", []),
      (scratch.file(String(repeating: "n", count: 300)), []),
    ] as [(String, [String])] {
      let run = try Run.of(
        ["list", "organizations", "-r", scratch.file("organizations.json"), "--output", target] + extra)
      run.expect(2)
      #expect(!run.errors.isEmpty, "\(target)")
    }
    #expect(try scratch.data("file") == Data("kept".utf8))
    #expect(scratch.names == ["file", "folder", "organizations.json"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    try Run.of(["generate", scratch.file("file"), "--organizations", "10"]).expect(2, "file")
  }

  @Test func aFullDisk() throws {
    let run = try Run.of(
      ["-c", "\"$0\" list organizations --limit 5 --format csv > /dev/full", Program.path], program: "/bin/sh")
    run.expect(2)
    #expect(!run.errors.isEmpty)
    let file = try Run.of(["list", "organizations", "--limit", "5", "--output", "/dev/full", "--overwrite"])
    file.expect(2, "/dev/full")
  }

  @Test func closedPipeIsNoError() throws {
    let run = try Run.of(
      ["-c", "{ \"$0\" list organizations --format csv; echo status $? >&2; } | head -n 1", Program.path],
      program: "/bin/sh")
    run.expect(0, "status 0")
    #expect(run.text.split(separator: "\n").count == 1)
    let closed = try Run.of(["-c", "\"$0\" list organizations --limit 1 >&-", Program.path], program: "/bin/sh")
    #expect(closed.status < 128 && !closed.errors.contains("Fatal error"))
  }

  // MARK: Terminals

  @Test func noTerminal() throws {
    let run = try Run.of(["--wait", Program.path], program: "/usr/bin/setsid")
    run.expect(2)
    #expect(!run.errors.isEmpty && run.output.isEmpty)
    // Commands need no terminal.
    try Run.of(["--wait", Program.path, "fields"], program: "/usr/bin/setsid").expect(0)
  }

  @Test(arguments: ["dumb", "", nil, "no-such-terminal"] as [String?])
  func terminalTypes(type: String?) throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Self.good)
    let session = try PTYSession(Program.path, [scratch.path, "--language", "zh"], environment: ["TERM": type])
    if type == "no-such-terminal" {
      try session.wait("the overview or a sentence") { $0.text.contains("总览") || $0.text.contains("shezu") }
      if session.isAlternate { session.send("Q") }
    }
    guard case .exited(let status) = try session.waitForExit() else {
      Issue.record("killed")
      return
    }
    #expect(session.modes == session.modesBefore)
    if type != "no-such-terminal" {
      #expect(status == 2 && session.text.contains("TERM") && !session.hasWritten("\u{1B}"))
    }
  }

  @Test(
    arguments: [["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": nil], ["LC_ALL": "zh_CN.GB18030"]] as [[String: String?]])
  func locales(environment: [String: String?]) throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Self.good)
    let session = try Program.browse(scratch.path, environment: environment)
    session.send("1/宝鸡")
    try session.wait("Chinese, typed and shown") {
      $0.text.contains("筛选 › 宝鸡") && $0.text.contains("1 / 2") && $0.text.contains("▸ 宝鸡市养老协会")
    }
    session.send("\r")
    try Program.quit(session)
    let list = try Run.of(["list", "organizations", "-r", scratch.path, "--where", "宝鸡"], environment: environment)
    list.expect(0)
    #expect(list.text.contains("宝鸡市养老协会"))
  }
}
