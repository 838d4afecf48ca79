import Catalog
import Columnar
import Glibc
import Interface
import Localization

/// A register that was opened, and what was wrong with its files.
struct OpenedRegister: Sendable {
  let register: Register
  let path: String?
  let refusedFiles: Int

  /// Ends work that was done on it: says how many problems its files have, and yields the exit status. A refused file
  /// outweighs everything else, since the answer is a partial one.
  func finish(_ status: ExitStatus, on console: Console) -> ExitStatus {
    let problems = register.diagnostics.count - register.diagnostics.count(.note) - refusedFiles
    if problems > 0 {
      let command = "shezu check" + (path.map { " " + shellWord($0) } ?? "")
      console.say(
        Localized("文件中有 \(problems) 个问题，见 \(command)。", "The files have \(problems) problems; see \(command)."))
    }
    return self.status(status)
  }

  /// The kind that a word names, in a register that has it: a kind of the files, or a computed table such as `problems`,
  /// which is made only where it is asked for.
  func kind(named word: String) throws -> (register: Register, kind: Int) {
    if let known = Naming.find(kind: word, in: register.schema) { return (register, known) }
    if word == NotesTable.name || word == "备注" {
      let notes = UserStateFile(register: path)?.read(puttingAside: false)
      let noted = register.withNotes(notes?.state.notes ?? [:])
      return (noted, noted.schema.kinds.count - 1)
    }
    let computed = register.withComputedTables()
    return (computed, try Naming.kind(word, in: computed.schema))
  }

  func status(_ status: ExitStatus) -> ExitStatus { refusedFiles > 0 ? .unreadable : status }
}

/// Opens what `-r` and `--as` name. Files that could not be read are told on stderr, one sentence each, and the records
/// of the others are used.
/// - Parameter projection: which values will be asked for.
/// - Throws: `CommandError` where nothing can be opened or the kind is unknown; `OutputError.interrupted` after Ctrl-C.
func openRegister(
  _ options: RegisterOptions, projection: Projection = .everything, on console: Console
) throws -> OpenedRegister {
  let register = try openRegister(
    path: options.register, as: options.file.kind, projection: projection, language: console.language)
  let refused = register.diagnostics.filter(\.isRefusedFile)
  for problem in refused { console.say(ProblemLine.text(problem, console.language)) }
  return OpenedRegister(register: register, path: options.register, refusedFiles: refused.count)
}

/// Opens the register at `path`, or the bundled one. The one way in for every command and for the screen's first load.
func openRegister(
  path: String?, as kind: String?, projection: Projection = .everything, language: Language,
  progress: (Opening.Progress) -> Bool = { _ in true }
) throws -> Register {
  let kindName = try kind.map { Catalog.schema.kinds[try Naming.kind($0, in: Catalog.schema)].name }
  do throws(OpeningError) {
    guard let source = path ?? BundledFolder.find() else {
      return try EmbeddedRegister.open(projection: projection) { !Interruption.isAsked && progress($0) }
    }
    return try Opening.open(path: source, schema: Catalog.schema, as: kindName, projection: projection) {
      !Interruption.isAsked && progress($0)
    }
  } catch {
    if error.cause == .cancelled { throw OutputError.interrupted }
    throw CommandError(.unreadable, [error.sentence(language)])
  }
}

/// The bundled register as a folder: `SHEZU_RESOURCES`, or beside the program. Nil: the one inside the program.
enum BundledFolder {
  static let name = "Registers/shaanxi-2020"

  static func find() -> String? {
    if let resources = getenv("SHEZU_RESOURCES").map({ String(cString: $0) }), !resources.isEmpty {
      // A folder that was named and is not there is an error to tell, not to pass over.
      return "\(resources)/\(name)"
    }
    guard let folder = PathCheck.programFolder else { return nil }
    let beside = "\(folder)/Resources/\(name)"
    return PathCheck.isFolder(beside) ? beside : nil
  }
}

extension Diagnostic {
  /// Whether it says that a whole file could not be read.
  var isRefusedFile: Bool {
    switch code {
    case .unreadableFile, .notJSON, .wrongEncoding: severity == .error && record == nil
    default: false
    }
  }
}

/// A word as a shell takes it, for commands that people copy.
func shellWord(_ word: String) -> String {
  let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%".contains($0) } && !word.isEmpty
  return isPlain
    ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
