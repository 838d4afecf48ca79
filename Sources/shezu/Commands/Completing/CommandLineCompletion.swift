import Catalog
import Columnar
import Exports
import Interface
import Localization
import Oversight
import Querying

/// Suggestions for the last word of an unfinished command line, for the completion scripts of shells.
struct CommandLineCompletion {
  struct Candidate: Hashable {
    /// The whole word.
    let text: String
    /// A few words about it; may be empty.
    let note: String
    /// False if more is to be typed in the same word, so that no blank follows.
    var isWhole = true
  }

  private(set) var candidates: [Candidate] = []
  /// Whether names of files fit too; the shell lists them.
  private(set) var offersFiles = false

  private let language: Language
  private let program: CommandDescription
  private var command: CommandDescription
  /// The values so far, by value name: `kind`, `register` and so on.
  private var values: [String: String] = [:]

  /// - Parameter words: the words after the program's name, the unfinished one last.
  init(words: [String], program: CommandDescription, language: Language) {
    self.language = language
    self.program = program
    command = program
    let typed = words.last ?? ""
    let finished = Array(words.dropLast())
    if finished.isEmpty, !typed.hasPrefix("-") {
      offer(
        program.subcommands.filter { Self.isOffered($0.name) }.map { Candidate(text: $0.name, note: $0.summary) }, typed
      )
      offersFiles = true
      return
    }
    complete(typed, after: finished)
  }

  /// The hidden commands are for shells and for those who change the program.
  private static func isOffered(_ name: String) -> Bool {
    name == HelpCommand.name || Shezu.commands.contains { $0.name == name }
  }

  private mutating func complete(_ typed: String, after finished: [String]) {
    let named = finished.first.flatMap { program.subcommand(named: $0) }
    guard let chosen = named ?? program.subcommand(named: BrowseCommand.name) else { return }
    command = chosen
    var positionals = command.positionals[...]
    var awaiting: CommandDescription.Argument?
    var used: Set<String> = []
    var optionsEnd = false
    for word in named == nil ? finished[...] : finished.dropFirst() {
      if let option = awaiting {
        note(word, for: option)
        awaiting = nil
      } else if !optionsEnd, word == "--" {
        optionsEnd = true
      } else if !optionsEnd, word.hasPrefix("-"), word.count > 1 {
        let (name, value) = Self.parts(of: word)
        guard let option = command.option(named: name) else { continue }
        used.formUnion(option.names)
        if let value { note(value, for: option) } else if option.kind == .option { awaiting = option }
      } else if let argument = positionals.first {
        note(word, for: argument)
        if !argument.isRepeating { positionals = positionals.dropFirst() }
      }
    }
    if let awaiting { return offerValues(of: awaiting, typed, prefix: "") }
    if !optionsEnd, typed.hasPrefix("-") {
      let (name, value) = Self.parts(of: typed)
      guard let value else { return offerOptions(typed, except: used) }
      guard let option = command.option(named: name), option.kind == .option else { return }
      return offerValues(of: option, value, prefix: name + "=")
    }
    if let argument = positionals.first { offerValues(of: argument, typed, prefix: "") }
  }

  private mutating func note(_ word: String, for argument: CommandDescription.Argument) {
    // The register has two names: an argument of some commands, and the option of all.
    values[argument.names.contains("--register") ? "register" : argument.valueName] = word
  }

  /// `--name=value` in its two parts.
  private static func parts(of word: String) -> (name: String, value: String?) {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<sign]), String(word[word.index(after: sign)...]))
  }

  // MARK: Candidates

  /// Keeps what begins with the typed text, else what contains it.
  private mutating func offer(_ all: [Candidate], _ typed: String, prefix: String = "") {
    let lower = typed.lowercased()
    var found = all.filter { $0.text.lowercased().hasPrefix(lower) }
    if found.isEmpty {
      found = all.filter { $0.text.lowercased().contains(lower) || $0.note.lowercased().contains(lower) }
    }
    candidates += found.map { Candidate(text: prefix + $0.text, note: $0.note, isWhole: $0.isWhole) }
  }

  private mutating func offerOptions(_ typed: String, except used: Set<String>) {
    let options = command.arguments.filter {
      $0.kind != .positional && ($0.isRepeating || used.isDisjoint(with: $0.names))
    }
    offer(
      options.flatMap { option in
        // Short names are offered when only a dash was typed, or the short name itself.
        option.names.filter { $0.hasPrefix("--") || typed.count == 2 && $0 == typed }
          .map { Candidate(text: $0, note: option.help) }
      }, typed)
  }

  private mutating func offerValues(of argument: CommandDescription.Argument, _ typed: String, prefix: String) {
    switch ValueSource(argument) {
    case .choices(let values): offer(values.map { Candidate(text: $0, note: "") }, typed, prefix: prefix)
    case .format: offer(formats, typed, prefix: prefix)
    case .kind: offer(kinds, typed, prefix: prefix)
    case .topic: offer(topics, typed, prefix: prefix)
    case .view: offer(views, typed, prefix: prefix)
    case .fields(let canDescend, let orAll):
      let more = orAll && !typed.contains(",") ? [Candidate(text: "all", note: "")] : []
      offerLast(of: typed, fields + more, prefix: prefix, canDescend: canDescend)
    case .measure: offer(measures, typed, prefix: prefix)
    case .query: candidates += queries(typed).map { Candidate(text: prefix + $0.text, note: $0.note, isWhole: false) }
    case .free: break
    case .file, nil: offersFiles = true
    }
  }

  /// Completes the last name of a list separated by commas.
  private mutating func offerLast(of typed: String, _ all: [Candidate], prefix: String, canDescend: Bool) {
    let parts = typed.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var last = parts.last ?? ""
    let sign = canDescend && last.hasPrefix("-") ? "-" : ""
    last.removeFirst(sign.count)
    let head = parts.dropLast().map { $0 + "," }.joined()
    let rest = all.filter { candidate in
      !parts.dropLast().contains { $0 == candidate.text || $0 == "-" + candidate.text }
    }
    offer(rest.map { Candidate(text: $0.text, note: $0.note, isWhole: false) }, last, prefix: prefix + head + sign)
  }

  // MARK: Tables of the program

  private var formats: [Candidate] {
    [Candidate(text: OutputOptions.text, note: "")]
      + ExportFormat.all.map { Candidate(text: $0.name, note: $0.title[language]) }
  }

  private var kinds: [Candidate] {
    RegisterQueries.schema.kinds.map { Candidate(text: $0.name, note: $0.title[language]) }
      + [Candidate(text: NotesTable.name, note: Localized("备注", "Notes")[language])]
  }

  private var topics: [Candidate] {
    // A kind follows the topic `fields`.
    if values["topic"] == ManualTopic.fields.name { return kinds }
    return Shezu.commands.map { Candidate(text: $0.name, note: $0.summary[language]) }
      + ManualTopic.all.filter { topic in !Shezu.commands.contains { $0.name == topic.name } }
      .map { Candidate(text: $0.name, note: $0.title[language]) }
  }

  private var views: [Candidate] {
    let kind = values["kind"].flatMap { NameResolution.find(kind: $0, in: RegisterQueries.schema) }
    let name = kind.map { RegisterQueries.schema.kinds[$0].name }
    return RegisterViews(register: values["register"]).views.all.filter { name == nil || $0.kind == name }
      .flatMap { view in
        // Either title is a name.
        Set([view.title[language], view.title.chinese]).sorted().map { Candidate(text: $0, note: view.kind) }
      }
  }

  /// The kind that the command works on.
  private var kind: Int? {
    values["kind"].flatMap { NameResolution.find(kind: $0, in: RegisterQueries.schema) }
  }

  private var fields: [Candidate] {
    guard let kind else { return [] }
    return RegisterQueries.schema.kinds[kind].fields.map { Candidate(text: $0.name, note: $0.title[language]) }
  }

  private var measures: [Candidate] {
    guard let kind else { return [] }
    let fields = RegisterQueries.schema.kinds[kind].fields
    let counted = Query.Function.allCases.filter { $0 != .count }.flatMap { function in
      fields.filter { function == .distinct || $0.type.isNumeric }.map {
        Candidate(text: "\(function.rawValue)(\($0.name))", note: $0.title[language])
      }
    }
    return [Candidate(text: Query.Function.count.rawValue, note: Localized("记录数", "Records")[language])] + counted
  }

  private func queries(_ typed: String) -> [Candidate] {
    let name =
      command.name == FindingsCommand.name ? FindingTable.name : kind.map { RegisterQueries.schema.kinds[$0].name }
    return name.map { RegisterQueries.candidates(typed, kind: $0, register: values["register"], language) } ?? []
  }
}
