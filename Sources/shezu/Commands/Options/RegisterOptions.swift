import ArgumentParser
import Catalog
import Columnar
import Loading
import Localization

/// Options for the register to open.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp(
      "登记册：文件夹或单个文件（JSON、CSV，可为 .gz；- 表示标准输入）；默认为内置示例登记册。",
      "The register: a folder or a single file (JSON, CSV, also .gz; - is standard input); the built-in sample by default.",
      value: "path"))
  var register: String?

  @OptionGroup var file: FileKindOptions
}

extension RegisterOptions {
  /// The same options with the register that was given as an argument without `-r`.
  func named(_ path: String?) throws -> RegisterOptions {
    guard let path else { return self }
    guard register == nil else { throw CommandError(.wrongUse, "只能指定一个登记册。", "Only one register can be given.") }
    var options = self
    options.register = path
    return options
  }
}

/// The option for the kind of record in a single file.
struct FileKindOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "单个文件中的记录类型；未指定时由字段推断。", "The record type of a single file; inferred from its fields by default.", value: "kind"))
  var kind: String?

  @Option(
    help: ArgumentHelp(
      "文件的编码：UTF-8、GB18030、Big5、UTF-16 等；不给出时由内容判断。",
      "The encoding of the files: UTF-8, GB18030, Big5, UTF-16 and others; told from their bytes by default.",
      value: "encoding"))
  var encoding: String?

  /// The encoding that was written.
  private func textEncoding() throws -> TextEncoding? {
    guard let encoding else { return nil }
    guard let known = TextEncoding(named: encoding) else {
      let names = TextEncoding.allCases.map(\.rawValue)
      throw CommandError(
        .wrongUse, "没有“\(encoding)”这种编码。现有：\(names.joined(separator: "、"))。",
        "There is no encoding \(encoding). There are: \(names.joined(separator: ", ")).")
    }
    return known
  }

  @Option(
    help: ArgumentHelp(
      "记录在文件中的位置，如 data.rows；不给出时由结构推断，. 为文件本身。",
      "Where in a file the records are, such as data.rows; told by structure by default; . is the document itself.",
      value: "path"))
  var records: String?

  @Option(
    help: ArgumentHelp(
      "文件中的某个键归入哪个字段，如 '处罚事由=violation'；等号后为空则自成一列。可重复给出。",
      "The field that a key of the files feeds, such as '处罚事由=violation'; nothing after the sign leaves it a column of its own. Can be repeated.",
      value: "key=field"))
  var map: [String] = []

  /// What the options say about structure and columns.
  func choices() throws -> OpeningChoices {
    var choices = OpeningChoices(records: records.map { ["": $0] } ?? [:], encoding: try textEncoding())
    for pair in map {
      guard let sign = pair.lastIndex(of: "="), sign > pair.startIndex else {
        throw CommandError(
          .wrongUse, "--map 应写成 键=字段，却是“\(pair)”。", "--map takes KEY=FIELD, not “\(pair)”.")
      }
      let word = String(pair[pair.index(after: sign)...])
      choices.columns[String(pair[..<sign])] = try Self.field(word)
    }
    return choices
  }

  /// The name of the field that a word names in some kind.
  private static func field(_ word: String) throws -> String {
    if word.isEmpty { return "" }
    let fields = Catalog.schema.kinds.flatMap(\.fields)
    if fields.contains(where: { $0.name == word }) { return word }
    let lower = word.lowercased()
    let titled = fields.first { $0.title.chinese == word || $0.title.english.lowercased() == lower }
    if let titled { return titled.name }
    throw CommandError.unknown(Localized("字段", "field"), word, among: Array(Set(fields.map(\.name))).sorted())
  }

  /// The name of the kind that was written, by name or title.
  func kindName() throws -> String? {
    try kind.map { Catalog.schema.kinds[try NameResolution.kind($0, in: Catalog.schema)].name }
  }
}

extension OpenedRegister {
  /// Opens the register that `-r` and `--as` name.
  static func open(
    _ options: RegisterOptions, projection: Projection = .everything, on console: Console
  ) throws -> OpenedRegister {
    try open(path: options.register, as: options.file, projection: projection, on: console)
  }

  /// Opens the register at `path`, or the bundled one if nil. Files that cannot be read are reported on stderr, one
  /// sentence each; the records of the other files are used.
  ///
  /// - Parameter projection: the values that the command needs.
  /// - Throws: `CommandError` if nothing can be opened or the kind is unknown; `OutputError.interrupted` after Ctrl-C.
  static func open(
    path: String?, as file: FileKindOptions, projection: Projection = .everything, on console: Console
  ) throws -> OpenedRegister {
    let register = try RegisterOpening.open(
      path: path, kind: try file.kindName(), choices: try file.choices(), projection: projection,
      language: console.language)
    for note in register.diagnostics where note.code == .guessedKind || note.code == .foundRecords {
      console.say(Localized("\(note.file)：\(note.expected.chinese)。", "\(note.file): \(note.expected.english)."))
    }
    let refused = register.diagnostics.filter(\.isRefusedFile)
    for problem in refused { console.say(ProblemLine.text(problem, in: register.schema, console.language)) }
    return OpenedRegister(register: register, path: path, refusedFiles: refused.count)
  }
}
