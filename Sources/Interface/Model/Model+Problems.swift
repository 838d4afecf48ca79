import Columnar
import Oversight

extension Model {
  /// The table of problems on the screen, or under the record that was opened from it: its place in the trail.
  var problemsInTrail: Int? { trail.lastIndex { $0.description.name == ComputedTable.problems.name } }

  /// The problem under the cursor of that table.
  var problem: Diagnostic? {
    guard let index = problemsInTrail, let row = trail[index].row else { return nil }
    let diagnostics = trail[index].register.diagnostics
    return row < diagnostics.count ? diagnostics[row] : nil
  }

  /// Opens the record of the problem under the cursor with the cursor on the field that is concerned; the details of a
  /// problem that no record has.
  mutating func openProblem() -> [Effect] {
    guard let problem, let place, let kind = problem.kind, let row = problem.row,
      place.register.table(kind).map({ row < $0.count }) ?? false
    else {
      panes.focus = .detail
      if !arrangement.showsDetail { panes.wantsDetail = true }
      return []
    }
    let effects = openRecord(ofKind: kind, row: row)
    if let field = problem.field { putCursor(onField: field) }
    return effects
  }

  /// Puts the cursors of the record's details and of its table on a field; empty fields are listed for one that is empty.
  private mutating func putCursor(onField name: String) {
    guard let here = place, let row = here.row else { return }
    let isEmpty = here.description.ordinal(of: name).map { here.value(row, $0).isEmpty } ?? false
    if isEmpty { panes.showsEmptyFields = true }
    let lines = DetailLines.of(here, row: row, columns: arrangement.detailColumns, model: self)
    let line = lines.firstIndex { $0.fields.contains(name) }
    withPlace { place in
      if let line { place.detail.index = line }
      if let field = place.description.ordinal(of: name),
        let column = place.layout.fields.firstIndex(of: field)
      {
        place.column = column
      }
    }
  }

  /// Goes on to the next problem that a record has, or to the previous one, among those that the table shows.
  mutating func goToProblem(forward: Bool) -> [Effect] {
    guard case .kind(let name) = tab, let index = problemsInTrail else {
      say(Phrase.needsProblem.text)
      return []
    }
    var table = trail[index]
    let diagnostics = table.register.diagnostics
    var position = table.cursor.index
    repeat {
      position += forward ? 1 : -1
      guard position >= 0, let row = table.rows[position] else {
        say(Phrase.noFurtherProblem.text)
        return []
      }
      guard row < diagnostics.count, diagnostics[row].row != nil else { continue }
      break
    } while true
    table.cursor.index = position
    navigation.trails[name] = trail.prefix(index) + [table]
    return openProblem()
  }

  /// Opens the file of the problem in an editor, at its line.
  mutating func editProblem() -> [Effect] {
    guard let problem else { return [] }
    guard let input = trail.last?.register.inputs.first(where: { $0.name == problem.file }) else {
      say(Phrase.noFileToEdit.text, isError: true)
      return []
    }
    return [.edit(path: input.path, line: problem.line ?? 1)]
  }
}

extension DisabledReason {
  @Sendable static func noProblem(_ model: Model) -> Phrase? { model.problem == nil ? .needsProblem : nil }
}
