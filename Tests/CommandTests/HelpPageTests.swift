import Columnar
import Localization
import Testing

@testable import shezu

/// Help pages, wrapped by display width and translated from the output of the argument parser.
@Suite struct HelpPageTests {
  @Test func helpLinesAreBrokenByDisplayWidth() {
    let page = "  --where <query>         " + String(repeating: "查询宝鸡，", count: 20) + "\nplain"
    for line in HelpPage.wrapped(page, columns: 60).split(separator: "\n") {
      #expect(DisplayedLine.width(line) <= 60)
      #expect(line == "plain" || line.hasPrefix("  --where") || line.hasPrefix(String(repeating: " ", count: 26)))
      #expect(!line.drop { $0 == " " }.hasPrefix("，"))
    }
  }

  /// Pages and messages of the argument parser before translation.
  private func parserOutput() -> String {
    let commandLines: [[String]] = [
      ["--help"], ["list", "--help"], ["help", "--help"], ["list"], ["list", "organizations", "--limt"],
      ["list", "organizations", "--limit"], ["list", "organizations", "--limit", "x"], ["list", "a", "b"],
      ["list", "a", "b", "c"],
    ]
    return commandLines.map { arguments in
      do {
        var command = try Shezu.parseAsRoot(arguments)
        try command.run()
        return ""
      } catch {
        return Shezu.fullMessage(for: error, columns: HelpPage.unwrapped)
      }
    }.joined(separator: "\n")
  }

  @Test func everyTranslatedPhraseIsInTheOutputOfTheParser() {
    let output = parserOutput()
    for (phrase, _) in HelpPage.headings + HelpPage.sentences {
      #expect(output.contains(phrase), "the argument parser writes no “\(phrase)”")
    }
  }
}
