import Columnar
import Localization
import Screen

/// The whole text of the cell under the cursor, which its column may cut.
struct PeekPopup: ListPopup {
  static let contextTitle = Localized("单元格全文", "Whole text of a cell")

  static let commands = [
    Command(
      "close-peek", .navigation, Localized("关闭全文", "Close whole text"),
      help: Localized("回到表", "Return to the table"), keys: ["p"], in: [context], hint: 0, isOffered: false
    ) {
      $0.popup = nil
      return []
    }
  ]

  /// The heading of the column.
  let heading: String
  let text: String
  /// The first line shown.
  var cursor = ListCursor()

  private func lines(in model: Model) -> [String] {
    let columns = max(2, min(Self.widest, model.size.columns - 18))
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { model.widths.wrap(String($0), to: columns) }
  }

  /// Longer lines are hard to read.
  private static let widest = 84

  func title(in model: Model) -> String { heading }
  func count(in model: Model) -> Int { lines(in: model).count }

  func size(in model: Model, available: Size) -> Size {
    let lines = lines(in: model)
    let widest = ([heading] + lines).map { model.widths.width(of: $0) }.max() ?? 0
    return Size(rows: lines.count + model.popupFrameLines, columns: widest + 8)
  }

  /// The cursor is the first line: every step scrolls.
  mutating func settle(in model: Model) {
    cursor.index = max(0, min(cursor.index, count(in: model) - model.popupRows))
    cursor.top = cursor.index
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    for (row, line) in lines(in: model).dropFirst(cursor.top).prefix(canvas.size.rows).enumerated() {
      canvas.put(line, row: row, column: 1, style: model.theme[.text])
    }
  }
}

extension Model {
  mutating func peek() -> [Effect] {
    guard let place, let row = place.row, let field = place.field else { return [] }
    let text = CellText.text(place.value(row, field), language)
    popup = PeekPopup(
      heading: CellText.heading(place.description.fields[field], language),
      text: text.isEmpty ? Phrase.empty(language) : text)
    return []
  }
}
