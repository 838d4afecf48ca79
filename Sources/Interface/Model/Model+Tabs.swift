import Columnar
import Oversight

extension Model {
  /// A tab of the second line.
  public enum Tab: Sendable, Hashable {
    case overview
    /// The kind with this name.
    case kind(String)
  }

  /// Kinds of record that have a number; the numbers after theirs are those of problems, figures and findings.
  static let numberedKinds = 6

  /// The overview, the first kinds of record, what needs attention, then the other kinds: what is wanted most has a
  /// number in every register.
  var tabs: [Tab] {
    let (numbered, others) = orderedTabs
    return numbered + others
  }

  /// Tabs with a number, the overview's 0, as far as digits go. While figures and findings are being computed the numbers
  /// after theirs wait, so that none of them changes under the fingers.
  var numberedTabs: ArraySlice<Tab> {
    let (numbered, others) = orderedTabs
    return (oversight.report == nil && others.count > 0 ? numbered : numbered + others).prefix(10)
  }

  /// The number that opens a tab.
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
    ComputedTable.all.map(\.name) + [FigureTable.name, FindingTable.name]

  /// Tables that are computed over the register and not there at every time, at the end of the tabs.
  private static let lastTables = [RuleTable.name] + DifferenceTable.Basis.allCases.map(\.rawValue)

  /// Tables that no file holds.
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
