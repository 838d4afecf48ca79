import Columnar
import Localization
import Querying

/// A named query with columns and order.
public struct SavedView: Sendable, Hashable {
  /// The name for `view:NAME` and `--view`; the Chinese title of a view that came with a register.
  public let name: String
  /// The title; either language can be used as a name.
  public let title: Localized
  /// A sentence about its purpose; nil if it has none.
  public let help: Localized?
  /// The name of its kind.
  public let kind: String
  public let query: String
  /// Names of the fields shown, in order; empty for the usual ones.
  public let columns: [String]
  /// Names of fields, `-` before one that descends; nil for the usual order.
  public let sort: [String]?
  /// Names of the statistics in the lines of totals, as `Statistic` has them.
  public let totals: [String]
  /// Whether it came with the register, so that the user cannot change it.
  public let isShipped: Bool

  public init(
    name: String, title: Localized? = nil, help: Localized? = nil, kind: String, query: String, columns: [String] = [],
    sort: [String]? = nil, totals: [String] = [], isShipped: Bool = false
  ) {
    self.name = name
    self.title = title ?? Localized(name, name)
    self.help = help
    self.kind = kind
    self.query = query
    self.columns = columns
    self.sort = sort
    self.totals = totals
    self.isShipped = isShipped
  }
}

/// The views of one register: the user's, and those that came with it.
public struct SavedViews: Sendable, Equatable {
  /// The user's first. They hide views of the register with the same name and kind.
  public let all: [SavedView]

  public init(own: [SavedView] = [], shipped: [SavedView] = []) {
    all = own + shipped.filter { view in !own.contains { $0.name == view.name && $0.kind == view.kind } }
  }

  public var isEmpty: Bool { all.isEmpty }

  /// The queries that `view:NAME` may name in a filter over a kind.
  public func queries(of kind: String) -> NamedQueries {
    NamedQueries(
      all.filter { $0.kind == kind }.map { NamedQueries.Entry(name: $0.name, title: $0.title, text: $0.query) })
  }

  /// The view with this name; nil if there is none.
  /// - Parameter kind: the kind that it must have; nil for any, the user's views first.
  public func named(_ name: String, of kind: String? = nil) -> SavedView? {
    let fit = all.filter { kind == nil || $0.kind == kind }
    let entries = fit.map { NamedQueries.Entry(name: $0.name, title: $0.title, text: $0.query) }
    guard let found = NamedQueries(entries).named(name) else { return nil }
    return entries.firstIndex(of: found).map { fit[$0] }
  }
}
