import Catalog
import Columnar
import Exports
import Foundation
import Localization
import Testing

@testable import shezu

/// The manual and the READMEs: `shezu document --checkout .` makes their generated parts anew.
struct ManualTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func file(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func readme(_ language: Language) throws -> String {
    try file(language == .english ? "README.md" : "Resources/Manual/zh/README.md")
  }

  @Test(arguments: ManualTopic.all.map(\.name), Language.allCases)
  func pagesAreFresh(topic: String, language: Language) throws {
    // A run of its own, because help pages are in the one language of the process.
    let page = try ProgramRun.run(["document", topic, "--language", language.rawValue])
    let file = try Self.file("Resources/Manual/\(language.rawValue)/\(topic).md")
    #expect(page.status == 0 && page.text == file)
  }

  @Test(arguments: Language.allCases)
  func generatedPartsOfReadmesAreFresh(language: Language) throws {
    let readme = try Self.readme(language)
    #expect(try ManualFiles.filled(readme, language) == readme)
    for part in ReadmePart.allCases { #expect(readme.contains("<!-- generated: \(part.rawValue) -->\n")) }
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 251)
  }

  @Test func readmesPickRowsThatExist() {
    #expect(ReadmePart.firstQueries.count == ReadmePart.firstQueryTexts.count)
    #expect(ReadmePart.firstKeys.count == ReadmePart.firstKeyCommands.count)
  }

  /// The commands are one line each and the same in both languages. They call a script that exists.
  @Test(arguments: ["open", "install", "uninstall", "test"])
  func installationCommandsAreOneLine(name: String) throws {
    let commands = try Language.allCases.map { language in
      let readme = try Self.readme(language)
      let start = try #require(readme.range(of: "<!-- command: \(name) -->\n```sh\n"))
      let end = try #require(readme.range(of: "\n```", range: start.upperBound..<readme.endIndex))
      return String(readme[start.upperBound..<end.lowerBound])
    }
    #expect(commands[0] == commands[1])
    #expect(commands[0] == "Resources/install.sh \(name)")
  }

  @Test(arguments: ManualTopic.all.map(\.name), Language.allCases)
  func helpPrintsEveryTopic(topic: String, language: Language) throws {
    let run = try ProgramRun.run(["help", topic, "--language", language.rawValue])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.text.contains(try #require(ManualTopic.named(topic)).title[language] + "\n"))
    for line in run.lines { #expect(DisplayedLine.width(line) <= 80, "\(line)") }
    #expect(try ProgramRun.run(["help", "--language", language.rawValue]).text.contains("\n  \(topic) "))
  }

  @Test func helpPrintsTheFieldsOfOneKind() throws {
    let run = try ProgramRun.run(["help", "fields", "memberships"])
    #expect(run.status == 0 && run.text.hasPrefix("memberships  Memberships\n"))
    #expect(run.text.contains("成员代码") && !run.text.contains("organizations  Organizations"))
  }

  @Test func unknownTopicsAreRefused() throws {
    let run = try ProgramRun.run(["help", "regster"])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("Did you mean “register”?"))
    #expect(try ProgramRun.run(["help", "fields", "memberhips"]).status == 2)
  }

  @Test(arguments: Language.allCases)
  func pagesListEveryEntryOfTheirTables(language: Language) throws {
    func page(_ name: String) throws -> String { try Self.file("Resources/Manual/\(language.rawValue)/\(name).md") }
    let commands = try page("commands")
    for command in Shezu.commands { #expect(commands.contains("\n## shezu \(command.name)\n")) }
    let formats = try page("formats")
    for format in ExportFormat.all { #expect(formats.contains("| `\(format.name)` | .\(format.fileExtension) |")) }
    let fields = try page("fields")
    for kind in Catalog.kinds {
      #expect(fields.contains("\n## \(kind.name) \(kind.title[language])\n"))
      for field in kind.fields {
        #expect(fields.contains("| `\(field.name)` | \(FieldNotes.titles(field, language)) |"))
        for alias in field.aliases { #expect(fields.contains("`\(alias.key)`")) }
      }
    }
    let queries = try page("queries")
    for example in ExampleQuery.all { #expect(queries.contains("| `\(example.query)` | \(example.count) |")) }
  }
}
