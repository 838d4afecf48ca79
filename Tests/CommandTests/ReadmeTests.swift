import Foundation
import Testing

@testable import shezu

/// README's tables are printed by the program: `shezu document keys --language en` and so on.
struct ReadmeTests {
  static func readme() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
  }

  @Test(arguments: ProgramDocument.Part.allCases)
  func generatedPartsAreFresh(part: ProgramDocument.Part) throws {
    let readme = try Self.readme()
    let start = try #require(readme.range(of: "<!-- generated: \(part.rawValue) -->\n"))
    let end = try #require(readme.range(of: "<!-- end -->", range: start.upperBound..<readme.endIndex))
    #expect(readme[start.upperBound..<end.lowerBound] == ProgramDocument.markdown(part, .english))
  }

  /// The two commands are one line each, and install what the manifest links.
  @Test(arguments: ["open", "test"])
  func commandsAreOneLine(name: String) throws {
    let readme = try Self.readme()
    let start = try #require(readme.range(of: "<!-- command: \(name) -->\n```sh\n"))
    let end = try #require(readme.range(of: "\n```", range: start.upperBound..<readme.endIndex))
    let command = readme[start.upperBound..<end.lowerBound]
    #expect(!command.contains("\n"))
    for package in ["libncurses-dev", "libpcre2-dev"] { #expect(command.contains(package)) }
  }
}
