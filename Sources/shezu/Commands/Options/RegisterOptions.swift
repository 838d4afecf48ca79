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
  func textEncoding() throws -> TextEncoding? {
    guard let encoding else { return nil }
    guard let known = TextEncoding(named: encoding) else {
      let names = TextEncoding.allCases.map(\.rawValue)
      throw CommandError(
        .wrongUse, "没有“\(encoding)”这种编码。现有：\(names.joined(separator: "、"))。",
        "There is no encoding \(encoding). There are: \(names.joined(separator: ", ")).")
    }
    return known
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
      path: path, kind: try file.kindName(), encoding: try file.textEncoding(), projection: projection,
      language: console.language)
    let refused = register.diagnostics.filter(\.isRefusedFile)
    for problem in refused { console.say(ProblemLine.text(problem, in: register.schema, console.language)) }
    return OpenedRegister(register: register, path: path, refusedFiles: refused.count)
  }
}
