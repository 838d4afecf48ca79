import Columnar
import Querying
import Statistics

/// A table on the screen: its rows, filter, order, columns and cursor. Drilling down stacks tables; going back restores
/// them unchanged.
public struct TableState: Sendable {
  /// The part of the state that `undo` restores.
  struct ViewState: Sendable, Equatable {
    var filter: String
    var sort: [SortLevel]
    var isSortChosen: Bool
    var layout: ColumnLayout
    var totals: [Statistic] = []

    /// Whether both select the same rows in the same order.
    func hasSameRows(as other: ViewState) -> Bool {
      filter == other.filter && sort == other.sort && isSortChosen == other.isSortChosen
    }
  }

  /// Identifies the table to answers.
  public let id: Int
  public internal(set) var register: Register
  /// The ordinal of the kind in `register`.
  public internal(set) var kind: Int
  public internal(set) var scope: Scope?
  /// The rows of the scope; nil for all.
  var scopeRows: [UInt32]?

  public internal(set) var filter = TextField()
  /// The filter before the line was edited, which Esc restores.
  var filterBefore = ""
  public internal(set) var fault: QueryError?
  /// The last valid result. A filter with an error does not change it.
  public internal(set) var rows: RowSet
  /// The filter that `rows` answers.
  var answeredText = ""
  var highlighter: Highlighter?
  var microseconds: Int?
  /// Questions for the rows.
  var questions = Generation()
  /// The row that the cursor stays on when the outstanding answer comes, unless the user moves it before that. Nil puts
  /// the cursor on the first row, or keeps its position if the same text was asked again.
  var follow: Int?
  private(set) var keepsPosition = false
  /// The position of the cursor when the question was asked.
  private var askedAt = 0

  public internal(set) var sort: [SortLevel]
  /// Whether the user chose the order; else it is the default of the schema.
  var isSortChosen = false
  /// Whether the rows are ordered by relevance.
  var isRanked = false
  /// The rows that a negated clause of the filter finds only because a field is empty.
  var empties: [EmptyMatches] = []
  public internal(set) var layout: ColumnLayout
  /// Position of the cursor among the rows shown.
  var cursor = ListCursor()
  /// The cursor's column among the shown ones.
  var column = 0
  /// The first scrolling column on the screen.
  var left = 0
  /// The position where a range of marks starts; nil if none is being chosen.
  var anchor: Int?
  var detail = ListCursor()
  var facets: FacetPane?
  var totals = TotalsPane()

  /// Columns of numbers that are texts.
  var rightAligned: Set<Int> = []
  var measured: MeasuredWidths
  /// The origin of the rows if they are groups of others.
  var frequency: Frequency?
  /// The origin of the rows if they are summaries of the columns of another table.
  var summarized: Summarized?
  /// The origin of the rows if they are those of a cross table.
  var crossed: Crossed?

  init(id: Int, register: Register, kind: Int, scope: Scope? = nil, measured: MeasuredWidths) {
    self.id = id
    self.measured = measured
    self.register = register
    self.kind = kind
    self.scope = scope
    let description = register.schema.kinds[kind]
    layout = ColumnLayout(kind: description, contents: Self.contents(of: description, measured))
    sort = TableState.levels(description.defaultOrder, of: description)
    scopeRows = scope?.rows(in: register, kind: kind)
    rows = scopeRows.map { .list($0) } ?? .all(register.tables[kind].count)
  }

  /// What the fields hold, if that decides which columns are shown: in tables of records.
  private static func contents(of kind: Kind, _ measured: MeasuredWidths) -> [FieldContent] {
    Model.holdsRecords(kind.name) ? measured.contents : []
  }

  var contents: [FieldContent] { Self.contents(of: description, measured) }

  /// The columns before the user changes them.
  var usualLayout: ColumnLayout { ColumnLayout(kind: description, contents: contents) }

  /// The fields that would be shown if their value were not the same in all records.
  var constantFields: [Int] {
    let (kind, contents) = (description, contents)
    let shown = Set(layout.fields)
    return contents.indices.filter { field in
      contents[field] == .constant && !shown.contains(field)
        && (kind.fields[field].has(.summary) || kind.summaryOrdinals.isEmpty)
    }
  }

  static func levels(_ order: [String], of kind: Kind) -> [SortLevel] {
    order.compactMap { word in
      let descending = word.hasPrefix("-")
      return kind.ordinal(of: descending ? String(word.dropFirst()) : word)
        .map { SortLevel(field: $0, descending: descending) }
    }
  }

  public var table: Table { register.tables[kind] }
  public var description: Kind { register.schema.kinds[kind] }
  /// The row of the register under the cursor.
  public var row: Int? { rows[cursor.index] }
  public var isPending: Bool { questions.isPending }
  /// Whether the next answer may replace the rows, and not only reorder them.
  var awaitsRows: Bool { isPending && follow == nil }
  /// The number of records that the filter chooses from.
  var total: Int { scopeRows?.count ?? table.count }

  /// The field under the cursor.
  var field: Int? {
    let fields = layout.fields
    return fields.indices.contains(column) ? fields[column] : nil
  }

  /// A value with references resolved.
  func value(_ row: Int, _ field: Int) -> Value { register.value(kind: kind, row: row, field: field) }

  /// A question for the rows, with a new generation.
  mutating func ask(today: Day, follow: Int?, views: NamedQueries) -> FilterQuestion {
    self.follow = follow
    keepsPosition = follow == nil && filter.text == answeredText
    askedAt = cursor.index
    return FilterQuestion(
      table: id, generation: questions.next(), register: register, kind: kind, text: filter.text, sort: sort,
      isSortChosen: isSortChosen, scope: scopeRows, today: today, views: views)
  }

  /// Whether the current rows are the answer without a filter and without an order.
  var needsNoQuestion: Bool { filter.text.isEmpty && sort.isEmpty }

  /// The state for `undo` to restore.
  var viewState: ViewState {
    ViewState(
      filter: filter.text, sort: sort, isSortChosen: isSortChosen, layout: layout, totals: totals.statistics)
  }

  mutating func restore(_ state: ViewState) {
    filter.set(state.filter)
    sort = state.sort
    isSortChosen = state.isSortChosen
    layout = state.layout
    totals.show(state.totals)
  }

  /// The order that the headings show: none if the rows are ordered by relevance.
  var shownSort: [SortLevel] { isRanked ? [] : sort }

  /// Stores an answer; a stale one changes nothing.
  mutating func take(_ answer: FilterQuestion.Answer) {
    guard questions.accept(answer.generation) else { return }
    microseconds = answer.microseconds
    switch answer.outcome {
    case .fault(let fault):
      self.fault = fault
    case .rows(let rows, let highlights, let isRanked, let empties):
      let followed = cursor.index == askedAt ? follow : follow.flatMap { row ?? $0 }
      fault = nil
      self.isRanked = isRanked
      self.empties = empties
      self.rows = rows
      highlighter = highlights
      answeredText = filter.text
      anchor = nil
      if let followed {
        cursor.index = rows.position(of: followed) ?? 0
      } else if !keepsPosition {
        cursor = ListCursor()
      }
    }
  }

  /// The same table over a newer register; rows are found by their keys. Nil if the kind or its fields changed.
  func rebased(onto register: Register, measured: (Int) -> MeasuredWidths) -> TableState? {
    guard let kind = register.schema.ordinal(of: description.name) else { return nil }
    let (before, after) = (description, register.schema.kinds[kind])
    var place = self
    let isUsual = layout == usualLayout
    place.measured = measured(kind)
    if before.fields.map(\.name) != after.fields.map(\.name) {
      // The columns that files have besides those of the catalogue may change; a frequency table counts by one of them.
      guard !isComputed,
        before.fields.contains(where: { $0.origin != .described })
          || after.fields.contains(where: { $0.origin != .described })
      else { return nil }
      place.layout = layout.rebased(
        from: before, onto: after, contents: Self.contents(of: after, place.measured))
      place.sort = sort.compactMap { level in
        after.ordinal(of: before.fields[level.field].name).map { SortLevel(field: $0, descending: level.descending) }
      }
      place.facets = nil
      place.column = min(column, max(0, place.layout.visible.count - 1))
      place.left = 0
    }
    let old = row.map { table.key($0) }
    place.register = register
    place.kind = kind
    if isUsual { place.layout = place.usualLayout }
    place.scopeRows = scope?.rows(in: register, kind: kind)
    place.rows = place.scopeRows.map { .list($0) } ?? .all(register.tables[kind].count)
    place.highlighter = nil
    place.empties = []
    place.anchor = nil
    place.facets?.counted.rows = -1
    place.totals.forget()
    place.follow = old.flatMap { register.tables[kind].row(of: $0) }
    if let follow = place.follow { place.cursor.index = place.rows.position(of: follow) ?? cursor.index }
    return place
  }
}
