import Columnar

/// What a query is asked of: a register, one of its kinds, the day that `today` means, and the saved views by name.
public struct QueryContext: Sendable {
  public let register: Register
  /// The ordinal of the kind in the register's schema.
  public let kind: Int
  /// The register's as-of day, or the day that stands in for it.
  public let today: Day
  /// Queries that `view:name` may name, for this kind.
  public let views: NamedQueries

  public init(register: Register, kind: Int, today: Day, views: NamedQueries = [:]) {
    self.register = register
    self.kind = kind
    self.today = today
    self.views = views
  }

  /// A table that stands alone, such as problems or groups: its references lead nowhere.
  public init(table: Table, today: Day, views: NamedQueries = [:]) {
    let register = Register(
      schema: Schema(kinds: [table.kind]), card: Register.Card(), tables: [table], present: [0])
    self.init(register: register, kind: 0, today: today, views: views)
  }

  package var table: Table { register.tables[kind] }
}
