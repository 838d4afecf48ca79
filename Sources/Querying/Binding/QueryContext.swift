import Columnar

/// The environment of a query: a register, one of its kinds, the value of `today`, and the saved views.
public struct QueryContext: Sendable {
  public let register: Register
  /// The ordinal of the kind in the register's schema.
  public let kind: Int
  /// The register's as-of day, or the current day if it has none.
  public let today: Day
  /// The queries of this kind that `view:name` may refer to.
  public let views: NamedQueries

  public init(register: Register, kind: Int, today: Day, views: NamedQueries = [:]) {
    self.register = register
    self.kind = kind
    self.today = today
    self.views = views
  }

  /// For a table without a register, such as problems or groups. Its references are dangling.
  public init(table: Table, today: Day, views: NamedQueries = [:]) {
    let register = Register(
      schema: Schema(kinds: [table.kind]), card: Register.Card(), tables: [table], present: [0])
    self.init(register: register, kind: 0, today: today, views: views)
  }

  package var table: Table { register.tables[kind] }
}
