import Columnar
import Oversight

extension Model {
  /// A tab of the second line.
  public enum Tab: Sendable, Hashable {
    case overview
    /// The kind with this name.
    case kind(String)
  }

  /// The number of kinds of record that get a digit; problems, figures and findings get the following ones.
  static let numberedKinds = 6

  /// The overview, the first kinds of record, the tables of what needs attention, then the other kinds: the most used
  /// tabs have a digit in every register.
  var tabs: [Tab] {
    let (numbered, others) = orderedTabs
    return numbered + others
  }

  /// The tabs that a digit opens; 0 is the overview. While figures and findings are being computed, later tabs have no
  /// digit, so that no digit changes its meaning.
  var numberedTabs: ArraySlice<Tab> {
    let (numbered, others) = orderedTabs
    return (oversight.report == nil && others.count > 0 ? numbered : numbered + others).prefix(10)
  }

  /// The digit that opens a tab.
  func number(of tab: Tab) -> Int? { numberedTabs.firstIndex(of: tab) }

  private var orderedTabs: (numbered: [Tab], others: [Tab]) {
    guard let register else { return ([.overview], []) }
    let names = register.schema.kinds.indices.filter { isShown($0, in: register) }
      .map { register.schema.kinds[$0].name }
    let kinds = names.filter { !Self.computedTables.contains($0) }
    let first = kinds.prefix(Self.numberedKinds) + Self.attentionTables.filter(names.contains)
    let last = Self.lastTables.filter { names.contains($0) && (register.table($0)?.count ?? 0) > 0 }
    let rest = kinds.dropFirst(Self.numberedKinds) + last
    return ([.overview] + first.map { .kind($0) }, rest.map { .kind($0) })
  }

  /// Tables of what needs attention, in the order of their tabs.
  private static let attentionTables =
    [ComputedTable.problems.name, FigureTable.name, FindingTable.name]

  /// Computed tables that do not always exist, at the end of the tabs.
  private static let lastTables =
    [ProblemGroups.name, FileKeys.name, RuleTable.name] + DifferenceTable.Basis.allCases.map(\.rawValue)

  /// The names of all computed tables.
  static let computedTables = Set(attentionTables + lastTables)

  private func isShown(_ kind: Int, in register: Register) -> Bool {
    register.present.contains(kind) || register.tables[kind].count > 0
      || ComputedTable.named(register.schema.kinds[kind].name) != nil
  }

  func title(of tab: Tab) -> String {
    switch tab {
    case .overview: Phrase.overview(language)
    case .kind(let name): register?.schema[name]?.title[language] ?? name
    }
  }

  func count(of tab: Tab) -> Int? {
    guard case .kind(let name) = tab else { return nil }
    return register?.table(name)?.count
  }
}
