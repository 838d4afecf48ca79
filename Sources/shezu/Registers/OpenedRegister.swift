import Catalog
import Columnar
import Interface
import Loading
import Localization

/// An open register with the number of its refused files.
struct OpenedRegister: Sendable {
  let register: Register
  let path: String?
  let refusedFiles: Int

  /// Reports the number of problems in the files and returns the exit status. A refused file determines the status,
  /// because the output is incomplete.
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
  /// which is added on demand.
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

/// Opens the register at `path`, or the bundled one, for every command and for the screen.
///
/// - Throws: `CommandError` if nothing can be opened or the kind is unknown; `OutputError.interrupted` after Ctrl-C.
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

extension Diagnostic {
  /// Whether a whole file cannot be read.
  var isRefusedFile: Bool {
    switch code {
    case .unreadableFile, .notJSON, .wrongEncoding: severity == .error && record == nil
    default: false
    }
  }
}
