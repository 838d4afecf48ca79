import Columnar
import Localization
import Oversight
import Screen

/// All that the interface knows: what is open, what is shown, where the cursor stands. A value: `update` changes it and
/// returns the effects to perform, `draw` makes a picture of it.
public struct Model: Sendable {
  /// What the program knows before anything is opened.
  public struct Options: Sendable {
    public var size: Size
    public var language: Language
    public var theme: Theme.Name
    /// The width rule of the terminal.
    public var widths: DisplayWidth
    /// No lines of box characters, for readers that speak the screen.
    public var plain: Bool
    public var mouse: Bool
    public var keymap: Keymap
    /// How the register was named on the command line; nil for the bundled one.
    public var path: String?
    /// The name of the view to open on; nil for the overview.
    public var view: String?
    /// A register to compare the first one with, shown as soon as both are there.
    public var comparison: String?
    /// Today, for registers that do not say as of when they stand.
    public var today: Day

    public init(
      size: Size, language: Language = .chinese, theme: Theme.Name = .dark, widths: DisplayWidth = .standard,
      plain: Bool = false, mouse: Bool = false, keymap: Keymap = .standard, path: String? = nil,
      view: String? = nil, comparison: String? = nil, today: Day
    ) {
      self.size = size
      self.language = language
      self.theme = theme
      self.widths = widths
      self.plain = plain
      self.mouse = mouse
      self.keymap = keymap
      self.path = path
      self.view = view
      self.comparison = comparison
      self.today = today
    }
  }

  /// A tab of the second line.
  public enum Tab: Sendable, Hashable {
    case overview
    /// The kind with this name.
    case kind(String)
  }

  enum Phase: Sendable {
    case opening(LoadingProgress?)
    case open
    case failed(Localized)
  }

  /// Which part of a place the keys go to.
  enum Focus: Sendable, Hashable {
    case table, filter, detail, facets
  }

  /// One line of news, gone with the next key.
  struct Flash: Sendable {
    let text: Localized
    let isError: Bool
  }

  /// Where one was, for `[` and `]`.
  struct Location: Sendable {
    let tab: Tab
    let trail: [TableState]
  }

  public internal(set) var size: Size
  public internal(set) var language: Language
  public internal(set) var theme: Theme
  public let widths: DisplayWidth
  public let plain: Bool
  public internal(set) var mouse: Bool
  public let keymap: Keymap
  public let path: String?
  let today: Day

  var phase = Phase.opening(nil)
  /// Reading again while the old register stays on the screen.
  var reloading: LoadingProgress?
  public internal(set) var register: Register?
  public internal(set) var tab = Tab.overview
  /// The stack of places under each tab; the last is on the screen.
  var trails: [String: [TableState]] = [:]
  var past: [Location] = []
  var future: [Location] = []
  var marks: [String: RowMarks] = [:]
  /// Column widths by kind, of the register at hand.
  var measures: [String: MeasuredWidths] = [:]
  var overview = OverviewCursor()
  var focus = Focus.table
  var popup: (any PopupView)?
  var suggestions = Suggestions()
  /// Where one stands in the history of the filter line, while going through it.
  var recall: HistoryPosition?
  /// Views that came with the register.
  var shippedViews: [SavedView] = []
  /// The view that the screen is to open on, until it did.
  var wantedView: String?
  /// What outlives the session; marks that the register holds are in `marks`.
  var kept = UserState()
  /// Whether the state of earlier sessions is here, so that saving loses none of it.
  var isKept = false
  var explanations = Generation()
  var groupings = Generation()
  /// Figures and findings of the register, once they are there.
  var report: OversightReport?
  /// What the first screen shows of them.
  var digest: Digest?
  /// How the register differs from another that somebody named, and from its own state before the last reload.
  var comparison: Comparison?
  var changes: Comparison?
  var comparisonPath: String?
  /// Whether the table of differences is opened when it comes.
  var opensComparison = false
  var comparisonQuestions: [DifferenceTable.Basis: Generation] = [:]
  var oversights = Generation()
  var flash: Flash?
  /// Whether the detail pane was asked for or sent away; nil leaves it to the width of the screen.
  var detailWanted: Bool?
  var facetsWanted = false
  /// Keys that wait for the rows they speak of.
  var held: [Key] = []
  /// Whether it was the user who ended the opening.
  var gaveUpOpening = false
  /// The key that is being handled, for commands that stand on several.
  var pressed: Key?
  private var lastPlace = 0

  /// The state before anything is open.
  public init(_ options: Options) {
    size = options.size
    language = options.language
    theme = Theme(options.theme)
    widths = options.widths
    plain = options.plain
    mouse = options.mouse
    keymap = options.keymap
    path = options.path
    wantedView = options.view
    today = options.today
    comparisonPath = options.comparison
    opensComparison = options.comparison != nil
  }

  /// A place of its own over a kind.
  mutating func makePlace(_ register: Register, kind: Int, scope: Scope? = nil) -> TableState {
    lastPlace += 1
    return TableState(
      id: lastPlace, register: register, kind: kind, scope: scope, measured: measured(register, kind: kind))
  }

  /// Measured once a register and kind.
  mutating func measured(_ register: Register, kind: Int) -> MeasuredWidths {
    let name = register.schema.kinds[kind].name
    if let known = measures[name] { return known }
    let new = MeasuredWidths(register, kind: kind, widths: widths)
    measures[name] = new
    return new
  }

  /// The table on the screen; nil on the overview and before anything is open.
  public internal(set) var place: TableState? {
    get {
      guard case .kind(let name) = tab else { return nil }
      return trails[name]?.last
    }
    set {
      guard case .kind(let name) = tab, let newValue, let last = trails[name]?.indices.last else { return }
      trails[name]?[last] = newValue
    }
  }

  /// The places from the tab's own table to the one on the screen.
  var trail: [TableState] {
    guard case .kind(let name) = tab else { return [] }
    return trails[name] ?? []
  }

  /// Changes the place on the screen, where there is one.
  mutating func withPlace(_ change: (inout TableState) -> Void) {
    guard var place else { return }
    change(&place)
    self.place = place
  }

  /// The day that relative dates count from.
  var asOf: Day { register?.card.asOf ?? today }

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
    return (report == nil && others.count > 0 ? numbered : numbered + others).prefix(10)
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

  /// Whether only the first rows are here.
  var isPartial: Bool {
    if case .opening = phase { register != nil } else { false }
  }

  /// A number of records, open at its end while they are still being read.
  func countText(_ count: Int) -> String { Money.thousands(count) + (isPartial ? Phrase.pending(language) : "") }

  /// Marks of the kind on the screen.
  var placeMarks: RowMarks {
    guard let place else { return RowMarks(rowCount: 0) }
    return marks[place.description.name] ?? RowMarks(rowCount: place.table.count)
  }

  /// The status of a program that is left now: as the command line's, where nothing could be opened.
  var leavingStatus: Int32 {
    guard case .failed = phase else { return 0 }
    return gaveUpOpening ? 130 : 3
  }

  /// Where the keys go, and so which commands hold.
  public var context: Context {
    if let popup { return type(of: popup).context }
    if tab == .overview || place == nil { return .overview }
    switch focus {
    case .table: return .table
    case .filter: return .filter
    case .detail: return .detail
    case .facets: return .facets
    }
  }

  mutating func say(_ text: Localized, isError: Bool = false) {
    flash = Flash(text: text, isError: isError)
  }
}
