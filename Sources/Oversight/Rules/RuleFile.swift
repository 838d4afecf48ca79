import Columnar
import JSON
import Localization

/// A file of rules: `{"instrument": …, "rules": […]}`, or an array of rules.
///
/// `instrument`, `effectiveFrom`, `effectiveTo` and `verification` beside `rules` hold for every rule that does not say
/// otherwise. A rule that cannot be understood stays with its fault, so that it is told with its place and the rest works.
public struct RuleFile: Sendable {
  public private(set) var rules: [Rule] = []
  /// What is wrong with the file as a whole.
  public private(set) var problems: [Localized] = []

  private init() {}

  public init(_ bytes: PaddedBytes, named file: String) {
    switch DataFile.parsed(bytes, named: file) {
    case .success(let value): self.init(value, named: file)
    case .failure(let fault):
      self.init()
      problems = [fault.message]
    }
  }

  public init(_ value: JSONValue, named file: String) {
    guard let entries = value.array ?? value["rules"]?.array else {
      problems = [Localized("\(file)：应为数组，或含 rules 数组的对象", "\(file): expected an array, or an object with rules")]
      return
    }
    if let unknown = value.object?.keys.first(where: { $0 != "rules" && !Self.shared.contains($0) }) {
      problems.append(Localized("\(file)：没有名为 \(unknown) 的项", "\(file): there is no member called \(unknown)"))
    }
    let path = value.array == nil ? "rules/" : ""
    for (index, entry) in entries.enumerated() {
      let reading = RuleReading(Self.filled(entry, from: value))
      rules.append(reading.rule(place: "\(file)#/\(path)\(index)", number: index + 1))
    }
  }

  private static let shared = ["instrument", "effectiveFrom", "effectiveTo", "verification", "note"]

  /// The entry with what the file says for all of its rules.
  private static func filled(_ entry: JSONValue, from file: JSONValue) -> JSONValue {
    guard var object = entry.object, file.array == nil else { return entry }
    for key in shared where object[key] == nil && key != "note" { object[key] = file[key] }
    return .object(object)
  }
}

/// Reads one entry.
private struct RuleReading {
  private struct Fault: Error { let message: Localized }

  private static let keys: Set<String> = [
    "id", "title", "instrument", "article", "effectiveFrom", "effectiveTo", "verification", "severity", "kind",
    "dated", "applies", "query", "due", "pending", "evidence", "note",
  ]

  private let entry: JSONValue
  private let reader: EntryReader

  init(_ entry: JSONValue) {
    self.entry = entry
    reader = EntryReader(entry)
  }

  func rule(place: String, number: Int) -> Rule {
    let id = reader.text("id") ?? "#\(number)"
    var rule = Rule(id: id, title: reader.localized("title") ?? Localized(id, id), place: place)
    rule.instrument = reader.localized("instrument") ?? rule.instrument
    rule.article = reader.localized("article") ?? rule.article
    rule.kind = reader.text("kind") ?? ""
    rule.dated = reader.text("dated") ?? ""
    rule.applies = reader.text("applies") ?? ""
    rule.query = reader.text("query") ?? ""
    rule.pending = reader.text("pending") ?? ""
    rule.note = reader.localized("note")
    do throws(Fault) {
      try check()
      rule.effectiveFrom = try day("effectiveFrom")
      rule.effectiveTo = try day("effectiveTo")
      rule.verification = try choice("verification", Rule.Verification.self) ?? .remembered
      rule.severity = try choice("severity", Rule.Severity.self) ?? .notice
      rule.due = try due()
      rule.evidence = try evidence()
    } catch {
      rule.fault = error.message
    }
    return rule
  }

  private func check() throws(Fault) {
    guard let object = entry.object else { throw Fault(message: Localized("应为对象", "an object belongs here")) }
    if let unknown = object.keys.first(where: { !Self.keys.contains($0) }) {
      throw Fault(message: Localized("没有名为 \(unknown) 的项", "there is no member called \(unknown)"))
    }
    for key in ["id", "title", "kind", "query"] where object[key] == nil {
      throw Fault(message: reader.missing(key))
    }
    for key in ["id", "kind", "query", "applies", "dated", "pending"]
    where object[key] != nil && reader.text(key) == nil {
      throw Fault(message: Localized("\(key) 应为文本", "\(key) must be text"))
    }
  }

  private func day(_ key: String) throws(Fault) -> Day? {
    guard let value = entry[key], value != .null else { return nil }
    guard let day = value.string.flatMap(Day.init(iso:)) else {
      throw Fault(message: Localized("\(key) 应为日期，如 2018-01-24", "\(key) must be a day such as 2018-01-24"))
    }
    return day
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws(Fault) -> Choice? where Choice.RawValue == String {
    guard let value = entry[key] else { return nil }
    if let choice = value.string.flatMap(Choice.init) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw Fault(message: Localized("\(key) 应为 \(known) 之一", "\(key) must be one of \(known)"))
  }

  private func due() throws(Fault) -> [Rule.Due] {
    guard let value = entry["due"], value != .null else { return [] }
    var ways: [Rule.Due] = []
    for way in value.array ?? [value] {
      if let text = way.string {
        ways.append(.expression(text))
      } else if let year = way["year"]?.string, let month = way["month"]?.integer, let day = way["day"]?.integer,
        let month = Int(exactly: month), let day = Int(exactly: day), Day(year: 2020, month: month, day: day) != nil
      {
        ways.append(.inYear(year, month: month, day: day))
      } else {
        throw Fault(
          message: Localized(
            "due 应为日期算式，或 {\"year\": 算式, \"month\": 月, \"day\": 日}",
            "due must be a formula for a day, or {\"year\": formula, \"month\": number, \"day\": number}"))
      }
    }
    return ways
  }

  private func evidence() throws(Fault) -> [Rule.Evidence] {
    guard let value = entry["evidence"] else { return [] }
    var evidence: [Rule.Evidence] = []
    for item in value.array ?? [value] {
      if let text = item.string {
        evidence.append(Rule.Evidence(text: text, title: nil))
      } else if let text = item["value"]?.string {
        evidence.append(Rule.Evidence(text: text, title: EntryReader(item).localized("title")))
      } else {
        throw Fault(
          message: Localized("evidence 应为字段名的数组", "evidence must be an array of fields, or of {\"title\", \"value\"}"))
      }
    }
    return evidence
  }
}
