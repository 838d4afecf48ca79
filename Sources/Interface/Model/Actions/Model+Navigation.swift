import Columnar
import Oversight
import Screen

extension Model {
  mutating func go(to target: Tab) -> [Effect] {
    guard let register, tabs.contains(target) else {
      say(Phrase.needsRegister.text)
      return []
    }
    popup = nil
    guard target != tab else { return [] }
    navigation.remember()
    return enter(target, register)
  }

  /// Goes to a tab's own table and closes those opened from it.
  mutating func goToTable(_ target: Tab) -> [Effect] {
    let effects = go(to: target)
    if tab == target, case .kind(let name) = target, let first = navigation.trails[name]?.first {
      navigation.trails[name] = [first]
    }
    panes.focus = .table
    return effects
  }

  private mutating func enter(_ target: Tab, _ register: Register) -> [Effect] {
    navigation.tab = target
    panes.focus = .table
    guard case .kind(let name) = target, navigation.trails[name] == nil, let kind = register.schema.ordinal(of: name)
    else {
      return []
    }
    var place = makePlace(register, kind: kind)
    let effects = place.needsNoQuestion ? [] : ask(&place, follow: nil)
    navigation.trails[name] = [place]
    return effects
  }

  mutating func openPressedTab() -> [Effect] {
    guard case .character(let digit)? = pressedKey?.symbol, let number = digit.wholeNumberValue else { return [] }
    let tabs = numberedTabs
    guard tabs.indices.contains(number) else {
      // The digits of figures and findings work once these are computed.
      say(register != nil && oversight.report == nil ? Phrase.computing.text : Phrase.noSuchTab.localized("\(number)"))
      return []
    }
    return go(to: tabs[number])
  }

  mutating func cycleTab(by step: Int) -> [Effect] {
    guard let here = tabs.firstIndex(of: tab) else { return [] }
    return go(to: tabs[(here + step + tabs.count) % tabs.count])
  }

  mutating func goHistory(back: Bool) -> [Effect] {
    guard navigation.goHistory(back: back) else { return [] }
    panes.focus = .table
    popup = nil
    return []
  }

  /// Opens a table on top of the one on the screen (drill-down).
  mutating func drill(_ place: TableState) -> [Effect] {
    guard case .kind(let name) = tab else { return [] }
    var place = place
    navigation.remember()
    let effects = place.needsNoQuestion ? [] : ask(&place, follow: place.follow)
    navigation.trails[name]?.append(place)
    panes.focus = .table
    return effects
  }

  /// Whether Esc has anything to close, clear or leave.
  var canGoBack: Bool {
    if loading.isOpening, tab == .overview { return true }
    return tab != .overview
  }

  /// Esc: leaves the innermost of pane, range of marks, filter and table; never the program.
  mutating func back() -> [Effect] {
    if panes.focus != .table, place != nil {
      if panes.focus == .facets { panes.wantsFacets = false }
      panes.focus = .table
      return []
    }
    guard let here = place else {
      if loading.isOpening {
        loading.isCancelled = true
        return [.cancelLoading]
      }
      return []
    }
    if here.anchor != nil {
      withPlace { $0.anchor = nil }
      return []
    }
    if panes.wantsFacets {
      panes.closeFacets()
      return []
    }
    if !here.filter.isEmpty { return clearFilter() }
    return popPlace()
  }

  mutating func popPlace() -> [Effect] {
    guard case .kind(let name) = tab else { return [] }
    navigation.remember()
    if trail.count > 1 {
      navigation.trails[name]?.removeLast()
    } else {
      navigation.tab = .overview
    }
    return []
  }

  /// Enter: opens the line, the detail or the record under the cursor.
  mutating func open() -> [Effect] {
    switch context {
    case .overview: return openOverviewLine()
    case .detail: return openDetailLine()
    default: return openRecord()
    }
  }

  /// Opens the record that a row of a computed table refers to, or the details of any other record.
  private mutating func openRecord() -> [Effect] {
    guard let place, let row = place.row else {
      say(Phrase.needsRecord.text)
      return []
    }
    if let frequency = place.frequency { return openGroup(row, of: frequency) }
    if let crossed = place.crossed { return openCell(row, place.field ?? 0, of: crossed) }
    if let summarized = place.summarized { return openColumn(row, of: summarized) }
    if place.description.name == NotesTable.name { return openNote(row, of: place) }
    if place.description.name == Life.tableName { return openLifeRecord(row, of: place) }
    if let drillTarget = OversightReport.drillTarget(ofRow: row, in: place.table) { return open(drillTarget) }
    if place.description.name == ComputedTable.problems.name { return openProblem() }
    if place.description.name == FileKeys.name { return openMapping(ofRow: row, in: place) }
    if let computed = ComputedTable.named(place.description.name) {
      guard let target = computed.target(row, place.register) else {
        focusDetail()
        return []
      }
      return open(target)
    }
    focusDetail()
    return []
  }

  /// Opens a table with one record and its details.
  ///
  /// - Parameter other: the register that holds it; nil for that of the current table.
  mutating func openRecord(ofKind name: String, row: Int, in other: Register? = nil) -> [Effect] {
    guard let register = other ?? place?.register, let kind = register.schema.ordinal(of: name),
      row >= 0, row < register.tables[kind].count
    else {
      say(Phrase.needsRelation.text)
      return []
    }
    let table = register.tables[kind]
    var target = makePlace(register, kind: kind, scope: Scope(record: row, of: table))
    // A key may occur twice; the row is unique.
    target.scopeRows = [UInt32(row)]
    target.rows = .list([UInt32(row)])
    let effects = drill(target)
    focusDetail()
    return effects
  }

  mutating func openDetailLine() -> [Effect] {
    guard let place, let row = place.row else { return [] }
    let lines = DetailLines.of(place, row: row, columns: arrangement.detailColumns, model: self)
    guard lines.indices.contains(place.detail.index) else { return [] }
    switch lines[place.detail.index].target {
    case nil:
      say(Phrase.needsRelation.text)
      return []
    case .record(let kind, let row): return openRecord(ofKind: kind, row: row)
    case .relation(let relation): return openRelation(relation, of: row)
    }
  }

  /// Opens the rows that point at a record.
  private mutating func openRelation(_ relation: Schema.Relation, of row: Int) -> [Effect] {
    guard let place else { return [] }
    let register = place.register
    let source = register.schema.kinds[relation.source]
    let scope = Scope(relatedTo: row, of: place.table, through: relation.field, of: source)
    var target = makePlace(register, kind: relation.source, scope: scope)
    let rows = Array(Scope.pointing(at: row, through: relation.field, of: register.tables[relation.source]))
    target.scopeRows = rows
    target.rows = .list(rows)
    return drill(target)
  }

  // MARK: Panes

  mutating func cyclePane(by step: Int) -> [Effect] {
    var order: [Panes.Focus] = [.table]
    if panes.wantsFacets { order.append(.facets) }
    order.append(.detail)
    let here = order.firstIndex(of: panes.focus) ?? 0
    let next = order[(here + step + order.count) % order.count]
    if next == .detail { focusDetail() } else { panes.focus = next }
    return []
  }

  /// Gives the keys to the details. On a wide screen a closed pane stays open after that; on a narrow one the table comes
  /// back when it has the keys again.
  private mutating func focusDetail() {
    if isWide, !arrangement.showsDetail { panes.wantsDetail = true }
    panes.focus = .detail
  }

  mutating func toggleDetail() -> [Effect] {
    let isShown = arrangement.showsDetail
    panes.wantsDetail = !isShown
    if isShown, panes.focus == .detail { panes.focus = .table }
    return []
  }
}
