import ArgumentParser
import Columnar
import Interface
import Loading
import Localization
import SQL
import Statistics

/// What may be written for a value of the command line, found by the name that help gives the value.
enum ValueSource: Sendable, Equatable {
  case file
  case kind
  case format
  case query
  case view
  /// Names of fields, separated by commas; the paths of groups.
  case fields(canDescend: Bool, orAll: Bool)
  case measure
  case topic
  /// One of these.
  case choices([String])
  /// Anything, such as a number or a day.
  case free

  /// A test walks the arguments of all commands and holds that each value name has an entry here, or lists its choices.
  private static let named: [String: ValueSource] = [
    "register": .file, "path": .file, "old": .file, "new": .file, "file": .file, "folder": .file, "dir": .file,
    "kind": .kind, "format": .format, "query": .query, "name": .view, "measure": .measure, "topic": .topic,
    "a": .fields(canDescend: false, orAll: false), "a,b": .fields(canDescend: false, orAll: false),
    "a,b|all": .fields(canDescend: false, orAll: true),
    "-a,b": .fields(canDescend: true, orAll: false), "shell": .choices(Shell.allCases.map(\.rawValue)),
    "totals": .choices(Statistic.allCases.map(\.rawValue) + ["all"]),
    "part": .choices(ManualFiles.partNames),
    "dialect": .choices(SQLDialect.allCases.map(\.rawValue)),
    "encoding": .choices(TextEncoding.allCases.map(\.rawValue)), "evidence": .file,
    "n": .free, "s": .free, "day": .free, "days": .free, "key": .free, "key=field": .free, "id": .free, "words": .free,
  ]

  /// Nil if the value is unknown; files are offered then.
  init?(_ argument: CommandDescription.Argument) {
    if !argument.values.isEmpty {
      self = .choices(argument.values)
    } else if let known = Self.named[argument.valueName] {
      self = known
    } else if argument.valueName.contains("|") {
      self = .choices(argument.valueName.split(separator: "|").map(String.init))
    } else {
      return nil
    }
  }
}
