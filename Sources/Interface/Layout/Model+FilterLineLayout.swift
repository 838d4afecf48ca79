import Assisting
import Columnar
import Querying
import Screen

extension Model {
  /// Parts of the filter line.
  struct FilterLineLayout {
    let prompt: String
    let promptWidth: Int
    /// Columns of the text field.
    let room: Int
    /// At the right edge; empty if the line is too narrow.
    let count: String
  }

  func filterLineLayout(_ place: TableState, columns: Int) -> FilterLineLayout {
    let prompt = " " + Phrase.filterPrompt(language) + " › "
    var count = Phrase.countOf(language, Money.thousands(place.rows.count), countText(place.total))
    if let empty = place.empties.map(\.count).max() { count += Phrase.emptyAmong(language, Money.thousands(empty)) }
    if place.isPending { count += Phrase.pending(language) }
    if let microseconds = place.microseconds, !place.isPending {
      count += "   " + Phrase.milliseconds(language, Self.tenths(microseconds))
    }
    count += " "
    let promptWidth = widths.width(of: prompt) + 6 > columns ? 0 : widths.width(of: prompt)
    if columns < promptWidth + widths.width(of: count) + 12 { count = Money.thousands(place.rows.count) + " " }
    let countWidth = widths.width(of: count)
    let hasCount = columns >= promptWidth + countWidth + 6
    return FilterLineLayout(
      prompt: prompt, promptWidth: promptWidth, room: max(1, columns - promptWidth - (hasCount ? countWidth + 1 : 0)),
      count: hasCount ? count : "")
  }

  /// `0.8` from microseconds.
  private static func tenths(_ microseconds: Int) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: Suggestions

  /// Number of visible suggestions.
  var suggestionRows: Int {
    let filter = arrangement.filter
    guard !filter.isEmpty else { return 0 }
    return max(0, min(Suggestions.rows, filterLine.suggestions.entries.count, size.rows - filter.row - 4))
  }

  /// The list of suggestions, below the word that they would replace.
  struct SuggestionList {
    let frame: Rect
    let nameWidth: Int
    let labelWidth: Int
  }

  /// Nil if there are no suggestions or the screen is too small.
  func suggestionList(_ place: TableState) -> SuggestionList? {
    let rows = suggestionRows
    let suggestions = filterLine.suggestions
    guard rows > 0, let first = suggestions.entries.first, size.columns >= 24 else { return nil }
    let names = suggestions.entries.map(\.replacement)
    let nameWidth = min(size.columns / 2, names.map { widths.width(of: $0) }.max() ?? 0)
    let labelWidth = min(
      size.columns / 3, suggestions.entries.map { widths.width(of: label(of: $0)) }.max() ?? 0)
    let countWidth = suggestions.entries.map { $0.count.map { Money.thousands($0).count } ?? 0 }.max() ?? 0
    let wanted = nameWidth + labelWidth + countWidth + 6 + (labelWidth > 0 ? 2 : 0) + (countWidth > 0 ? 2 : 0)
    let columns = min(size.columns, wanted)
    let line = filterLineLayout(place, columns: size.columns)
    let left = line.promptWidth + column(of: first.range.lowerBound, in: place.filter, columns: line.room) - 4
    let frame = Rect(
      row: arrangement.filter.row + 1, column: max(0, min(left, size.columns - columns)), rows: rows + 2,
      columns: columns)
    return SuggestionList(frame: frame, nameWidth: nameWidth, labelWidth: labelWidth)
  }

  /// The label of a suggestion; empty if it equals the text.
  func label(of suggestion: Completion.Suggestion) -> String {
    let label = suggestion.label[language]
    return label == suggestion.replacement ? "" : label
  }

  /// The column of a UTF-8 offset in a text field.
  /// - Parameter columns: width of the text field.
  private func column(of offset: Int, in field: TextField, columns: Int) -> Int {
    var used = 0
    var bytes = 0
    for (index, character) in field.characters.enumerated() where bytes < offset {
      bytes += String(character).utf8.count
      if index >= field.firstVisible(columns: columns, widths: widths) { used += widths.width(of: String(character)) }
    }
    return used
  }
}
