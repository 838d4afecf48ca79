import ArgumentParser
import Columnar
import Glibc

/// Parses the arguments, runs the command they name and tells the exit status. Nothing escapes: every error becomes a
/// sentence on stderr.
func runCommandLine(_ arguments: [String], environment: [String: String]) -> Int32 {
  OutputLanguage.choose(from: arguments, environment: environment)
  let console = Console(language: OutputLanguage.current)
  // `write` reports a closed pipe and the limit of file sizes. The signals would end the program without a sentence.
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  let status: ExitStatus
  do {
    // Scripts and packagers ask this; it needs none of the options that the parser would make ready.
    if arguments == ["--version"] {
      try console.output.writeLine(Shezu.configuration.version)
      try console.output.finish()
      return ExitStatus.done.rawValue
    }
    var command = try Shezu.parseAsRoot(arguments)
    if let command = command as? any Subcommand {
      // The screen handles signals itself.
      if !(command is BrowseCommand) { Interruption.listen() }
      status = try command.perform(on: console)
    } else {
      // The parser's own commands.
      try command.run()
      status = .done
    }
    try console.output.finish()
  } catch {
    return report(error, on: console)
  }
  return status.rawValue
}

/// Reports the error and chooses the exit status.
private func report(_ error: any Error, on console: Console) -> Int32 {
  switch error {
  // The screen ended by a signal: 128 plus its number, without a message.
  case let code as ExitCode: return code.rawValue
  case let refusal as CommandError:
    for sentence in refusal.sentences { console.say(sentence) }
    return refusal.status.rawValue
  case let error as OutputError:
    switch error {
    // The reader closed the pipe: success without a message.
    case .closed: return ExitStatus.done.rawValue
    case .interrupted: return ExitStatus.interrupted.rawValue
    case .failed(let sentence):
      console.say(sentence)
      return ExitStatus.wrongUse.rawValue
    }
  default:
    let text = Shezu.messageText(for: error, columns: console.columns)
    if Shezu.exitCode(for: error).isSuccess {
      do {
        try console.printHelp(text)
        try console.output.finish()
        return ExitStatus.done.rawValue
      } catch {
        return report(error, on: console)
      }
    }
    console.say(text)
    return ExitStatus.wrongUse.rawValue
  }
}

extension Shezu {
  /// The help page of a command in the language chosen.
  static func helpText(_ command: any ParsableCommand.Type, columns: Int) -> String {
    page(helpMessage(for: command, columns: HelpPage.unwrapped), columns: columns)
  }

  /// The help page of the command called `name`; empty if there is none.
  static func helpText(ofCommand name: String, columns: Int) -> String {
    commands.first { $0.name == name }.map { helpText($0, columns: columns) } ?? ""
  }

  /// The message of the argument parser, translated as far as `HelpPage` knows its texts.
  static func messageText(for error: any Error, columns: Int) -> String {
    page(fullMessage(for: error, columns: HelpPage.unwrapped), columns: columns)
  }

  private static func page(_ text: String, columns: Int) -> String {
    HelpPage.wrapped(HelpPage.translated(text), columns: max(40, columns))
  }
}
