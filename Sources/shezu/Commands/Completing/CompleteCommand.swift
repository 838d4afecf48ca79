import ArgumentParser
import Localization

/// Prints what may follow on an unfinished command line, one candidate a line; the completion scripts of shells run it.
///
/// For bash a line is the text to insert in place of `--typed`; for zsh and fish it is a whole word, a tab and a note. A line
/// that begins with a tab is an instruction: `files` if names of files fit too, `partial` if no blank is to follow.
struct CompleteCommand: Subcommand {
  static let name = "complete"
  static let summary = Localized("供补全脚本使用。", "For the completion scripts of shells.")
  static let details = Localized("", "")

  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: summary.chosen, shouldDisplay: false)
  }

  @Option(help: ArgumentHelp("哪种 shell。", "The shell.", value: "shell"))
  var shell: Shell

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("bash 将替换的部分。", "The part of the last word that bash replaces.", value: "text"))
  var typed: String?

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp(
      "到光标为止的命令行；zsh 和 fish 逐词给出。", "The command line up to the cursor; word by word from zsh and fish.", value: "words"
    ))
  var words: [String] = []

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let line: ShellLine
    var finished: [String]
    if shell == .bash {
      line = ShellLine(words.first ?? "")
      finished = Array(line.words.dropFirst())
    } else {
      line = ShellLine(words.last ?? "")
      finished =
        words.dropLast().map { ShellLine($0).words.joined(separator: " ") } + [line.words.joined(separator: " ")]
    }
    if finished.isEmpty { finished = [""] }
    let completion = CommandLineCompletion(
      words: finished, program: CommandDescription.program(), language: console.language)
    let word = finished.last ?? ""
    for candidate in shell == .bash ? Self.fitting(completion.candidates, word) : completion.candidates {
      if let text = text(of: candidate, line, word: word) { try console.output.writeLine(text) }
    }
    if completion.candidates.contains(where: { !$0.isWhole }) { try console.output.writeLine("\tpartial") }
    if completion.offersFiles { try console.output.writeLine("\tfiles") }
    return .done
  }

  /// What begins with the typed word, if anything does. Bash replaces the word by what all candidates have in common: several
  /// that would only shorten it are left out.
  private static func fitting(
    _ candidates: [CommandLineCompletion.Candidate], _ word: String
  ) -> [CommandLineCompletion.Candidate] {
    let begun = candidates.filter { $0.text.hasPrefix(word) }
    guard begun.isEmpty, candidates.count > 1, let first = candidates.first else {
      return begun.isEmpty ? candidates : begun
    }
    let common = candidates.dropFirst().reduce(Substring(first.text)) { common, candidate in
      common.prefix(zip(common, candidate.text).prefix { $0 == $1 }.count)
    }
    return common.count < word.count ? [] : candidates
  }

  /// Nil if bash cannot insert the candidate, because the part that it keeps differs.
  private func text(of candidate: CommandLineCompletion.Candidate, _ line: ShellLine, word: String) -> String? {
    guard shell == .bash else { return "\(candidate.text)\t\(candidate.note)" }
    // What is before the part that bash replaces stays on the line.
    let kept = word.count - (typed.map { ShellLine($0).words.joined(separator: " ").count } ?? 0)
    guard kept > 0 else { return line.escaped(candidate.text) }
    guard candidate.text.prefix(kept) == word.prefix(kept) else { return nil }
    return line.escaped(String(candidate.text.dropFirst(kept)))
  }
}
