import Columnar
import Localization
import Testing

@testable import shezu

/// All commands of the command table.
@Suite(.serialized)
struct CommandTableTests {
  @Test func everyCommandSaysWhatItDoesInBothLanguages() {
    for command in Shezu.commands {
      for language in Language.allCases {
        let end = language == .chinese ? "。" : "."
        #expect(command.summary[language].hasSuffix(end), "\(command.name)")
        #expect(command.details[language].hasSuffix(end), "\(command.name)")
      }
    }
  }

  @Test func namesAreUnique() {
    let names = Shezu.commands.map { $0.name }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Shezu.commands.map { $0.name })
  func helpPages(name: String) throws {
    for (language, locale) in [(Language.chinese, "zh_CN.UTF-8"), (.english, "C")] {
      for arguments in [[name, "--help"], ["help", name], [name, "--help", "--language", language.rawValue]] {
        let run = try ProgramRun.run(arguments, environment: ["LC_ALL": locale])
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.text.hasPrefix(language == .chinese ? "概述：" : "OVERVIEW: "))
        #expect(run.text.contains("shezu \(name)"))
        #expect(run.text.contains("--language <zh|en>"))
        // Every option has help, and no line is wider than 80 columns.
        for line in run.lines { #expect(DisplayedLine.width(line) <= 80, "\(line)") }
      }
    }
  }

  @Test func everyOptionIsExplained() throws {
    for command in Shezu.commands {
      let page = try ProgramRun.run([command.name, "--help"]).text
      var options = false
      for line in page.split(separator: "\n") {
        if line == "OPTIONS:" { options = true }
        guard options, line.hasPrefix("  -") else { continue }
        #expect(line.dropFirst(24).contains { $0.isLetter }, "\(command.name): \(line)")
      }
    }
  }
}
