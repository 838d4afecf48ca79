import ArgumentParser
import Columnar
import Exports
import Localization

struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = Localized("列出文件中的全部问题。", "List every problem in the files.")
  static let details = Localized(
    "每个问题说明文件、位置、字段、写了什么、应为什么。默认格式为 text。退出状态：0 没有错误和警告；1 有；3 有文件无法读取。",
    "Each problem tells file, place, field, what was found and what was expected; the format is text by default. Exit status: 0 no errors and no warnings; 1 some; 3 a file could not be read."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或一个 JSON 文件；默认用随程序附带的。", "The register: a folder or one JSON file; the bundled one by default.",
      value: "register"))
  var path: String?

  @OptionGroup var register: RegisterOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    var choice = register
    if let path {
      guard register.register == nil else {
        throw CommandError(.wrongUse, "登记册只能给出一个。", "Only one register can be given.")
      }
      choice.register = path
    }
    let layout = try options.layout(isTerminal: console.output.isTerminal, otherwise: .text)
    let opened = try openRegister(choice, on: console)
    switch layout {
    case .text:
      let lines = opened.register.diagnostics.lazy.map { ProblemLine.text($0, console.language) + "\n" }
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

/// Problems in words.
enum ProblemLine {
  /// One problem on one line: `error penalties.json /2/罚款金额 offset 371 enforcement.fine: unreadable amount; found …;
  /// expected …`.
  static func text(_ problem: Diagnostic, _ language: Language) -> String {
    var parts = [severity(problem.severity)[language], place(problem, language)]
    if let kind = problem.kind { parts.append(problem.field.map { "\(kind).\($0)" } ?? kind) }
    var line = parts.filter { !$0.isEmpty }.joined(separator: " ")
    line += Localized("：", ": ")[language] + problem.code.title[language]
    if !problem.found.isEmpty {
      line += Localized("；文件里是 ", "; found ")[language] + found(problem.found, language)
    }
    let expected = problem.expected[language]
    if !expected.isEmpty { line += Localized("；应为：", "; expected ")[language] + expected }
    return line.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static let longestFound = 80

  /// What stands in the file; of a long text its beginning, and how long it is. Other formats have all of it.
  private static func found(_ text: String, _ language: Language) -> String {
    guard text.count > longestFound else { return text }
    return text.prefix(longestFound) + Localized("…（共 \(text.count) 字）", "… (\(text.count) characters)")[language]
  }

  private static func place(_ problem: Diagnostic, _ language: Language) -> String {
    var place = problem.file
    if let line = problem.line { place += ":\(line)" + (problem.column.map { ":\($0)" } ?? "") }
    if let pointer = problem.pointer {
      if !pointer.isEmpty { place += " \(pointer)" }
    } else if let record = problem.record {
      place += Localized(" 记录 \(record + 1)", " record \(record + 1)")[language]
    }
    if problem.line == nil, let offset = problem.offset {
      place += Localized(" 偏移 \(offset)", " offset \(offset)")[language]
    }
    return place
  }

  static func severity(_ severity: Diagnostic.Severity) -> Localized {
    switch severity {
    case .note: Localized("提示", "note")
    case .warning: Localized("警告", "warning")
    case .error: Localized("错误", "error")
    }
  }

  static func summary(_ register: Register) -> Localized {
    let problems = register.diagnostics
    let (errors, warnings, notes) = (problems.count(.error), problems.count(.warning), problems.count(.note))
    let records = register.tables.reduce(0) { $0 + $1.count }
    return Localized(
      "\(register.inputs.count) 个文件，\(records) 条记录：\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示。",
      "\(register.inputs.count) files, \(records) records: \(errors) errors, \(warnings) warnings, \(notes) notes.")
  }
}
