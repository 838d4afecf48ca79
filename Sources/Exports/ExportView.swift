import Columnar
import Localization

/// The rows and columns of one kind to write, in order, and the language of the headings.
public struct ExportView: Sendable {
  public let register: Register
  /// Ordinal of the kind in the register's schema.
  public let kind: Int
  /// Rows of the kind's table, in the order to write them.
  public let rows: [UInt32]
  /// Ordinals of fields, in the order to write them.
  public let columns: [Int]
  /// Headings of csv, tsv and markdown are field titles in this language, and so are the words of computed tables. Values
  /// that files hold do not depend on it.
  public let language: Language

  /// - Precondition: rows and columns exist in the table.
  public init(register: Register, kind: Int, rows: [UInt32], columns: [Int], language: Language) {
    precondition(columns.allSatisfy(register.schema.kinds[kind].fields.indices.contains))
    precondition(rows.allSatisfy { Int($0) < register.tables[kind].count })
    self.register = register
    self.kind = kind
    self.rows = rows
    self.columns = columns
    self.language = language
  }

  public var table: Table { register.tables[kind] }

  public var fields: [Field] { columns.map { table.kind.fields[$0] } }

  /// Whether the view has every field that files have. JSON then writes whole records, with the members that the kind does
  /// not know. A view of chosen columns has those only.
  public var holdsWholeRecords: Bool {
    let chosen = Set(columns)
    return table.kind.fields.indices.allSatisfy {
      table.kind.fields[$0].derivation != nil || chosen.contains($0)
    }
  }
}
