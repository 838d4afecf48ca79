import Columnar
import JSON
import Localization

/// All rules that are looked at together, with what was wrong with their files.
public struct RuleBook: Sendable {
  public private(set) var rules: [Rule] = []
  public private(set) var problems: [Localized] = []

  public init() {}

  public init(_ files: [RuleFile]) { for file in files { add(file) } }

  /// Adds a file's rules. A rule with an id that is there already takes the other's place: a register may replace what
  /// travels with the program. Twice in one file is an error of that file.
  public mutating func add(_ file: RuleFile) {
    problems += file.problems
    var own: Set<String> = []
    for var rule in file.rules {
      if !own.insert(rule.id).inserted {
        rule.fault = rule.fault ?? Localized("编号 \(rule.id) 重复", "the id \(rule.id) is used twice")
        rules.append(rule)
      } else if let place = rules.firstIndex(where: { $0.id == rule.id }) {
        rules[place] = rule
      } else {
        rules.append(rule)
      }
    }
  }

  /// Adds what is wrong with a file that could not be read.
  public mutating func add(problem: Localized) { problems.append(problem) }

  /// Rules that cannot be understood: file, place, id and reason.
  public var faults: [Localized] {
    rules.compactMap { rule in
      rule.fault.map { fault in
        Localized("\(rule.place)（\(rule.id)）：\(fault.chinese)", "\(rule.place) (\(rule.id)): \(fault.english)")
      }
    }
  }
}
