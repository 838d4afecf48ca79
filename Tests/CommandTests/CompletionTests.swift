import Catalog
import Columnar
import Exports
import Foundation
import JSON
import Localization
import Testing

@testable import shezu

/// What `shezu complete` answers, and the description of the commands that it reads. Serialized, because descriptions are in
/// the one language of the process.
@Suite(.serialized)
struct CompletionTests {
  private let program = CommandDescription.program()

  private func texts(_ words: String...) -> Set<String> {
    Set(CommandLineCompletion(words: words, program: program, language: .english).candidates.map(\.text))
  }

  @Test func theDescriptionHoldsEveryCommandWithItsOptions() throws {
    for command in Shezu.commands {
      let described = try #require(program.subcommand(named: command.name), "\(command.name)")
      #expect(!described.summary.isEmpty && !described.details.isEmpty)
      #expect(described.option(named: "--language") != nil && described.option(named: "--help") != nil)
    }
    #expect(try JSONValue(parsing: try ProgramRun.run(["--experimental-dump-help"]).text)["command"] != nil)
  }

  /// A new argument needs an entry in the table of value sources.
  @Test func everyValueHasASource() {
    for command in program.subcommands where Shezu.commands.contains(where: { $0.name == command.name }) {
      for argument in command.arguments where argument.kind != .flag {
        #expect(ValueSource(argument) != nil, "\(command.name) \(argument.names.last ?? "") <\(argument.valueName)>")
      }
    }
  }

  @Test func everyNameOfTheTablesIsOffered() {
    #expect(texts("").isSuperset(of: Shezu.commands.map { $0.name }))
    #expect(!texts("").contains(CompleteCommand.name) && !texts("").contains(DocumentCommand.name))
    #expect(texts("list", "").isSuperset(of: Catalog.kinds.map(\.name)))
    #expect(texts("list", "projects", "--format", "") == Set(OutputOptions.formatNames))
    #expect(texts("help", "").isSuperset(of: ManualTopic.all.map(\.name)))
    for kind in Catalog.kinds {
      let fields = Set(kind.fields.map(\.name))
      #expect(texts("list", kind.name, "--sort", "").isSuperset(of: fields))
      #expect(texts("list", kind.name, "--sort", "-").isSuperset(of: fields.map { "-" + $0 }))
      #expect(texts("count", kind.name, "--by", "x,").isSuperset(of: fields.map { "x," + $0 }))
    }
    for command in program.subcommands where Shezu.commands.contains(where: { $0.name == command.name }) {
      let long = command.arguments.flatMap(\.names).filter { $0.hasPrefix("--") }
      #expect(texts(command.name, "-") == Set(long), "\(command.name)")
    }
  }

  @Test func usedOptionsAndFinishedArgumentsAreNotOffered() {
    #expect(!texts("list", "projects", "--sort", "x", "--").contains("--sort"))
    #expect(!texts("list", "projects", "-r", "x", "--").contains("--register"))
    #expect(texts("list", "projects", "").isEmpty)
    #expect(texts("list", "--", "proj") == ["projects"])
  }

  /// Vocabulary values of every coded field, through the completion of the screen.
  @Test func queriesAreCompleted() throws {
    for (kind, typed, whole) in [
      ("organizations", "region:汉中", "region:汉中市"), ("enforcement", "kind:行政处", "kind:行政处罚"),
      ("projects", "programme:合", "programme:合力团"), ("organizations", "enforcement{kind:行政处", "enforcement{kind:行政处罚"),
    ] {
      #expect(texts("list", kind, "--where", typed).contains(whole), "\(typed)")
    }
    #expect(texts("findings", "--where", "urg").contains { $0.hasPrefix("urgency") })
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    #expect(texts("list", "organizations", "-r", scratch.path, "--where", "name:").contains { $0.hasPrefix("name:") })
    #expect(texts("list", "organizations", "-r", scratch.file("none"), "--where", "region:汉中").contains("region:汉中市"))
  }

  /// Words as a shell reads them, and texts escaped so that it reads them again.
  @Test func linesAreSplitLikeAShellSplitsThem() throws {
    for (line, words) in [
      ("a b", ["a", "b"]), ("a ", ["a", ""]), ("'a b", ["a b"]), (#"a "b'c" d"#, ["a", "b'c", "d"]),
      (#"a\ b '' c"#, ["a b", "", "c"]), (#""a\"b\n"#, [#"a"b\n"#]), ("", [""]),
    ] {
      #expect(ShellLine(line).words == words, "\(line)")
    }
    for text in ["宝鸡 养老", "a'b", "fine>=5万", "{x}", "$HOME", "`ls`", "a\\b", "(1|2)&;*?!#"] {
      for opening in ["", "'", "\""] {
        let line = "x " + opening + ShellLine("x " + opening).escaped(text) + opening
        #expect(ShellLine(line).words == ["x", text], "\(line)")
        let echo = try ProgramRun.run(["-c", "printf %s " + line.dropFirst(2)], program: "/bin/bash")
        #expect(echo.text == text, "\(line)")
      }
    }
  }
}
