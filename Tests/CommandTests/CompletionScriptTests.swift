import Foundation
import TestSupport
import Testing

@testable import shezu

/// The completion scripts, typed into the real shells in a pseudo terminal. A shell that is not installed is left out.
struct CompletionScriptTests {
  /// What is typed before the Tab key, and what the line holds after it.
  static let cases: [(typed: String, line: String)] = [
    ("shezu lis", "shezu list"),
    ("shezu list organiz", "shezu list organizations"),
    ("shezu list 'organiz", "shezu list 'organizations"),
    ("shezu list organizations --form", "shezu list organizations --format"),
    ("shezu list organizations --format ndj", "shezu list organizations --format ndjson"),
    ("shezu list organizations --columns creditC", "shezu list organizations --columns creditCode"),
    (
      "shezu list organizations --columns creditCode,registeredO",
      "shezu list organizations --columns creditCode,registeredOn"
    ),
    ("shezu list organizations --where 'region:汉中", "shezu list organizations --where 'region:汉中市"),
    ("shezu list organizations --where 'name:宝 gradeE", "shezu list organizations --where 'name:宝 gradeExpiresOn:"),
    ("shezu list organizations -w 'kind:基", "shezu list organizations -w 'kind:基金会"),
    ("shezu list enforcement --view 近三年", "shezu list enforcement --view 近三年行政处罚"),
    ("shezu count projects --measure 'sum(inv", "shezu count projects --measure 'sum(invested)"),
    ("shezu --theme li", "shezu --theme light"),
    ("shezu --theme=li", "shezu --theme=light"),
    ("shezu help quer", "shezu help queries"),
    ("shezu help fields membersh", "shezu help fields memberships"),
    ("shezu penal", "shezu penalties.json"),
    ("shezu list enforcement -r penal", "shezu list enforcement -r penalties.json"),
    ("shezu completion zs", "shezu completion zsh"),
  ]

  private static func path(of shell: Shell) -> String? {
    ["/bin", "/usr/bin"].map { "\($0)/\(shell.rawValue)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  @Test(arguments: Shell.allCases)
  func scriptsAreWellFormed(shell: Shell) throws {
    let plain = try ProgramRun.run(["completion", shell.rawValue])
    #expect(plain.status == 0 && plain.errors.isEmpty)
    for arguments in [
      ["--generate-completion-script", shell.rawValue], ["--generate-completion-script=\(shell.rawValue)"],
    ] {
      #expect(try ProgramRun.run(arguments).output == plain.output)
    }
    guard let program = Self.path(of: shell) else { return }
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("script", plain.text)
    let check = try ProgramRun.run(["-n", scratch.file("script")], program: program)
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
  }

  @Test(arguments: Shell.allCases)
  func shellsComplete(shell: Shell) throws {
    guard let program = Self.path(of: shell) else { return }
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("penalties.json", "[]")
    let folder = URL(fileURLWithPath: ProgramRun.program).deletingLastPathComponent().path
    let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    let options: [Shell: [String]] = [
      .bash: ["--norc", "--noprofile", "-i"], .zsh: ["-f", "-i"], .fish: ["--no-config", "-i"],
    ]
    let session = try PTYSession(
      program, options[shell] ?? [],
      environment: [
        "PATH": "\(folder):/usr/bin:/bin", "HOME": scratch.path, "TERM": "xterm", "LC_ALL": "C.UTF-8", "PS1": "> ",
        "LD_LIBRARY_PATH": libraries, "fish_greeting": "",
      ], rows: 24, columns: 120)
    session.deadline = 60
    let start: [Shell: String] = [
      .bash: "bind 'set bell-style none'; source <(shezu completion bash)",
      .zsh: "PS1='> '; unsetopt beep; autoload -U compinit; compinit -u; source <(shezu completion zsh)",
      .fish: "function fish_prompt; echo '> '; end; function fish_right_prompt; end; shezu completion fish | source",
    ]
    session.send("cd \(scratch.path); \(start[shell] ?? ""); echo rea''dy\r")
    try session.wait("the prompt") { $0.text.contains("\nready") }
    for (typed, line) in Self.cases {
      // Ctrl-U clears the line, Ctrl-L the screen.
      session.send("\u{15}\u{0C}")
      try session.wait("an empty line") { !$0.text.contains("shezu") }
      session.send(typed)
      try session.wait("what was typed") { $0.text.contains(typed) }
      session.send("\t")
      try session.wait("\(shell.rawValue): \(line)") { $0.text.contains("> " + line) }
    }
    // A shell that is interrupted drops what is typed at once after it, so the line is cleared first.
    session.send("\u{15}\u{0C}")
    try session.wait("an empty line") { !$0.text.contains("shezu") }
    session.send("exit\r")
    _ = try session.waitForExit()
  }
}
