/// The pane beside the table that counts the values of the fields that suit it.
struct FacetPane: Sendable {
  /// A line of the pane. Positions in `facets` and in the entries of a facet.
  enum Line: Sendable, Hashable {
    case heading(Int)
    case entry(Int, Int)
    /// The number of values that are not listed, or the end of a list that was opened.
    case more(Int, Int)
    /// Why a facet has no values.
    case note(Int)
  }

  /// What a line is about, whatever is above it.
  private enum Place: Hashable {
    case value(Int, String)
    case more(Int)
  }

  /// Values listed of the facet of the cursor, and of the others, before they are opened.
  private static let firstValues = 8
  private static let otherValues = 4

  /// The field under the cursor of the table.
  var field: Int?
  var questions = Generation()
  /// The answer to the table's question whose rows were counted, and the field that came first then.
  var counted: (rows: Int, field: Int?) = (-1, nil)
  private(set) var facets: [FacetQuestion.Facet] = []
  private var opened: Set<Int> = []
  private(set) var lines: [Line] = []
  var cursor = ListCursor()

  init(field: Int?) { self.field = field }

  /// Stores counts; a stale answer changes nothing. The cursor stays on its value; if another field comes first, it goes
  /// to the first value.
  mutating func take(_ answer: FacetQuestion.Answer) {
    guard questions.accept(answer.generation) else { return }
    let before = facets.first?.field == answer.facets.first?.field ? place(ofLine: cursor.index) : nil
    facets = answer.facets
    arrange()
    cursor.index = before.flatMap(line) ?? 0
    stepOverHeadings(forward: true)
    if before == nil { cursor.top = 0 }
  }

  private mutating func arrange() {
    lines = facets.indices.flatMap { index -> [Line] in
      let facet = facets[index]
      if facet.isUnique { return [.heading(index), .note(index)] }
      let limit =
        opened.contains(facet.field)
        ? Int.max : index == 0 && facet.field == field ? Self.firstValues : Self.otherValues
      let shown = facet.entries.indices.filter { $0 < limit || facet.entries[$0].isChosen }
      let rest = facet.entries.count - shown.count + facet.rest
      let isOpened = opened.contains(facet.field)
      return [.heading(index)] + shown.map { .entry(index, $0) } + (rest > 0 || isOpened ? [.more(index, rest)] : [])
    }
  }

  func entry(_ line: Line) -> (facet: FacetQuestion.Facet, entry: FacetQuestion.Entry)? {
    guard case .entry(let facet, let entry) = line else { return nil }
    return (facets[facet], facets[facet].entries[entry])
  }

  /// Lists all values of a facet, or the first ones again.
  mutating func toggleOpened(_ facet: Int) {
    guard facets.indices.contains(facet) else { return }
    let field = facets[facet].field
    if opened.remove(field) == nil { opened.insert(field) }
    let before = place(ofLine: cursor.index)
    arrange()
    cursor.index = before.flatMap(line) ?? 0
  }

  /// Moves the cursor off a line that cannot be chosen.
  mutating func stepOverHeadings(forward: Bool) {
    func isHeading(_ index: Int) -> Bool {
      guard lines.indices.contains(index) else { return false }
      switch lines[index] {
      case .heading, .note: return true
      case .entry, .more: return false
      }
    }
    var index = max(0, min(cursor.index, lines.count - 1))
    while isHeading(index), index > 0, !forward { index -= 1 }
    while isHeading(index), index + 1 < lines.count { index += 1 }
    while isHeading(index), index > 0 { index -= 1 }
    cursor.index = index
  }

  private func place(ofLine index: Int) -> Place? {
    guard lines.indices.contains(index) else { return nil }
    switch lines[index] {
    case .entry(let facet, let entry): return .value(facets[facet].field, facets[facet].entries[entry].key)
    case .more(let facet, _): return .more(facets[facet].field)
    case .heading, .note: return nil
    }
  }

  private func line(of place: Place) -> Int? { lines.indices.first { self.place(ofLine: $0) == place } }
}
