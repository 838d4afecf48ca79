import ArgumentParser
import Columnar
import Exports
import Localization

struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = Localized("列出文件中的全部问题。", "List every problem in the files.")
  static let details = Localized(
    "先按原因归类：每类说明有几处、首处、举例、应为什么；--all 再逐个列出。默认格式为 text；其他格式逐个列出。退出状态：0 没有错误和警告；1 有错误或警告；3 文件无法读取。",
    "Problems by cause first: how many, the first place, examples, what was expected; --all lists each of them as well. The format is text by default; the others list each problem. Exit status: 0 no errors or warnings; 1 errors or warnings found; 3 a file could not be read."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或单个 JSON 文件；默认为内置示例登记册。",
      "The register: a folder or a single JSON file; the built-in sample by default.",
      value: "register"))
  var path: String?

  @Flag(help: ArgumentHelp("逐个列出全部问题。", "List every single problem."))
  var all = false

  @OptionGroup var register: RegisterOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let choice = try register.named(path)
    let layout = try options.layout(isTerminal: console.output.isTerminal, otherwise: .text)
    let opened = try OpenedRegister.open(choice, on: console)
    switch layout {
    case .text:
      let (schema, language) = (opened.register.schema, console.language)
      let groups = ProblemGroups(opened.register.diagnostics).groups.map {
        ProblemLine.text($0, in: schema, language) + "\n"
      }
      let single = all ? opened.register.diagnostics : []
      let lines = single.lazy.map { ProblemLine.text($0, in: schema, language) + "\n" }
      if options.output != nil {
        try console.write(groups.joined() + (all ? "\n" : "") + lines.joined(), options)
      } else {
        for line in groups { try console.output.write(line) }
        if all, !groups.isEmpty { try console.output.write("\n") }
        for (index, line) in lines.enumerated() {
          if index % 256 == 0, Interruption.isAsked { throw OutputError.interrupted }
          try console.output.write(line)
        }
      }
    case .format:
      // Data for other programs: each problem by itself, which they group as they like.
      try console.write(ComputedView.view(of: opened.register.problems, console.language), options, otherwise: .text)
    }
    console.say(ProblemLine.summary(opened.register))
    let isClean = opened.register.diagnostics.allSatisfy { $0.severity == .note }
    return opened.status(isClean ? .done : .differs)
  }
}
