import ArgumentParser
import Catalog
import Columnar
import Localization

/// Options for the register to open.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp(
      "登记册：文件夹或单个 JSON 文件；默认为内置示例登记册。",
      "The register: a folder or a single JSON file; the built-in sample by default.",
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
      path: path, kind: try file.kindName(), projection: projection, language: console.language)
    let refused = register.diagnostics.filter(\.isRefusedFile)
    for problem in refused { console.say(ProblemLine.text(problem, in: register.schema, console.language)) }
    return OpenedRegister(register: register, path: path, refusedFiles: refused.count)
  }
}
