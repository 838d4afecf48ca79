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
        Localized("文件中有 \(problems) 处问题，详见 \(command)。", "Problems in the files: \(problems). See \(command)"))
    }
    return self.status(status)
  }

  /// The kind that a word names, in a register that has it: a kind of the files, or a computed table such as `problems`,
  /// which is added on demand.
  func kind(named word: String) throws -> (register: Register, kind: Int) {
    if let known = NameResolution.find(kind: word, in: register.schema) { return (register, known) }
    if word == NotesTable.name || word == "批注" || word == "备注" {
      let notes = UserStateFile(register: path)?.read(puttingAside: false)
      let noted = register.withNotes(notes?.state.notes ?? [:])
      return (noted, noted.schema.kinds.count - 1)
    }
    let computed = register.withComputedTables()
    return (computed, try NameResolution.kind(word, in: computed.schema))
  }

  func status(_ status: ExitStatus) -> ExitStatus { refusedFiles > 0 ? .unreadable : status }
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
