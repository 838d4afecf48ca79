import Columnar
import JSON
import Localization

/// All rules in use, and the errors of their files.
public struct RuleBook: Sendable {
  public private(set) var rules: [Rule] = []
  public private(set) var problems: [Localized] = []

  public init() {}

  /// Adds the rules of a file. A rule replaces an earlier one with the same id, so a register may replace a built-in rule.
  /// The same id twice in one file is a fault.
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

  /// Adds the error of a file that could not be read.
  public mutating func add(problem: Localized) { problems.append(problem) }

  /// Invalid rules: file, place, id and reason.
  public var faults: [Localized] {
    rules.compactMap { rule in
      rule.fault.map { fault in
        Localized("\(rule.place)（\(rule.id)）：\(fault.chinese)", "\(rule.place) (\(rule.id)): \(fault.english)")
      }
    }
  }
}
