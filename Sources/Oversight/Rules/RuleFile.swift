import Columnar
import JSON
import Localization

/// A file of rules: `{"instrument": …, "rules": […]}`, or an array of rules.
///
/// `instrument`, `effectiveFrom`, `effectiveTo` and `verification` beside `rules` are defaults for every rule. An invalid
/// rule stays with its fault: the fault is reported with its place, and the other rules work.
public struct RuleFile: DataFile, Sendable {
  static let member = "rules"

  public private(set) var rules: [Rule] = []
  /// Errors of the file as a whole.
  public private(set) var problems: [Localized] = []

  init(problem: Localized) { problems = [problem] }

  init(_ value: JSONValue, named file: String) {
    guard let entries = Self.entries(of: value, named: file) else {
      problems = [Self.noEntries(in: file)]
      return
    }
    if let unknown = value.object?.keys.first(where: { $0 != Self.member && !Self.shared.contains($0) }) {
      problems.append(Localized("\(file)：无法识别的项“\(unknown)”", "\(file): unknown member “\(unknown)”"))
    }
    for (index, (entry, place)) in entries.enumerated() {
      rules.append(RuleReading(Self.filled(entry, from: value)).rule(place: place, number: index + 1))
    }
  }

  private static let shared = ["instrument", "effectiveFrom", "effectiveTo", "verification", "note"]

  /// The entry with the defaults of the file.
  private static func filled(_ entry: JSONValue, from file: JSONValue) -> JSONValue {
    guard var object = entry.object, file.array == nil else { return entry }
    for key in shared where object[key] == nil && key != "note" { object[key] = file[key] }
    return .object(object)
  }
}
