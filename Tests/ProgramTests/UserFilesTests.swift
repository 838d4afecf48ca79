import Foundation
import TestSupport
import Testing

/// The user's own files in the running program: the configuration, and the state from one run to the next.
@Suite struct UserFilesTests {
  private static func start(
    _ scratch: Scratch, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> PTYSession {
    let data = try scratch.folder("data")
    try scratch.write("data/organizations.json", Scratch.organizations(["甲协会", "乙协会", "丙协会"]))
    var variables = ["XDG_STATE_HOME": scratch.file("state"), "XDG_CONFIG_HOME": scratch.file("config")]
    variables.merge(environment) { $1 }
    let session = try PTYSession(Program.path, [data] + arguments, environment: variables, rows: 24, columns: 100)
    session.deadline = 60
    return session
  }

  private static func configure(_ scratch: Scratch, _ text: String) throws {
    _ = try scratch.folder("config/shezu")
    try scratch.write("config/shezu/config.json", text)
  }

  @Test func everySettingHasItsEffect() throws {
    let scratch = try Scratch()
    try Self.configure(
      scratch,
      #"{"language": "zh", "theme": "none", "mouse": true, "ambiguousWidth": 2, "keys": {"quit": ["x"]}}"#)
    let session = try Self.start(scratch)
    try session.wait("the overview in Chinese, with the mouse") { $0.text.contains("▸ 1 ") && $0.mouseMode != 0 }
    // Without colours, as the theme says.
    #expect((0..<24).allSatisfy { row in (0..<100).allSatisfy { session.cell(row, $0).foreground == -1 } })
    session.send("x")
    #expect(try session.waitForExit() == .exited(0))
    Program.expectRestored(session)
  }

  @Test(arguments: [
    "{", "[]", "{\"language\": \"fr\"}", "{\"theme\": 3}", "{\"nothing\": 1}", "{\"keys\": {\"nothing\": [\"x\"]}}",
    "{\"keys\": {\"quit\": [\"NoKey\"]}}", "{\"mouse\": \"yes\"}", "{\"ambiguousWidth\": 7}",
  ])
  func wrongSettingsAreToldAndDoNoHarm(text: String) throws {
    let scratch = try Scratch()
    try Self.configure(scratch, text)
    let session = try Self.start(scratch, ["--language", "zh"])
    try session.wait("the sentence") { $0.text.contains("config.json") || $0.text.contains("按键配置：") }
    session.send("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  /// A file that is not small and regular is reported, not waited for.
  @Test(arguments: ["fifo", "zero", "folder"])
  func configurationThatIsNoFile(kind: String) throws {
    let scratch = try Scratch()
    _ = try scratch.folder("config/shezu")
    let path = scratch.file("config/shezu/config.json")
    switch kind {
    case "fifo": #expect(mkfifo(path, 0o600) == 0)
    case "zero": #expect(symlink("/dev/zero", path) == 0)
    default: _ = try scratch.folder("config/shezu/config.json")
    }
    let session = try Self.start(scratch, ["--language", "zh"])
    try session.wait("the sentence") { $0.text.contains("config.json") }
    session.send("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  /// Marks, notes, views, history and the place come back in the next run.
  @Test func stateComesBack() throws {
    let scratch = try Scratch()
    let first = try Self.start(scratch, ["--language", "zh"])
    try first.wait("the overview") { $0.text.contains("▸ 1 ") }
    first.send("1/乙\r")
    try first.wait("the filter") { $0.text.contains("1 / 3") }
    first.send("w我的视图\r")
    try first.wait("the view") { $0.text.contains("我的视图") }
    first.send("m看一看\r")
    try first.wait("the note") { $0.text.contains("已保存“乙协会”的批注") }
    first.send(" ")
    first.send("Q")
    #expect(try first.waitForExit() == .exited(0))
    let second = try Self.start(scratch, ["--language", "zh"])
    try second.wait("the place that was left") { $0.text.contains("筛选 › 乙") && $0.text.contains("1 / 3") }
    #expect(second.text.contains("已回到上次离开的位置"))
    second.send("/\u{15}\u{1B}[A")
    try second.wait("the history") { $0.text.contains("筛选 › 乙") && $0.text.contains("1 / 3") }
    second.send("\r\r")
    try second.wait("the note") { $0.text.contains("看一看") }
    second.send("v")
    try second.wait("the view") { $0.text.contains("我的视图") }
    second.send("\u{11}")
    #expect(try second.waitForExit() == .exited(0))
    let third = try Self.start(scratch, ["--language", "zh", "--fresh"])
    try third.wait("the overview") { $0.text.contains("▸ 1 ") }
    third.send("q")
    #expect(try third.waitForExit() == .exited(0))
    let folder = scratch.file("state/shezu")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      var status = stat()
      #expect(stat(folder + "/" + name, &status) == 0 && status.st_mode & 0o077 == 0, "\(name)")
    }
  }

  /// A system call that fails while the state is saved: old or new, and the failure is said.
  @Test(.enabled(if: FaultInjection.library != nil, "there is no C compiler"), arguments: FaultInjection.faults)
  func stateIsOldOrNew(_ fault: FaultInjection.Fault) throws {
    for number in 1...40 {
      let scratch = try Scratch()
      _ = try scratch.folder("state/shezu")
      let before = try Self.start(scratch, ["--language", "zh"])
      try before.wait("the overview") { $0.text.contains("▸ 1 ") }
      before.send("1m旧的\r")
      try before.wait("the note") { $0.text.contains("已保存“甲协会”的批注") }
      before.send("Q")
      #expect(try before.waitForExit() == .exited(0))
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: scratch.file("state/shezu")).first { $0.hasSuffix(".json") }
      )
      let old = try scratch.data("state/shezu/" + name)
      let log = scratch.file("fault.log")
      let session = try Self.start(
        scratch, ["--language", "zh", "--fresh"],
        environment: FaultInjection.environment(fault, number: number, folder: scratch.file("state"), log: log))
      try session.wait("the overview") { $0.text.contains("▸ 1 ") }
      session.send("1jm新的\r")
      // Saving says nothing; a failure does.
      let changed = {
        (try? scratch.data("state/shezu/" + name)).map {
          $0 != old && String(decoding: $0, as: UTF8.self).contains("新的")
        }
          ?? false
      }
      try session.wait("the file or a sentence") { screen in
        changed() || ["无法", "失败", "已满", "的权限", "不存在"].contains { word in screen.text.contains(word) }
      }
      session.send("Q")
      #expect(try session.waitForExit() == .exited(0))
      let text = String(decoding: try scratch.data("state/shezu/" + name), as: UTF8.self)
      #expect(text.contains("旧的") && text.hasSuffix("}\n"), "\(fault), call \(number)")
      guard FileManager.default.fileExists(atPath: log) else { return }
    }
    Issue.record("more than 40 calls")
  }
}
