import Foundation
import TestSupport
import Testing

/// A trap, on whatever thread and for whatever reason, restores the terminal, keeps what was noted, and leaves a report.
@Suite struct CrashTests {
  private static let signals = [SIGILL, SIGSEGV, SIGABRT, SIGTRAP, SIGBUS, SIGFPE]

  private static func start(_ scratch: Scratch, language: String = "zh") throws -> PTYSession {
    let data = try scratch.folder("data")
    try scratch.write("data/organizations.json", Scratch.organizations(["甲协会", "乙协会"]))
    let session = try PTYSession(
      Program.path, [data, "--language", language], environment: ["XDG_STATE_HOME": scratch.file("state")], rows: 24,
      columns: 100)
    session.deadline = 60
    try session.wait("the overview") { $0.text.contains("▸ 1 ") }
    session.send("1")
    try session.wait("the table") { $0.text.contains("甲协会") }
    return session
  }

  private static func files(_ scratch: Scratch) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: scratch.file("state/shezu"))) ?? []).sorted()
  }

  private static func text(_ scratch: Scratch, _ prefix: String) throws -> String {
    let names = files(scratch).filter { $0.hasPrefix(prefix) }
    #expect(names.count == 1)
    return String(decoding: try scratch.data("state/shezu/" + (names.first ?? "")), as: UTF8.self)
  }

  @Test(arguments: signals)
  func leavesAReportAndTheNotes(number: Int32) throws {
    let scratch = try Scratch()
    let session = try Self.start(scratch)
    // A note that is saved, and one that is being written.
    session.send("m先存的\r")
    try session.wait("the saved note") {
      $0.text.contains("已保存“甲协会”的批注") && Self.files(scratch).contains { $0.hasSuffix(".json") }
    }
    session.send("jm没存的 备注")
    try session.wait("the text") { $0.text.contains("没存的 备注") }
    session.signal(number)
    #expect(try session.waitForExit() == .signalled(number))
    Program.expectRestored(session)
    let report = try Self.text(scratch, "crash-")
    #expect(report.hasPrefix("shezu \(Self.version)\nterminal xterm-256color\nstarted 20"))
    #expect(report.contains("\nsignal \(number) at 0x"))
    #expect(report.contains("\nplace: Note\n"))
    #expect(report.contains("last keys:") && report.contains(" text") && report.contains(" Enter"))
    #expect(report.contains("\nstack:\n") && report.contains("shezu("))
    for secret in ["先存的", "没存的", "甲协会"] { #expect(!report.contains(secret)) }
    #expect(try Self.text(scratch, "unsaved-note-") == "没存的 备注\n")
    for name in Self.files(scratch) where name.hasSuffix(".txt") {
      var status = stat()
      #expect(stat(scratch.file("state/shezu/" + name), &status) == 0 && status.st_mode & 0o777 == 0o600)
      #expect(session.text.filter { !$0.isWhitespace }.contains(name))
    }
    let state = Self.files(scratch).first { $0.hasSuffix(".json") }
    let saved = String(decoding: try scratch.data("state/shezu/" + (state ?? "")), as: UTF8.self)
    #expect(saved.contains("先存的") && !saved.contains("没存的"))
  }

  @Test func saysSoInEnglishAndWritesNoEmptyNote() throws {
    let scratch = try Scratch()
    let session = try Self.start(scratch, language: "en")
    session.signal(SIGSEGV)
    #expect(try session.waitForExit() == .signalled(SIGSEGV))
    #expect(session.text.contains("stopped because of an error"))
    #expect(Self.files(scratch).filter { $0.hasSuffix(".txt") }.count == 1)
  }

  /// Without a place for the report, the rest holds.
  @Test func withoutAStateFolder() throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Scratch.organizations(["甲协会"]))
    let session = try Program.browse(scratch.path)
    session.signal(SIGABRT)
    #expect(try session.waitForExit() == .signalled(SIGABRT))
    Program.expectRestored(session)
    #expect(session.text.contains { !$0.isWhitespace } == false)
  }

  private static let version: String = {
    let run = try? Run.of(["--version"])
    return run?.text.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: " ").last.map(String.init) ?? "?"
  }()
}
