import Catalog
import Columnar
import Interface
import Loading
import Localization

/// Opens registers, for every command and for the screen.
enum RegisterOpening {
  /// Every kind that can be named before a register is open: those of files, and computed tables.
  static let schemaOfAllTables = Register(
    schema: Catalog.schema, card: Register.Card(), tables: Catalog.kinds.map { TableBuilder($0).table() }, present: []
  ).withComputedTables().schema

  /// Opens the register at `path`, or the bundled one if nil.
  ///
  /// - Parameters:
  ///   - kind: the name of the kind that a single file holds; nil to guess it from the keys.
  ///   - choices: the user's choices of structure and columns.
  /// - Throws: `CommandError` if the register cannot be opened; `OutputError.interrupted` after Ctrl-C or if `progress`
  ///   returns false.
  static func open(
    path: String?, kind: String?, choices: OpeningChoices = OpeningChoices(), projection: Projection = .everything,
    language: Language,
    progress: (Opening.Progress) -> Bool = { _ in true }
  ) throws -> Register {
    do throws(OpeningError) {
      guard let source = path ?? BundledFolder.find() else {
        return try EmbeddedRegister.open(projection: projection) { !Interruption.isAsked && progress($0) }
      }
      return try Opening.open(path: source, schema: Catalog.schema, as: kind, choices: choices, projection: projection)
      {
        !Interruption.isAsked && progress($0)
      }
    } catch {
      if error.cause == .cancelled { throw OutputError.interrupted }
      throw CommandError(.unreadable, [error.sentence(language)])
    }
  }
}
