import Columnar
import Localization

/// Problems of a register as text.
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

  /// Problems of one cause on one line: their number, the first place, examples.
  static func text(_ group: ProblemGroups.Group, _ language: Language) -> String {
    let problem = group.first
    var line = severity(problem.severity)[language]
    line += Localized("，\(group.count) 处：", " x\(group.count): ")[language] + problem.code.title[language]
    if let kind = problem.kind { line += " " + (problem.field.map { "\(kind).\($0)" } ?? kind) }
    if !group.examples.isEmpty {
      line += Localized("；如 ", "; such as ")[language] + group.examples.joined(separator: " | ")
    }
    let expected = problem.expected[language]
    if !expected.isEmpty { line += Localized("；应为：", "; expected ")[language] + expected }
    let place = place(problem, language)
    if !place.isEmpty { line += Localized("；首处 ", "; first at ")[language] + place }
    return line.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static let longestFound = 80

  /// The text in the file; a long one is cut, and its length given. The other formats have the whole text.
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
    if let offset = problem.offset, problem.record != nil || problem.line == nil {
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
