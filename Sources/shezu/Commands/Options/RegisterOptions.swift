import ArgumentParser
import Columnar

/// Which register, and of what kind its file is.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp(
      "登记册：文件夹或一个 JSON 文件；默认用随程序附带的。", "The register: a folder or one JSON file; the bundled one by default.",
      value: "path"))
  var register: String?

  @OptionGroup var file: FileKindOptions
}

extension RegisterOptions {
  /// The same options with the register that was given as an argument without `-r`.
  func named(_ path: String?) throws -> RegisterOptions {
    guard let path else { return self }
    guard register == nil else { throw CommandError(.wrongUse, "登记册只能给出一个。", "Only one register can be given.") }
    var options = self
    options.register = path
    return options
  }
}

/// Opens the register that `-r` and `--as` name. Files that cannot be read are reported on stderr, one sentence each, and
/// the records of the others are used.
/// - Parameter projection: the values that the command reads.
/// - Throws: `CommandError` if nothing can be opened or the kind is unknown; `OutputError.interrupted` after Ctrl-C.
func openRegister(
  _ options: RegisterOptions, projection: Projection = .everything, on console: Console
) throws -> OpenedRegister {
  let register = try openRegister(
    path: options.register, as: options.file.kind, projection: projection, language: console.language)
  let refused = register.diagnostics.filter(\.isRefusedFile)
  for problem in refused { console.say(ProblemLine.text(problem, console.language)) }
  return OpenedRegister(register: register, path: options.register, refusedFiles: refused.count)
}

/// What a single file holds.
struct FileKindOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "单个文件里的记录种类；不给出时由字段推断。", "The kind of record in a single file; guessed from its keys by default.", value: "kind"))
  var kind: String?
}
