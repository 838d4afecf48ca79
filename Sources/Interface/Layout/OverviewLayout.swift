import Columnar
import Oversight
import Screen

/// The lines of the overview and their places. Used by `update` (to move the cursor and to scroll) and by drawing. O(lines).
///
/// What needs attention comes first, then published figures, then the kinds of record. A narrow screen stacks the three
/// and drops details until they fit; a wide one has two columns:
///
///     narrow              wide
///     attention           figures of all | attention
///     figures             systems        | most urgent findings
///     kinds, in cells                    | kinds, one a line
///     ways to start                      | ways to start
struct OverviewLayout {
  enum Item {
    case heading(Phrase)
    case attention(AttentionLine)
    /// The findings of a rule that are overdue or due soon, by their position in the digest.
    case urgent(Int)
    /// The figures of a system on one line.
    case system(Int)
    /// The name of a system, above its figures.
    case systemTitle(Int)
    case figure(system: Int, Digest.Headline)
    /// A kind in a cell of the grid.
    case cell(Model.Tab)
    /// A kind on a line with its charts.
    case kind(Model.Tab)
    /// A fact about a register of one kind, by its position.
    case fact(Int)
    case way(command: String, Phrase)
  }

  struct Part {
    let item: Item
    let target: OverviewTarget?
    /// Line number in the whole overview.
    let row: Int
    let column: Int
    let columns: Int
  }

  private(set) var parts: [Part] = []
  private(set) var rows = 0
  let visibleRows: Int

  /// Least size for two columns.
  static let wideColumns = 140
  static let wideRows = 20

  init(_ model: Model) {
    let size = model.arrangement.body.size
    visibleRows = size.rows
    guard model.register != nil else { return }
    let attention = model.attention
    let kinds = model.kindTabs
    let systems = model.oversight.digest?.systems ?? []
    if size.columns >= Self.wideColumns, size.rows >= Self.wideRows {
      // Charts beside the kinds need some forty columns.
      let left = size.columns * (size.columns >= 180 ? 52 : 58) / 100
      var first = Stack(column: 0, columns: left)
      var second = Stack(column: left + 2, columns: size.columns - left - 2)
      second.add(attention, details: true)
      if systems.isEmpty {
        first.addKinds(kinds)
        first.addFacts(model)
      } else {
        first.addSystems(systems, rows: size.rows)
        second.addBlank()
        second.addKinds(kinds)
      }
      second.addWays(within: size.rows)
      second.addUrgent(model, at: attention.count + 1, within: size.rows, atMost: 20)
      parts = first.parts + second.parts
      rows = max(first.row, second.row)
      return
    }
    stack(attention, systems, kinds, size, model)
  }

  /// Stacks the parts: first what is always shown, then details while lines are left.
  private mutating func stack(
    _ attention: [AttentionLine], _ systems: [Digest.System], _ kinds: [Model.Tab], _ size: Size, _ model: Model
  ) {
    var stack = Stack(column: 0, columns: size.columns)
    let brief = attention.count { !$0.isDetail }
    let cells = Stack.cellsInRow(kinds, model, columns: size.columns)
    let grid = (kinds.count + cells - 1) / max(1, cells)
    var rest = size.rows - (1 + brief) - (1 + grid)
    var shown = systems.count
    var hasKindHeading = true
    if shown > 0 {
      // The heading of kinds is dropped before a line of figures; numbers distinguish the kinds.
      if rest == shown { hasKindHeading = false; rest += 1 }
      shown = min(shown, max(3, rest - 1))
      rest -= 1 + shown
    }
    func take(_ lines: Int) -> Bool {
      guard lines > 0, rest >= lines else { return false }
      rest -= lines
      return true
    }
    let isList = take(kinds.count - grid)
    let hasDetails = take(attention.count - brief)
    let hasBlanks = take(shown > 0 ? 2 : 1)
    // Urgent findings matter more than ways to start, which help lists too.
    let urgent = max(0, min(8, model.oversight.digest?.urgent.count ?? 0, rest - 2))
    let urgentLines = take(urgent > 0 ? urgent + 2 : 0) ? urgent + 2 : 0
    let facts = model.facts.lines.count
    let hasFacts = take(facts > 0 ? facts + 2 : 0)
    let ways = take(Stack.ways.count + 2)
    stack.add(attention, details: hasDetails)
    stack.addUrgent(model, at: nil, within: stack.row + urgentLines)
    if hasBlanks { stack.addBlank() }
    if shown > 0 {
      stack.addHeading(.headlines)
      for system in 0..<shown {
        stack.add(.system(system), .filtered(.kind(FigureTable.name), query: Self.query(systems[system], model)))
      }
      if hasBlanks { stack.addBlank() }
    }
    if isList {
      stack.addKinds(kinds)
    } else {
      if hasKindHeading { stack.addHeading(.kinds) }
      stack.addCells(kinds, inRow: cells)
    }
    if hasFacts { stack.addFacts(model) }
    if ways { stack.addWays(within: size.rows) }
    parts = stack.parts
    rows = stack.row
  }

  /// The figures of a system, as a query over their table.
  private static func query(_ system: Digest.System, _ model: Model) -> String {
    let ids = system.headlines.compactMap { model.oversight.report?.reconciliations[$0.figure].figure.id }
    return "id=" + ids.map { "\"\($0)\"" }.joined(separator: ",")
  }

  // MARK: - Navigation

  /// Everything that can be opened, in reading order.
  var targets: [OverviewTarget] { parts.compactMap(\.target) }

  func part(of target: OverviewTarget) -> Part? { parts.first { $0.target == target } }

  func part(atRow row: Int, column: Int) -> Part? {
    parts.first { $0.row == row && $0.target != nil && $0.column <= column && column < $0.column + $0.columns }
  }

  /// The nearest line below or above, in the same column of the screen if there is one.
  func neighbour(of target: OverviewTarget, down: Bool) -> OverviewTarget? {
    guard let here = part(of: target) else { return nil }
    let beyond = parts.filter { $0.target != nil && (down ? $0.row > here.row : $0.row < here.row) }
    func overlaps(_ part: Part) -> Bool {
      part.column < here.column + here.columns && here.column < part.column + part.columns
    }
    let best = beyond.min { left, right in
      func distance(_ part: Part) -> (Int, Int, Int) {
        (overlaps(part) ? 0 : 1, abs(part.row - here.row), abs(part.column - here.column))
      }
      return distance(left) < distance(right)
    }
    return best?.target
  }

  /// The nearest line to the side.
  func neighbour(of target: OverviewTarget, right: Bool) -> OverviewTarget? {
    guard let here = part(of: target) else { return nil }
    let beyond = parts.filter {
      $0.target != nil && (right ? $0.column >= here.column + here.columns : $0.column + $0.columns <= here.column)
    }
    return beyond.min { left, right in
      func distance(_ part: Part) -> (Int, Int) { (abs(part.row - here.row), abs(part.column - here.column)) }
      return distance(left) < distance(right)
    }?.target
  }

  // MARK: - Stacking

  private struct Stack {
    let column: Int
    let columns: Int
    var row = 0
    var parts: [Part] = []

    static let ways: [(command: String, phrase: Phrase)] = [
      ("open", .startOpen), ("edit-filter", .startFilter), ("show-help", .startHelp), ("open-palette", .startPalette),
    ]

    init(column: Int, columns: Int) {
      self.column = column
      self.columns = columns
    }

    mutating func add(_ item: Item, _ target: OverviewTarget? = nil) {
      parts.append(Part(item: item, target: target, row: row, column: column, columns: columns))
      row += 1
    }

    mutating func addBlank() { row += 1 }
    mutating func addHeading(_ phrase: Phrase) { add(.heading(phrase)) }

    mutating func add(_ attention: [AttentionLine], details: Bool) {
      addHeading(.attention)
      for line in attention where details || !line.isDetail { add(.attention(line), line.target) }
    }

    /// One block for each system, with blank lines between them if they fit.
    mutating func addSystems(_ systems: [Digest.System], rows: Int) {
      let lines = systems.reduce(0) { $0 + $1.headlines.count + 1 }
      addHeading(.headlines)
      let gap = lines + systems.count <= rows ? 1 : 0
      for (index, system) in systems.enumerated() {
        if index > 0 { row += gap }
        add(.systemTitle(index))
        for headline in system.headlines { add(.figure(system: index, headline), .figure(headline.figure)) }
      }
    }

    mutating func addKinds(_ kinds: [Model.Tab]) {
      addHeading(.kinds)
      for tab in kinds { add(.kind(tab), .tab(tab)) }
    }

    /// Kinds in a row of the grid, by the width of the widest name.
    static func cellsInRow(_ kinds: [Model.Tab], _ model: Model, columns: Int) -> Int {
      let widest = kinds.map { model.cellWidth($0) }.max() ?? 0
      return max(1, columns / max(18, min(widest + 1, 26)))
    }

    mutating func addCells(_ kinds: [Model.Tab], inRow count: Int) {
      guard !kinds.isEmpty, count > 0 else { return }
      let lines = (kinds.count + count - 1) / count
      let width = columns / count
      // Column by column.
      for (index, tab) in kinds.enumerated() {
        parts.append(
          Part(
            item: .cell(tab), target: .tab(tab), row: row + index % lines, column: column + index / lines * width,
            columns: width))
      }
      row += lines
    }

    mutating func addFacts(_ model: Model) {
      guard !model.facts.lines.isEmpty else { return }
      addBlank()
      addHeading(.facts)
      for (place, line) in model.facts.lines.enumerated() { add(.fact(place), line.target) }
    }

    mutating func addWays(within limit: Int) {
      guard row + Self.ways.count + 2 <= limit else { return }
      addBlank()
      addHeading(.start)
      for way in Self.ways { add(.way(command: way.command, way.phrase)) }
    }

    /// Adds the rules with the most urgent findings, as many as leave the rest on the screen.
    /// - Parameter place: line before which they are inserted; nil for the end.
    mutating func addUrgent(_ model: Model, at place: Int?, within limit: Int, atMost most: Int = 8) {
      guard let urgent = model.oversight.digest?.urgent, model.tabs.contains(.kind(FindingTable.name)) else { return }
      let count = min(most, limit - row - 2, urgent.count)
      guard count > 0 else { return }
      let end = place.map { place in parts.prefix { $0.row < place }.last.map { $0.row + 1 } ?? place } ?? row
      let moved = parts.filter { $0.row >= end }
      let finalRow = row
      parts.removeAll { $0.row >= end }
      row = end
      addBlank()
      addHeading(.mostUrgent)
      for place in 0..<count { add(.urgent(place), model.target(of: urgent[place])) }
      let shift = row - end
      parts += moved.map {
        Part(item: $0.item, target: $0.target, row: $0.row + shift, column: $0.column, columns: $0.columns)
      }
      row = finalRow + shift
    }
  }
}

extension Model {
  /// The tabs of kinds of record, without computed tables.
  var kindTabs: [Tab] {
    tabs.filter { tab in
      if case .kind(let name) = tab { !Self.computedTables.contains(name) } else { false }
    }
  }

  /// One finding leads to its record, several to their filtered table.
  func target(of urgent: Digest.Urgent) -> OverviewTarget {
    guard urgent.overdue + urgent.soon > 1, let report = oversight.report else { return .finding(urgent.first) }
    let rule = report.findings.outcomes[urgent.rule].rule.id
    return .filtered(.kind(FindingTable.name), query: "rule=\"\(rule)\" urgency:overdue,soon")
  }

  /// Width of a kind's cell: number, name and count.
  func cellWidth(_ tab: Tab) -> Int {
    4 + widths.width(of: title(of: tab)) + 1 + widths.width(of: countText(count(of: tab) ?? 0))
  }
}
