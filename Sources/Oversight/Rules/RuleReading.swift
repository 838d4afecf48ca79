import Columnar
import JSON
import Localization

/// Reads one entry of a rule file.
struct RuleReading {
  private struct Fault: Error { let message: Localized }

  private static let keys: Set<String> = [
    "id", "title", "instrument", "article", "effectiveFrom", "effectiveTo", "verification", "severity", "kind",
    "dated", "applies", "query", "due", "pending", "evidence", "note", "text", "consequence",
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
    rule.text = reader.localized("text")
    rule.consequence = reader.localized("consequence")
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
    guard let object = entry.object else { throw Fault(message: Localized("应为对象", "expected an object")) }
    if let unknown = object.keys.first(where: { !Self.keys.contains($0) }) {
      throw Fault(message: Localized("无法识别的项“\(unknown)”", "unknown member “\(unknown)”"))
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
    var formulas: [Rule.Due] = []
    for item in value.array ?? [value] {
      if let text = item.string {
        formulas.append(.expression(text))
      } else if let year = item["year"]?.string, let month = item["month"]?.integer, let day = item["day"]?.integer,
        let month = Int(exactly: month), let day = Int(exactly: day), Day(year: 2020, month: month, day: day) != nil
      {
        formulas.append(.inYear(year, month: month, day: day))
      } else {
        throw Fault(
          message: Localized(
            "due 应为日期算式，或 {\"year\": 算式, \"month\": 月, \"day\": 日}",
            "due must be a formula for a day, or {\"year\": formula, \"month\": number, \"day\": number}"))
      }
    }
    return formulas
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
