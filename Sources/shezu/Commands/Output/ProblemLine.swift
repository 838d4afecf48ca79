import Columnar
import Localization

/// Problems of a register as text.
enum ProblemLine {
  /// One problem on one line: `error penalties.json /2/罚款金额 byte offset 371 Fine (enforcement.fine): unreadable amount;
  /// found …; expected …`.
  static func text(_ problem: Diagnostic, in schema: Schema, _ language: Language) -> String {
    var parts = [severity(problem.severity)[language], place(problem, language)]
    if let kind = problem.kind { parts.append(subject(kind, problem.field, in: schema, language)) }
    var line = parts.filter { !$0.isEmpty }.joined(separator: " ")
    line += Localized("：", ": ")[language] + problem.code.title[language]
    if !problem.found.isEmpty {
      line += Localized("；文件中为：", "; found ")[language] + found(problem.found, language)
    }
    let expected = problem.expected[language]
    if !expected.isEmpty {
      line += (problem.code.hasReason ? Localized("；", "; ") : Localized("；应为：", "; expected "))[language] + expected
    }
    return oneLine(line)
  }

  /// Line breaks become blanks. Looks at code points first: a register may have a million problems, and next to none has one.
  private static func oneLine(_ text: String) -> String {
    let hasBreak = text.unicodeScalars.contains { scalar in
      ("\u{A}"..."\u{D}").contains(scalar) || ["\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }
    return hasBreak ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
  }

  /// The title of the field, or else of the record type, with its name in brackets.
  private static func subject(_ kind: String, _ field: String?, in schema: Schema, _ language: Language) -> String {
    let description = schema[kind]
    let name = field.map { "\(kind).\($0)" } ?? kind
    let title =
      if let field { description?.ordinal(of: field).flatMap { description?.fields[$0].title } } else {
        description?.title
      }
    return title.map { Localized("\($0.chinese)（\(name)）", "\($0.english) (\(name))")[language] } ?? name
  }

  /// Problems of one cause on one line: their number, the first place, examples.
  static func text(_ group: ProblemGroups.Group, in schema: Schema, _ language: Language) -> String {
    let problem = group.first
    var line = severity(problem.severity)[language]
    line += Localized("（\(group.count) 处）：", " (\(group.count)): ")[language] + problem.code.title[language]
    if let kind = problem.kind { line += " " + subject(kind, problem.field, in: schema, language) }
    if !group.examples.isEmpty {
      line += Localized("；如 ", "; such as ")[language] + group.examples.joined(separator: " | ")
    }
    let expected = problem.expected[language]
    if !expected.isEmpty {
      line += (problem.code.hasReason ? Localized("；", "; ") : Localized("；应为：", "; expected "))[language] + expected
    }
    let place = place(problem, language)
    if !place.isEmpty { line += Localized("；首处 ", "; first at ")[language] + place }
    return oneLine(line)
  }

  private static let longestFound = 80

  /// The text in the file; a long one is cut, and its length given. The other formats have the whole text.
  private static func found(_ text: String, _ language: Language) -> String {
    guard text.utf8.count > longestFound, text.count > longestFound else { return text }
    return text.prefix(longestFound) + Localized("…（共 \(text.count) 个字符）", "… (\(text.count) characters)")[language]
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
      place += Localized(" 字节偏移 \(offset)", " byte offset \(offset)")[language]
    }
    return place
  }

  static func severity(_ severity: Diagnostic.Severity) -> Localized {
    switch severity {
    case .note: Localized("提示", "info")
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
      """
      \(Plural.english(register.inputs.count, "file")), \(Plural.english(records, "record")): \
      \(Plural.english(errors, "error")), \(Plural.english(warnings, "warning")), \(notes) info.
      """)
  }
}
