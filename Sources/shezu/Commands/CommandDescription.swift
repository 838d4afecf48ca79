import ArgumentParser
import JSON

/// A command with its arguments, as the argument parser describes it in the language of the run. Completions and man pages
/// are made from it, so that they cannot differ from what the parser accepts.
struct CommandDescription: Sendable {
  struct Argument: Sendable {
    enum Kind: String, Sendable { case positional, option, flag }

    let kind: Kind
    /// With their dashes, such as `-r` and `--register`; empty for a positional argument.
    let names: [String]
    /// The name of its value in help, such as `kind`.
    let valueName: String
    let help: String
    /// All values that the parser accepts; empty if it accepts any.
    let values: [String]
    let isOptional: Bool
    let isRepeating: Bool
  }

  let name: String
  let summary: String
  let details: String
  let arguments: [Argument]
  let subcommands: [CommandDescription]

  /// The program with its commands, those that help does not list among them. Some milliseconds.
  static func program() -> CommandDescription {
    let description = (try? JSONValue(parsing: Shezu._dumpHelp()))?["command"]
    return CommandDescription(description ?? .null)
  }

  private init(_ value: JSONValue) {
    name = value["commandName"]?.string ?? ""
    summary = value["abstract"]?.string ?? ""
    details = value["discussion"]?.string ?? ""
    arguments = (value["arguments"]?.array ?? []).compactMap(Argument.init)
    subcommands = (value["subcommands"]?.array ?? []).map(CommandDescription.init)
  }

  func subcommand(named name: String) -> CommandDescription? { subcommands.first { $0.name == name } }

  var positionals: [Argument] { arguments.filter { $0.kind == .positional } }

  /// The option or flag with this name, dashes included.
  func option(named name: String) -> Argument? { arguments.first { $0.names.contains(name) } }
}

extension CommandDescription.Argument {
  fileprivate init?(_ value: JSONValue) {
    guard let kind = value["kind"]?.string.flatMap(Kind.init(rawValue:)), value["shouldDisplay"]?.bool != false else {
      return nil
    }
    self.kind = kind
    names = (value["names"]?.array ?? []).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "long" ? "--" : "-") + $0 }
    }
    valueName = value["valueName"]?.string ?? ""
    help = value["abstract"]?.string ?? ""
    values = (value["allValues"]?.array ?? []).compactMap(\.string)
    isOptional = value["isOptional"]?.bool ?? true
    isRepeating = value["isRepeating"]?.bool ?? false
  }
}
