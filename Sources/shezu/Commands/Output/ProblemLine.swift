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
    return oneLine(line)
  }

  /// Line breaks become blanks. Looks at code points first: a register may have a million problems, and next to none has one.
  private static func oneLine(_ text: String) -> String {
    let hasBreak = text.unicodeScalars.contains { scalar in
      ("\u{A}"..."\u{D}").contains(scalar) || ["\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }
    return hasBreak ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
  }

  private static let longestFound = 80

  /// The text in the file; a long one is cut, and its length given. The other formats have the whole text.
  private static func found(_ text: String, _ language: Language) -> String {
    guard text.utf8.count > longestFound, text.count > longestFound else { return text }
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
