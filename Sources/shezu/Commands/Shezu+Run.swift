import ArgumentParser
import Columnar
import Glibc
import Localization
import Querying

/// Parses the arguments, runs the command they name and tells the exit status. Nothing escapes: every error becomes a
/// sentence on stderr.
func runCommandLine(_ arguments: [String], environment: [String: String]) -> Int32 {
  let configuration = Configuration.read()
  OutputLanguage.choose(from: arguments, configured: configuration.language, environment: environment)
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
    if try Shezu.printScript(arguments, on: console) { return ExitStatus.done.rawValue }
    var command = try Shezu.parseAsRoot(Shezu.commandFirst(arguments))
    if let command = command as? any Subcommand {
      // The screen handles signals itself.
      if !(command is BrowseCommand) {
        Interruption.listen()
        if !(command is ConfigCommand) { configuration.sayFaults(on: console) }
      }
      status = try command.perform(on: console)
    } else {
      // The parser's own commands.
      try command.run()
      status = .done
    }
    try console.output.finish()
  } catch {
    return report(error, arguments, on: console)
  }
  return status.rawValue
}

/// Reports the error and chooses the exit status.
private func report(_ error: any Error, _ arguments: [String], on console: Console) -> Int32 {
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
        return report(error, arguments, on: console)
      }
    }
    // The parser would speak of `browse`, which was not meant.
    if let sentence = Shezu.misplacedCommand(arguments) { console.say(sentence) } else { console.say(text) }
    return ExitStatus.wrongUse.rawValue
  }
}

extension Configuration {
  /// One line about a faulty config.json before the messages of a command.
  fileprivate func sayFaults(on console: Console) {
    guard let first = faults.first else { return }
    console.say(first)
    guard faults.count > 1 else { return }
    console.say(
      Localized(
        "配置文件共有 \(faults.count) 处错误，见 shezu config。", "config.json has \(faults.count) faults; see shezu config."))
  }
}

extension Shezu {
  /// The options of the argument parser that print a completion script or a description in JSON, which must not be wrapped,
  /// and the help of the program. False if there is none.
  fileprivate static func printScript(_ arguments: [String], on console: Console) throws -> Bool {
    let options = arguments.prefix { $0 != "--" }
    let (script, dump) = ("--generate-completion-script", "--experimental-dump-help")
    if let place = options.firstIndex(where: { $0 == script || $0.hasPrefix(script + "=") }) {
      let next = options.indices.contains(place + 1) ? options[place + 1] : ""
      let name = options[place] == script ? next : String(options[place].dropFirst(script.count + 1))
      guard let shell = Shell(rawValue: name) else {
        throw CommandError.unknown(Localized("shell", "shell"), name, among: Shell.allCases.map(\.rawValue))
      }
      try console.output.write(shell.script)
    } else if options.contains(dump) {
      try console.output.writeLine(_dumpHelp())
    } else if asksForHelpAlone(options) {
      try console.printHelp(helpText(Shezu.self, columns: console.columns))
    } else {
      return false
    }
    try console.output.finish()
    return true
  }

  /// `--help` with a language and nothing else. The parser would take it for the help of `browse`.
  private static func asksForHelpAlone(_ options: ArraySlice<String>) -> Bool {
    var rest = Array(options)
    if let place = rest.firstIndex(of: "--language"), place + 1 < rest.count { rest.removeSubrange(place...place + 1) }
    rest.removeAll { $0.hasPrefix("--language=") }
    return rest == ["--help"] || rest == ["-h"]
  }

  /// `--language` may come before the command too; the parser wants the command first.
  fileprivate static func commandFirst(_ arguments: [String]) -> [String] {
    guard let first = arguments.first, first == "--language" || first.hasPrefix("--language=") else { return arguments }
    let place = first == "--language" ? 2 : 1
    guard place < arguments.count, isCommand(arguments[place]) else { return arguments }
    return [arguments[place]] + arguments[..<place] + arguments[(place + 1)...]
  }

  private static func isCommand(_ word: String) -> Bool {
    configuration.subcommands.contains { $0.configuration.commandName == word }
  }

  /// The parser takes a command line that begins with no command for one of `browse`. What was meant, if a command follows
  /// later, or if the first word is nearly one.
  fileprivate static func misplacedCommand(_ arguments: [String]) -> Localized? {
    guard let first = arguments.first, !isCommand(first) else { return nil }
    if first.hasPrefix("-") {
      guard let word = arguments.first(where: isCommand) else { return nil }
      return Localized(
        "命令写在它的选项之前：shezu \(word) …；选项见 shezu help \(word)。",
        "A command comes before its options: shezu \(word) …; shezu help \(word) lists them.")
    }
    guard !PathCheck.exists(first),
      let nearest = NearestWord.of(first, among: commands.map { $0.name }, allowedEdits: 2)
    else { return nil }
    return Localized(
      "没有名为“\(first)”的命令。您要找的是“shezu \(nearest)”吗？",
      "There is no command named “\(first)”. Did you mean “shezu \(nearest)”?")
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
