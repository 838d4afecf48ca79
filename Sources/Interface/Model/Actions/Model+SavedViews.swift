import Bytes
import Columnar
import Querying
import Screen
import Statistics

extension Model {
  /// The queries of the saved views over the kind of a table.
  func views(of place: TableState) -> NamedQueries { user.views.queries(of: place.description.name) }

  mutating func nameView() -> [Effect] {
    guard let place else { return [] }
    let saved = user.state.views.last { $0.kind == place.description.name && $0.query == place.filter.text }
    popup = ViewNamePopup(text: TextField(saved?.name ?? ""))
    return []
  }

  mutating func saveView() -> [Effect] {
    guard let dialog = popup as? ViewNamePopup, let place else { return [] }
    let name = dialog.text.text.trimmed
    guard !name.isEmpty else {
      say(Phrase.nameEmpty.text, isError: true)
      return []
    }
    popup = nil
    let fields = place.description.fields
    let view = SavedView(
      name: name, kind: place.description.name, query: place.filter.text,
      columns: place.layout.fields.map { fields[$0].name },
      sort: place.isSortChosen ? place.sort.map { ($0.descending ? "-" : "") + fields[$0.field].name } : nil,
      totals: place.totals.statistics.map(\.rawValue))
    rememberViews()
    let index = user.state.views.firstIndex { $0.name == name && $0.kind == view.kind }
    if let index { user.state.views[index] = view } else { user.state.views.append(view) }
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
    let all = list.views(in: self)
    return all.indices.contains(list.cursor.index) ? all[list.cursor.index] : nil
  }

  mutating func openChosenView() -> [Effect] { chosenView.map { open($0) } ?? [] }

  mutating func deleteChosenView() -> [Effect] {
    guard let view = chosenView, let index = user.state.views.firstIndex(of: view) else { return [] }
    say(Phrase.viewDeleted.localized(view.name, keyName("undo")))
    rememberViews()
    user.state.views.remove(at: index)
    return []
  }

  private mutating func rememberViews() { undoHistory.add(Phrase.changedViews.text, .views(user.state.views)) }

  /// Opens the view that the program was started with, unless the user has navigated away.
  mutating func openInitialView() -> [Effect] {
    if let start = loading.start {
      loading.start = nil
      return tab == .overview ? open(start: start) : []
    }
    guard let name = loading.viewToOpen else { return [] }
    loading.viewToOpen = nil
    guard tab == .overview else { return [] }
    guard let view = user.views.named(name) else {
      say(Phrase.unknownView.localized(name), isError: true)
      return []
    }
    return open(view)
  }

  /// Opens the table that the command line asked for.
  private mutating func open(start: SavedView) -> [Effect] {
    guard start.kind.isEmpty else { return open(start) }
    guard let register, register.present.count == 1, let only = register.present.first else {
      say(Phrase.needsKind.text, isError: true)
      return []
    }
    return open(
      SavedView(
        name: start.name, kind: register.schema.kinds[only].name, query: start.query, columns: start.columns,
        sort: start.sort))
  }

  /// Goes to the view's table and applies query, columns and order; `u` undoes it.
  mutating func open(_ view: SavedView) -> [Effect] {
    popup = nil
    guard register?.schema.ordinal(of: view.kind) != nil, tabs.contains(.kind(view.kind)) else {
      say(Phrase.viewWithoutKind.filled(with: view.title), isError: true)
      return []
    }
    var effects = goToTable(.kind(view.kind))
    // A view of the user keeps the words that it was saved with.
    let query = place.map { view.isShipped ? worded(view.query, $0.register, kind: $0.kind) : view.query } ?? ""
    effects += changeView(follow: false) { place in
      let kind = place.description
      place.filter.set(query)
      place.isSortChosen = view.sort != nil
      place.sort = TableState.levels(view.sort ?? kind.defaultOrder, of: kind)
      place.layout = ColumnLayout(
        kind: kind, contents: place.contents, shown: view.columns.compactMap { kind.ordinal(of: $0) })
      place.totals.show(Statistic.named(view.totals))
    }
    return effects
  }
}
