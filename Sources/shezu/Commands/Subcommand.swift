import ArgumentParser
import Localization

/// A command: its name, its help, and its work.
protocol Subcommand: ParsableCommand {
  static var name: String { get }
  static var summary: Localized { get }
  static var details: Localized { get }
  var common: CommonOptions { get }
  /// Runs the command. Data goes to standard output, messages to standard error.
  func perform(on console: Console) throws -> ExitStatus
}

extension Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: summary.chosen, discussion: details.chosen)
  }
}
