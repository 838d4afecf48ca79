import Foundation
import Testing

/// Wrong use is reported on stderr with status 2, without output.
struct UsageTests {
  private func refused(_ arguments: [String], _ words: String..., language: String = "en") throws {
    let run = try ProgramRun.run(arguments + ["--language", language])
    #expect(run.status == 2, "\(arguments): \(run.errors)")
    #expect(run.output.isEmpty)
    for word in words { #expect(run.errors.contains(word), "\(arguments): \(run.errors)") }
  }

  @Test func commandsAndOptions() throws {
    try refused(["list"], "<kind>")
    try refused(["list", "organizations", "--nope"], "--nope")
    try refused(["lsit"], "Did you mean “shezu list”?")
    try refused(["lsit"], "您要找的是“shezu list”吗？", language: "zh")
    try refused(["list", "organizations", "--limt"], "无法识别的选项“--limt”。您要找的是“--limit”吗？", language: "zh")
    try refused(["list", "organizations", "--limt"], "Unknown option '--limt'. Did you mean '--limit'?")
    try refused(["list", "organizations", "--no.pe"], "无法识别的选项“--no.pe”。", language: "zh")
    try refused(["list", "a", "b", "c"], "2 个多余的参数：“b”、“c”。", "用“shezu list --help”查看更多说明。", language: "zh")
    try refused(["list", "organizations", "--limit", "x"], "值“x”不能用于“--limit <n>”。", language: "zh")
    try refused(["list", "organizations", "--limit", "-1"], "--limit")
    try refused(["list", "organizations", "--limit", "x"], "--limit")
    try refused(["browse", "a.json", "-r", "b.json"], "one register")
    // Commands without views and explanations reject these options.
    try refused(["findings", "--explain"], "--explain")
    try refused(["findings", "--view", "x"], "--view")
    let run = try ProgramRun.run(["list", "organizations", "--language", "fr"])
    #expect(run.status == 2)
  }

  /// A fault of a command line that begins with no command is not told as one of `browse`.
  @Test func misplacedCommands() throws {
    for (arguments, words) in [
      (["lsit", "organizations"], "Did you mean “shezu list”?"),
      (["--format", "csv", "list", "organizations"], "shezu help list"),
      (["--where", "x", "count", "projects"], "shezu count …"),
    ] {
      let run = try ProgramRun.run(arguments)
      #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(words), "\(run.errors)")
      #expect(!run.errors.contains("browse"))
    }
    for first in [["--language", "zh"], ["--language=zh"]] {
      let run = try ProgramRun.run(first + ["list", "organizations", "--limit", "1", "--format", "csv"])
      #expect(run.status == 0 && run.text.hasPrefix("名称,"), "\(run.errors)")
      #expect(try ProgramRun.run(first + ["--help"]).text.hasPrefix("概述："))
    }
  }

  @Test func unknownNames() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let register = ["-r", scratch.path]
    try refused(["list", "orgnizations"] + register, "Did you mean “organizations”?", "enforcement")
    try refused(["list", "orgnizations"] + register, "您要找的是“organizations”吗？", language: "zh")
    try refused(["list", "organizations", "--columns", "nmae"] + register, "Did you mean “name”?")
    try refused(["list", "organizations", "--sort", "-nmae"] + register, "Did you mean “name”?")
    try refused(["list", "organizations", "--format", "cvs"] + register, "Did you mean “csv”?")
    try refused(["show", "organizations", "x", "--format", "csv"] + register, "text", "json")
    try refused(["fields", "orgs-"], "organizations")
    try refused(
      ["list", "e", "-r", scratch.file("enforcement.json"), "--as", "enforcment"], "Did you mean “enforcement”?")
  }

  @Test func wrongQueriesAreMarked() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    for command in [["list", "organizations"], ["count", "organizations"]] {
      let run = try ProgramRun.run(command + ["-r", scratch.path, "--where", "宝鸡 nmae:甲"])
      #expect(run.status == 2 && run.output.isEmpty)
      let lines = run.errors.split(separator: "\n")
      #expect(lines.first == "  宝鸡 nmae:甲")
      // Two characters take four columns, then a blank.
      #expect(lines.dropFirst().first == "       ^^^^")
      #expect(run.errors.contains("“name”"))
    }
  }

  @Test func versionAndHelp() throws {
    let version = try ProgramRun.run(["--version"])
    #expect(version.status == 0 && version.text.hasPrefix("shezu ") && version.errors.isEmpty)
    for arguments in [["--help"], ["-h"], ["help"]] {
      let help = try ProgramRun.run(arguments)
      #expect(help.status == 0 && help.errors.isEmpty)
      for name in ["browse", "list", "count", "show", "check", "generate", "fields"] {
        #expect(help.text.contains("\n  \(name)"))
      }
      for option in ["shezu PATH", "--view NAME", "--theme"] { #expect(help.text.contains(option)) }
    }
  }
}
