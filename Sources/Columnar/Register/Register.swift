import Localization

/// A register in memory: one table a kind of the schema, in the schema's order, with where it came from and what was
/// wrong with it. Immutable; a reload makes a new one.
public final class Register: Sendable {
  /// The contents of `register.json`.
  public struct Card: Sendable, Hashable {
    public var title: Localized
    public var publisher: String
    public var asOf: Day?
    public var source: String
    public var synthetic: Bool
    public var notes: String

    public init(
      title: Localized = Localized("", ""), publisher: String = "", asOf: Day? = nil, source: String = "",
      synthetic: Bool = false, notes: String = ""
    ) {
      self.title = title
      self.publisher = publisher
      self.asOf = asOf
      self.source = source
      self.synthetic = synthetic
      self.notes = notes
    }
  }

  /// A file that was read.
  public struct Input: Sendable, Hashable {
    public let path: String
    public let bytes: Int
    /// How diagnostics call it: its path within the register.
    public let name: String

    public init(path: String, bytes: Int, name: String? = nil) {
      self.path = path
      self.bytes = bytes
      self.name = name ?? path
    }
  }

  public let schema: Schema
  public let card: Card
  public let tables: [Table]
  public let inputs: [Input]
  public let diagnostics: Diagnostics
  /// The diagnostics as a table: its row `i` is `diagnostics[i]`.
  public let problems: Table
  /// The keys of the files' records, in the order of files and of their first appearance.
  public let keys: [FileKey]
  /// Kinds for which some file was found; others are empty because the register does not hold them.
  public let present: Set<Int>

  /// - Parameter problems: the table of `diagnostics`, one row each; loading makes it.
  /// - Precondition: one table a kind of the schema, in its order.
  public init(
    schema: Schema, card: Card, tables: [Table], inputs: [Input], diagnostics: Diagnostics, problems: Table,
    keys: [FileKey] = [], present: Set<Int>
  ) {
    precondition(tables.count == schema.kinds.count && problems.count == diagnostics.count)
    self.schema = schema
    self.card = card
    self.tables = tables
    self.inputs = inputs
    self.diagnostics = diagnostics
    self.problems = problems
    self.keys = keys
    self.present = present
  }

  /// A register that was not read from files, so that nothing is wrong in them.
  public convenience init(schema: Schema, card: Card, tables: [Table], present: Set<Int>) {
    self.init(
      schema: schema, card: card, tables: tables, inputs: [], diagnostics: [],
      problems: .empty(Problems.kind(schema: schema)), present: present)
  }

  /// The register with other tables, whose kinds become its schema; files and diagnostics stay.
  public func replacingTables(_ tables: [Table], present: Set<Int>) -> Register {
    Register(
      schema: Schema(kinds: tables.map(\.kind)), card: card, tables: tables, inputs: inputs, diagnostics: diagnostics,
      problems: problems, keys: keys, present: present)
  }

  public func table(_ kind: String) -> Table? { schema.ordinal(of: kind).map { tables[$0] } }
}

/// Two registers are equal if they are the same instance: comparing tables would take a pass over the rows.
extension Register: Equatable {
  public static func == (left: Register, right: Register) -> Bool { left === right }
}
