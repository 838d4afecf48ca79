import Columnar
import Localization

/// The next session begins where the last one ended.
extension Model {
  // MARK: Leaving

  /// Where the user is now; nil while no whole register is open.
  var whereabouts: Whereabouts? {
    guard let register, loading.isOpen else { return nil }
    var left = loading.awaited ?? Whereabouts()
    if case .kind(let name) = tab { left.tab = name }
    for (name, tables) in navigation.trails {
      // Groups and notes are tables of their own registers, which the next session does not have.
      let kept = tables.prefix { register.schema.ordinal(of: $0.description.name) != nil && $0.frequency == nil }
      if !kept.isEmpty { left.trails[name] = kept.map(leftTable) }
    }
    return left
  }

  private func leftTable(_ place: TableState) -> Whereabouts.LeftTable {
    let kind = place.description
    var left = Whereabouts.LeftTable(kind: kind.name, origin: place.scope.map { leftOrigin($0, kind) })
    left.filter = place.filter.text
    if place.isSortChosen { left.sort = place.sort.map { ($0.descending ? "-" : "") + kind.fields[$0.field].name } }
    if place.layout != place.usualLayout {
      left.columns = place.layout.visible.map { .init(field: kind.fields[$0.field].name, width: $0.width) }
      left.frozen = place.layout.frozen
    }
    left.record = place.row.map(place.table.key) ?? ""
    left.position = place.cursor.index
    if place.column > 0 { left.field = place.field.map { kind.fields[$0].name } }
    return left
  }

  private func leftOrigin(_ scope: Scope, _ kind: Kind) -> Whereabouts.LeftTable.Origin {
    switch scope.origin {
    case .record(let key): .record(key: key)
    case .related(let field, let target, let key):
      .related(field: kind.fields[field].name, kind: target, key: key)
    }
  }

  // MARK: Coming back

  /// Restores where the last session ended, unless the user or the command line has gone elsewhere. Tables that are still
  /// being computed are restored when they come.
  mutating func resume() -> [Effect] {
    guard loading.resumes, user.isLoaded else { return [] }
    loading.resumes = false
    guard tab == .overview, navigation.trails.isEmpty, let left = user.state.whereabouts else { return [] }
    loading.awaited = left
    return resumeAwaited(isComplete: false)
  }

  /// Restores those of the awaited tables that the register holds now.
  ///
  /// - Parameter isComplete: whether no further table will come; the user learns what is gone.
  mutating func resumeAwaited(isComplete: Bool) -> [Effect] {
    guard let register, var left = loading.awaited else { return [] }
    var effects: [Effect] = []
    for (name, tables) in left.trails where tabs.contains(.kind(name)) {
      left.trails[name] = nil
      // A tab that the user has opened meanwhile stays as it is.
      if navigation.trails[name] == nil { effects += restore(tables, under: name, in: register) }
    }
    if let name = left.tab, navigation.trails[name] != nil {
      if tab == .overview {
        navigation.tab = .kind(name)
        panes.focus = .table
        if flash == nil { say(Phrase.resumed.localized(keyName("open-tab"))) }
      }
      left.tab = nil
    } else if let name = left.tab, isComplete {
      say(Phrase.tableGone.localized(register.schema[name]?.title[language] ?? name))
    }
    loading.awaited = isComplete || (left.tab == nil && left.trails.isEmpty) ? nil : left
    return effects
  }

  /// Forgets the tab that is still to come, because the user has done something else meanwhile.
  mutating func stayHere() { loading.awaited?.tab = nil }

  private mutating func restore(
    _ tables: [Whereabouts.LeftTable], under name: String, in register: Register
  ) -> [Effect] {
    var effects: [Effect] = []
    var trail: [TableState] = []
    for left in tables {
      guard var table = restored(left, in: register) else { break }
      let row = left.record.isEmpty ? nil : table.table.row(of: left.record)
      if row == nil, !left.record.isEmpty, name == loading.awaited?.tab {
        say(Phrase.recordGone.localized(left.record))
      }
      table.cursor.index = row.flatMap { table.rows.position(of: $0) } ?? (left.record.isEmpty ? left.position : 0)
      if !table.needsNoQuestion { effects += ask(&table, follow: row ?? table.row) }
      trail.append(table)
    }
    if !trail.isEmpty { navigation.trails[name] = trail }
    return effects
  }

  /// Nil if the register does not hold the record that the table belongs to.
  private mutating func restored(_ left: Whereabouts.LeftTable, in register: Register) -> TableState? {
    guard let kind = register.schema.ordinal(of: left.kind) else { return nil }
    let description = register.schema.kinds[kind]
    var scope: Scope?
    if let origin = left.origin {
      scope = Scope(origin, of: description, in: register)
      if scope == nil { return nil }
    }
    var table = makePlace(register, kind: kind, scope: scope)
    table.filter.set(left.filter)
    if let sort = left.sort {
      table.sort = TableState.levels(sort, of: description)
      table.isSortChosen = true
    }
    let columns = left.columns.compactMap { column in description.ordinal(of: column.field).map { ($0, column.width) } }
    if !columns.isEmpty {
      table.layout = ColumnLayout(kind: description, contents: table.contents, shown: columns.map(\.0))
      for (field, width) in columns { table.layout.setWidth(field, width) }
      table.layout.freeze(left.frozen)
    }
    table.column =
      left.field.flatMap { description.ordinal(of: $0) }
      .flatMap { table.layout.fields.firstIndex(of: $0) } ?? 0
    return table
  }
}

extension Scope {
  /// The scope that was left; nil if its record is gone.
  fileprivate init?(_ left: Whereabouts.LeftTable.Origin, of kind: Kind, in register: Register) {
    switch left {
    case .record(let key):
      guard let table = register.table(kind.name), let row = table.row(of: key) else { return nil }
      self.init(record: row, of: table)
    case .related(let name, let target, let key):
      guard let field = kind.ordinal(of: name), let table = register.table(target), let row = table.row(of: key) else {
        return nil
      }
      self.init(relatedTo: row, of: table, through: field, of: kind)
    }
  }
}
