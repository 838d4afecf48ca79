import Columnar
import Screen

extension Model {
  // MARK: What is kept

  /// The state of earlier sessions, or an empty one: from now on changes are kept.
  mutating func take(_ state: UserState) -> [Effect] {
    kept = state
    isKept = true
    adoptMarks()
    return []
  }

  /// Marks the records that kept keys name; keys that the register does not hold wait for one that does.
  mutating func adoptMarks() {
    guard let register else { return }
    for (name, keys) in kept.marks {
      guard let table = register.table(name) else { continue }
      var marked = marks[name] ?? RowMarks(rowCount: table.count)
      var missing: [String] = []
      for key in keys {
        if let row = table.row(of: key) { marked.insert(CollectionOfOne(row)) } else { missing.append(key) }
      }
      if !marked.isEmpty { marks[name] = marked }
      kept.marks[name] = missing.isEmpty ? nil : missing
    }
  }

  /// Asks to keep what a person changed.
  func keepChanges(since before: (state: UserState, marks: [String: RowMarks])) -> [Effect] {
    guard isKept, kept != before.state || marks != before.marks else { return [] }
    return [.saveUserState(UserStateSnapshot(state: kept, marks: marks, register: register))]
  }

  /// The views over the register at hand.
  var views: SavedViews { SavedViews(own: kept.views, shipped: shippedViews) }

  /// The queries of saved views over the kind of a place.
  func views(of place: TableState) -> NamedQueries { views.queries(of: place.description.name) }

  // MARK: History of the filter line

  /// Up and down through what was typed before; the line as it was stands at the end.
  mutating func recallFilter(by step: Int) -> [Effect] {
    guard var place else { return [] }
    let texts = (kept.history[place.description.name] ?? []).filter { $0 != self.recall?.draft ?? place.filter.text }
    var recall = self.recall ?? HistoryPosition(index: texts.count, draft: place.filter.text)
    let index = recall.index + step
    guard (0...texts.count).contains(index) else { return [] }
    recall.index = index
    self.recall = recall
    suggestions.close()
    place.filter.set(index == texts.count ? recall.draft : texts[index])
    defer { self.place = place }
    return ask(&place, follow: nil)
  }

  // MARK: Saved views

  mutating func nameView() -> [Effect] {
    guard let place else { return [] }
    let saved = kept.views.last { $0.kind == place.description.name && $0.query == place.filter.text }
    popup = ViewNamePopup(text: TextField(saved?.name ?? ""))
    return []
  }

  mutating func saveView() -> [Effect] {
    guard let dialog = popup as? ViewNamePopup, let place else { return [] }
    let name = String(dialog.text.text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    guard !name.isEmpty else {
      say(Phrase.nameEmpty.text, isError: true)
      return []
    }
    popup = nil
    let fields = place.description.fields
    let view = SavedView(
      name: name, kind: place.description.name, query: place.filter.text,
      columns: place.layout.fields.map { fields[$0].name },
      sort: place.isSortChosen ? place.sort.map { ($0.descending ? "-" : "") + fields[$0.field].name } : nil)
    let index = kept.views.firstIndex { $0.name == name && $0.kind == view.kind }
    if let index { kept.views[index] = view } else { kept.views.append(view) }
    say((index == nil ? Phrase.viewSaved : Phrase.viewReplaced).localized(name))
    return []
  }

  mutating func openViews() -> [Effect] {
    popup = ViewsPopup()
    return []
  }

  /// The view under the cursor of the list.
  var chosenView: SavedView? {
    guard let list = popup as? ViewsPopup else { return nil }
    let all = views.all
    return all.indices.contains(list.cursor.index) ? all[list.cursor.index] : nil
  }

  mutating func openChosenView() -> [Effect] { chosenView.map { open($0) } ?? [] }

  mutating func deleteChosenView() -> [Effect] {
    guard let view = chosenView, let index = kept.views.firstIndex(of: view) else { return [] }
    say(Phrase.viewDeleted.localized(view.name))
    kept.views.remove(at: index)
    return []
  }

  /// Opens the view that the program was started with, unless somebody has gone elsewhere meanwhile.
  mutating func openWantedView() -> [Effect] {
    guard let name = wantedView else { return [] }
    wantedView = nil
    guard tab == .overview else { return [] }
    guard let view = views.named(name) else {
      say(Phrase.unknownView.localized(name), isError: true)
      return []
    }
    return open(view)
  }

  /// Goes to the view's table and puts query, columns and order there; `u` takes it back.
  mutating func open(_ view: SavedView) -> [Effect] {
    popup = nil
    guard register?.schema.ordinal(of: view.kind) != nil, tabs.contains(.kind(view.kind)) else {
      say(Phrase.viewWithoutKind.filled(with: view.title), isError: true)
      return []
    }
    var effects = goToTable(.kind(view.kind))
    effects += changeView(follow: false) { place in
      let kind = place.description
      place.filter.set(view.query)
      place.isSortChosen = view.sort != nil
      place.sort = TableState.levels(view.sort ?? kind.defaultOrder, of: kind)
      place.layout = ColumnLayout(kind: kind, shown: view.columns.compactMap { kind.ordinal(of: $0) })
    }
    return effects
  }
}

/// Where one stands in the history of the filter line, and what stood there before.
struct HistoryPosition: Sendable {
  var index: Int
  let draft: String
}
