import Localization

/// The problems of a register by their cause: the same trouble with the same sort of value in the same field is one group.
public struct ProblemGroups: Sendable {
  /// Problems of one cause.
  public struct Group: Sendable {
    /// The first problem, in the order of files and records.
    public let first: Diagnostic
    /// The position of each problem among the diagnostics, the first of them only.
    public let position: Int
    public internal(set) var count = 1
    /// Up to three different texts that were found.
    public internal(set) var examples: [String]
  }

  private struct Cause: Hashable {
    let severity: Diagnostic.Severity
    let code: Diagnostic.Code
    let kind: String?
    let field: String?
    let sort: String
    let file: String
  }

  /// Errors first, then by number.
  public let groups: [Group]

  /// O(problems).
  public init(_ diagnostics: Diagnostics) {
    var places: [Cause: Int] = [:]
    var groups: [Group] = []
    for (position, problem) in diagnostics.enumerated() {
      // What concerns a whole file is a matter of that file; what concerns values is one of all files.
      let isOfFile = problem.record == nil && problem.field == nil
      let cause = Cause(
        severity: problem.severity, code: problem.code, kind: problem.kind, field: problem.field,
        sort: Self.sort(problem.found), file: isOfFile ? problem.file : "")
      guard let place = places[cause] else {
        places[cause] = groups.count
        groups.append(
          Group(first: problem, position: position, examples: problem.found.isEmpty ? [] : [Self.short(problem.found)]))
        continue
      }
      groups[place].count += 1
      guard groups[place].examples.count < 3, !problem.found.isEmpty else { continue }
      let example = Self.short(problem.found)
      if !groups[place].examples.contains(example) { groups[place].examples.append(example) }
    }
    self.groups = groups.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.first.severity != b.first.severity { return a.first.severity > b.first.severity }
      if a.count != b.count { return a.count > b.count }
      return left.offset < right.offset
    }.map(\.element)
  }

  private static func short(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }

  /// What a text is like: letters, digits and signs of each kind, in the order in which kinds change. `2020.13.45` and
  /// `2021.2.30` are of one sort.
  static func sort(_ text: String) -> String {
    var sort = ""
    for scalar in text.unicodeScalars.prefix(64) {
      let kind: Character
      switch scalar {
      case "0"..."9", "０"..."９": kind = "9"
      case "a"..."z", "A"..."Z": kind = "a"
      case " ", "\t", "\n": continue
      default: kind = scalar.value >= 0x2E80 ? "文" : Character(scalar)
      }
      if sort.last != kind { sort.append(kind) }
      if sort.count >= 8 { break }
    }
    return sort
  }
}

extension ProblemGroups {
  /// The name of the table's kind.
  public static let name = "problem-groups"

  /// The groups as a table.
  public func table(schema: Schema) -> Table {
    let (group, place) = (Localized("问题", "Problem"), Localized("首处", "First place"))
    let sentences = Codebook(
      "causes", title: Localized("应为", "expected"), openness: .open,
      entries: groups.prefix(60_000).enumerated().map { number, group in
        Codebook.Entry("cause-\(number + 1)", group.first.expected.chinese, group.first.expected.english)
      })
    func number(_ name: String, _ title: Localized, _ help: Localized, _ group: Localized, _ width: Int) -> Field {
      Field(name, title, .integer(unit: nil), help: help, group: group, roles: [.summary], width: width)
    }
    let kind = Kind(
      Self.name, title: Localized("问题归类", "Problem groups"), singular: Localized("一类问题", "group of problems"),
      help: Localized("按原因归在一起的问题", "Problems by their cause"), key: "id",
      fields: [
        Field(
          "id", Localized("编号", "Number"), .code(nil), help: Localized("序号", "Running number"), group: group, width: 6),
        Field(
          "severity", Localized("程度", "Severity"), .coded(Problems.severities),
          help: Localized("错误、警告或提示", "Error, warning or note"), group: group, roles: [.summary], width: 6),
        Field(
          "trouble", Localized("问题", "Trouble"), .coded(Problems.codes),
          help: Localized("问题的种类", "What kind of trouble"),
          group: group, roles: [.summary, .search, .label], width: 18),
        number("count", Localized("处数", "Count"), Localized("同一原因的问题数", "How many problems have this cause"), group, 8),
        Field(
          "kind", Localized("类别", "Kind"), .text, help: Localized("记录的类别", "The kind of record"), group: group,
          roles: [.summary, .search], width: 14),
        Field(
          "field", Localized("字段", "Field"), .text, help: Localized("所在字段", "The field that it concerns"), group: group,
          roles: [.summary, .search], width: 16),
        Field(
          "examples", Localized("举例", "Examples"), .text, help: Localized("文件中的写法", "What the files say"), group: group,
          roles: [.summary, .search], width: 30),
        Field(
          "expected", Localized("应为", "Expected"), .coded(sentences), help: Localized("应有的值", "What belongs there"),
          group: group, roles: [.summary], width: 36),
        Field(
          "file", Localized("文件", "File"), .text, help: Localized("首处所在文件", "The file of the first one"), group: place,
          roles: [.summary, .search], width: 22),
        number("line", Localized("行", "Line"), Localized("首处的行", "The line of the first one"), place, 8),
        number("column", Localized("列", "Column"), Localized("首处在该行第几个字符", "Its character in that line"), place, 8),
      ])
    var builder = TableBuilder(kind)
    for (number, group) in groups.enumerated() {
      var values: [String: Value] = [
        "id": .text(String(number + 1)), "severity": .text(group.first.severity.word),
        "trouble": .text(group.first.code.rawValue), "count": .integer(Int64(group.count)),
        "examples": .text(group.examples.joined(separator: " | ")), "file": .text(group.first.file),
      ]
      if let kind = group.first.kind { values["kind"] = .text(kind) }
      if let field = group.first.field { values["field"] = .text(field) }
      if number < 60_000, !group.first.expected.chinese.isEmpty { values["expected"] = .text("cause-\(number + 1)") }
      if let line = group.first.line { values["line"] = .integer(Int64(line)) }
      if let column = group.first.column { values["column"] = .integer(Int64(column)) }
      builder.append(values)
    }
    return builder.table()
  }
}

extension Diagnostic.Severity {
  /// The code in the vocabulary of severities.
  fileprivate var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
