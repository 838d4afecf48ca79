import ArgumentParser
import Columnar
import Exports
import Localization

struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = Localized("列出文件中的全部问题。", "List every problem in the files.")
  static let details = Localized(
    "逐条列出问题所在文件、位置、字段，以及文件中的值和应有的值。默认格式为 text。退出状态：0 没有错误和警告；1 有错误或警告；3 文件无法读取。",
    "For each problem: file, location, field, the value found and the value expected. The default format is text. Exit status: 0 no errors or warnings; 1 errors or warnings found; 3 a file could not be read."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或单个 JSON 文件；默认为内置示例登记册。",
      "The register: a folder or a single JSON file; the built-in sample by default.",
      value: "register"))
  var path: String?

  @OptionGroup var register: RegisterOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let choice = try register.named(path)
    let layout = try options.layout(isTerminal: console.output.isTerminal, otherwise: .text)
    let opened = try OpenedRegister.open(choice, on: console)
    switch layout {
    case .text:
      let lines = opened.register.diagnostics.lazy.map {
        ProblemLine.text($0, in: opened.register.schema, console.language) + "\n"
      }
      if options.output != nil {
        try console.write(lines.joined(), options)
      } else {
        for (index, line) in lines.enumerated() {
          if index % 256 == 0, Interruption.isAsked { throw OutputError.interrupted }
          try console.output.write(line)
        }
      }
    case .format:
      try console.write(ComputedView.view(of: opened.register.problems, console.language), options, otherwise: .text)
    }
    console.say(ProblemLine.summary(opened.register))
    let isClean = opened.register.diagnostics.allSatisfy { $0.severity == .note }
    return opened.status(isClean ? .done : .differs)
  }
}
