import Screen

/// The rectangles of the screen's parts. `update` computes them to scroll and `draw` to draw, so both agree. With few
/// rows the most important parts are kept: table, filter line, status line, tabs, then the rest.
///
///     title        Register · as of 2020-12-31            F3 English  ? Help
///     tabs         0 Overview  1 Organizations 5  2 Enforcement 3
///     upperRule    ── Organizations › Enforcement ─────────────────────────── breadcrumb
///     filter       filter ›                                            5 / 5
///     middleRule   ───────────────────────────────┬───────────────┬─────────
///     body          table                         │ facets        │ detail
///                                           dividers
///                   totals
///     lowerRule    ───────────────────────────────┴───────────────┴─────────
///     status       by name                        ⏎ Open  / Filter  Q Quit
struct ScreenLayout: Hashable {
  var title = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var tabs = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// The line below the tabs, which carries the breadcrumb.
  var upperRule = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var filter = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var middleRule = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Everything between the lines above and below.
  var body = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var lowerRule = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var status = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Parts of the body; empty if not shown.
  var table = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// The lines of totals, below the table.
  var totals = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var facets = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var detail = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var showsDetail = false
  /// Columns of vertical lines between panes.
  var dividers: [Int] = []

  /// Rows of records, below the heading.
  var tableRows: Int { max(0, table.rows - (hasHeader ? 1 : 0)) }
  var hasHeader: Bool { table.rows > 1 }
  /// Text columns of the detail pane, inside its margins.
  var detailColumns: Int { max(1, detail.columns - 2) }
}

extension Model {
  var arrangement: ScreenLayout {
    var result = ScreenLayout()
    let isTable = place != nil
    // The first lines are kept longest as the screen gets lower.
    let isRoot = trail.count <= 1
    var rest = size.rows
    func isGiven(_ isWanted: Bool, rowsLeft: Int) -> Bool {
      guard isWanted, rest - 1 >= rowsLeft else { return false }
      rest -= 1
      return true
    }
    let isFilterAlone = size.rows == 1 && panes.focus == .filter && popup == nil
    if isFilterAlone { rest = 0 }
    let filter = isGiven(isTable, rowsLeft: 1) || isFilterAlone
    let status = isGiven(true, rowsLeft: 2)
    let tabs = isGiven(true, rowsLeft: 3)
    let breadcrumb = isGiven(!isRoot, rowsLeft: 3)
    let title = isGiven(true, rowsLeft: 4)
    let upperRule = isGiven(isRoot, rowsLeft: 7) || breadcrumb
    let middleRule = isGiven(isTable, rowsLeft: 7)
    let lowerRule = isGiven(true, rowsLeft: 9)
    var area = Rect(size)
    if title { (result.title, area) = area.cutTop(1) }
    if tabs { (result.tabs, area) = area.cutTop(1) }
    if upperRule { (result.upperRule, area) = area.cutTop(1) }
    if filter { (result.filter, area) = area.cutTop(1) }
    if middleRule { (result.middleRule, area) = area.cutTop(1) }
    if status { (result.status, area) = area.cutBottom(1) }
    if lowerRule { (result.lowerRule, area) = area.cutBottom(1) }
    result.body = area
    arrangePanes(&result)
    // A few rows stay.
    let totals = min(place?.totals.lines ?? 0, result.table.rows - 4)
    if totals > 0 { (result.totals, result.table) = result.table.cutBottom(totals) }
    return result
  }

  /// Columns from which the details are shown beside the table while they have the keys.
  private static let wide = 110

  /// Whether opened details have a table beside them. On a narrower screen they take the whole body.
  var isWide: Bool { size.columns >= Self.wide }

  /// Side panes if the screen is wide enough; otherwise the focused pane takes the whole body.
  private func arrangePanes(_ result: inout ScreenLayout) {
    let body = result.body
    result.table = body
    guard place != nil else { return }
    let wantsDetail = panes.wantsDetail ?? (isWide && body.rows >= 6)
    let facetColumns = max(28, min(44, size.columns / 4))
    let detailColumns = max(32, min(72, size.columns * 3 / 10))
    let canSplit = panes.focus == .detail ? isWide : size.columns >= 72
    if !canSplit {
      if panes.focus == .detail {
        result.detail = body
        result.table = Rect(row: body.row, column: body.column, rows: 0, columns: 0)
        result.showsDetail = true
      } else if panes.focus == .facets {
        result.facets = body
        result.table = Rect(row: body.row, column: body.column, rows: 0, columns: 0)
      }
      return
    }
    var area = body
    if wantsDetail || panes.focus == .detail, !(panes.wantsFacets && size.columns < 130 && panes.focus != .detail) {
      let (pane, left) = area.cutRight(detailColumns)
      result.detail = pane
      result.showsDetail = true
      area = left
      let (divider, table) = area.cutRight(1)
      result.dividers.append(divider.column)
      area = table
    }
    if panes.wantsFacets, size.columns >= 130 || panes.focus != .detail {
      let (pane, left) = area.cutRight(facetColumns)
      result.facets = pane
      area = left
      let (divider, table) = area.cutRight(1)
      result.dividers.append(divider.column)
      area = table
    }
    result.table = area
  }
}
