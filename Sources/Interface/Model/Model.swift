import Columnar
import Localization
import Oversight
import Screen

/// The whole state of the interface, as a value: `update` changes it and returns the effects to perform, `draw` makes a
/// picture of it. What changes together is one sub-state, which takes its own answers and counts its own questions.
public struct Model: Sendable {
  /// A line of news, shown until the next key.
  struct Flash: Sendable {
    let text: Localized
    let isError: Bool
  }

  var appearance: Appearance
  var navigation = Navigation()
  var panes = Panes()
  var filterLine = FilterLine()
  var loading: LoadingState
  var oversight = OversightState()
  var comparisons: Comparisons
  var user = UserContent()

  public internal(set) var register: Register?
  private let today: Day
  /// Column widths by kind, of the current register.
  var measures: [String: MeasuredWidths] = [:]
  var overview = OverviewCursor()
  var facts = Facts()
  var undoHistory = UndoHistory()
  var popup: (any PopupView)?
  var flash: Flash?
  var groupings = Generation()
  var searches = Generation()
  var lives = Generation()
  var relations = Generation()
  var paths = Generation()
  var citations = Generation()
  /// Keys that wait for the rows that they refer to.
  var queuedKeys: [Key] = []
  /// Exports that have not ended.
  var exportsRunning = 0
  /// Whether the key before was one that ends the program, and was answered with what would be lost.
  var isLeaving = false
  /// The key that is being handled, for commands that have several.
  var pressedKey: Key?

  /// The state before a register is open.
  public init(_ options: Options) {
    appearance = Appearance(options)
    loading = LoadingState(options)
    comparisons = Comparisons(path: options.comparison)
    today = options.today
  }

  // MARK: What every view reads

  var size: Size { appearance.size }
  public var language: Language { appearance.language }
  var theme: Theme { appearance.theme }
  var widths: DisplayWidth { appearance.widths }
  var tab: Tab { navigation.tab }
  /// The tables from the tab's own to the one on the screen.
  var trail: [TableState] { navigation.trail }

  /// The table on the screen; nil on the overview and before a register is open.
  public internal(set) var place: TableState? {
    get { navigation.place }
    set { navigation.place = newValue }
  }

  /// Changes the table on the screen, if there is one.
  mutating func withPlace(_ change: (inout TableState) -> Void) {
    guard var place else { return }
    change(&place)
    self.place = place
  }

  /// A new table over a kind.
  mutating func makePlace(_ register: Register, kind: Int, scope: Scope? = nil) -> TableState {
    TableState(
      id: navigation.nextTable(), register: register, kind: kind, scope: scope,
      measured: measured(register, kind: kind))
  }

  /// Column widths, measured once a register and kind.
  mutating func measured(_ register: Register, kind: Int) -> MeasuredWidths {
    let name = register.schema.kinds[kind].name
    if let known = measures[name] { return known }
    let new = MeasuredWidths(register, kind: kind, widths: widths)
    measures[name] = new
    return new
  }

  /// The day that relative dates count from.
  var asOf: Day { register?.card.asOf ?? today }

  /// Whether only the first rows have been read.
  var isPartial: Bool { loading.isOpening && register != nil }

  /// A number of records, with a sign that more follow while they are being read.
  func countText(_ count: Int) -> String { Money.thousands(count) + (isPartial ? Phrase.pending(language) : "") }

  /// Marks of the kind on the screen.
  var placeMarks: RowMarks {
    guard let place else { return RowMarks(rowCount: 0) }
    return user.marks[place.description.name] ?? RowMarks(rowCount: place.table.count)
  }

  /// The receiver of keys, which decides which commands apply.
  public var context: Context {
    if let popup { return type(of: popup).context }
    if tab == .overview || place == nil { return .overview }
    switch panes.focus {
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
