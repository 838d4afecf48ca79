import Columnar
import Screen

/// The columns of a table that are on the screen, and where. Used by `update` to scroll and by drawing. O(columns).
///
///     |<- margin ->|frozen column|  gap  |scrolled column|  gap  |cut colu›|
///      sign, mark   slots[0]               slots[1]                slots[2]
struct TableGeometry {
  struct Slot: Hashable {
    /// Position among the visible columns of the layout.
    let index: Int
    let field: Int
    let column: Int
    let width: Int
  }

  /// Cells left of the first column: mark, sign of the cursor, change or note.
  static let margin = 3
  static let gap = 2
  /// A column that the edge cuts is at least this wide, or left out.
  private static let leastWidth = 8
  private static let leastLabel = 30
  private static let widestHeading = 44

  /// Half a number, code, day or flag misleads.
  private static func canBeCut(_ type: FieldType) -> Bool {
    switch type {
    case .integer, .money, .date, .flag, .code: false
    case .text, .coded, .reference, .list: true
    }
  }

  let slots: [Slot]
  /// Whether columns are cut off on either side.
  let hasMoreLeft: Bool
  let hasMoreRight: Bool

  init(_ place: TableState, columns: Int, model: Model) {
    let columns = Self.usable(columns)
    let entries = place.layout.visible
    let widths = Self.widths(place, columns: columns, model: model)
    let frozen = Self.frozenCount(place, widths: widths, columns: columns)
    var slots: [Slot] = []
    var x = Self.margin
    for index in 0..<frozen {
      slots.append(Slot(index: index, field: entries[index].field, column: x, width: min(widths[index], columns - x)))
      x += widths[index] + Self.gap
    }
    let first = max(frozen, place.left)
    var next = first
    while next < entries.count, x < columns {
      slots.append(Slot(index: next, field: entries[next].field, column: x, width: min(widths[next], columns - x)))
      x += widths[next] + Self.gap
      next += 1
    }
    // The last column is left out if too little of it is visible.
    if let last = slots.last, slots.count > 1, last.width < widths[last.index],
      last.width < Self.leastWidth || !Self.canBeCut(place.description.fields[last.field].type)
    {
      slots.removeLast()
    }
    self.slots = slots.filter { $0.width > 0 }
    hasMoreLeft = first > frozen
    hasMoreRight = next < entries.count || x - Self.gap > columns
  }

  /// The last cell of a wide enough screen holds the arrow for more columns.
  private static func usable(_ columns: Int) -> Int { columns > 24 ? columns - 1 : columns }

  /// The width of a field's column before the screen's edge cuts it; 0 for a hidden field.
  static func naturalWidth(of field: Int, in place: TableState, model: Model) -> Int {
    let entry = place.layout.visible.first { $0.field == field }
    return entry.map { natural($0, place, model) } ?? 0
  }

  private static func natural(_ entry: ColumnLayout.Entry, _ place: TableState, _ model: Model) -> Int {
    if let width = entry.width { return width }
    let field = place.description.fields[entry.field]
    let sortSign = place.shownSort.contains { $0.field == entry.field } ? (place.shownSort.count > 1 ? 3 : 2) : 0
    let measured = place.measured.width(of: field, at: entry.field, sign: sortSign, model.language)
    // The headings of groups say what was measured.
    let heading = place.measured.heading(entry.field, model.language)
    let whole = place.isComputed ? min(heading + sortSign, widestHeading) : 0
    // A cell of a cross table has a sign before its number.
    let sign = place.crossed?.table.cellFields.contains(entry.field) ?? false ? 2 : 0
    return max(measured, whole, place.totals.width(of: entry.field, model.widths)) + sign
  }

  /// Widths of the visible columns. The label's column takes at most two fifths of the screen, then as much of the spare
  /// width as its texts need.
  private static func widths(_ place: TableState, columns: Int, model: Model) -> [Int] {
    let entries = place.layout.visible
    var widths = entries.map { natural($0, place, model) }
    if let totals = place.totals.totals, let first = widths.first {
      widths[0] = max(first, totals.titleWidth(model.language, model.widths))
    }
    let label = place.description.labelOrdinal
    if let index = entries.firstIndex(where: { $0.field == label && $0.width == nil }) {
      widths[index] = min(widths[index], max(leastLabel, columns * 2 / 5))
      let need = place.measured.longest(label, model.language) + gap - widths[index]
      widths[index] += max(
        0, min(spare(widths, columns: columns, isScrolled: place.left > wantedFrozen(place)), need))
    }
    return widths
  }

  /// Cells to the right of the last column that is wide enough to be shown.
  private static func spare(_ widths: [Int], columns: Int, isScrolled: Bool) -> Int {
    var end = margin - gap
    for width in widths {
      let room = columns - end - gap
      if room < width {
        return isScrolled || room >= min(width, leastWidth) ? 0 : max(0, columns - end)
      }
      end += gap + width
    }
    return columns - end
  }

  /// The columns that the user froze. The names of the records stay in view without that.
  private static func wantedFrozen(_ place: TableState) -> Int {
    let startsWithLabel = place.layout.fields.first == place.description.labelOrdinal
    return max(place.layout.frozen, startsWithLabel ? 1 : 0)
  }

  /// Frozen columns take at most half of the screen, so that one wide column cannot hide all others.
  private static func frozenCount(_ place: TableState, widths: [Int], columns: Int) -> Int {
    var used = margin
    var count = 0
    while count < min(wantedFrozen(place), widths.count) {
      used += widths[count] + gap
      if count > 0 || used > columns * 3 / 4, used > columns / 2 { break }
      count += 1
    }
    return count
  }

  /// The first scrolled column for which the cursor's column is visible, whole if it fits.
  static func scrolled(_ place: TableState, columns: Int, model: Model) -> Int {
    let columns = usable(columns)
    let widths = widths(place, columns: columns, model: model)
    let frozen = frozenCount(place, widths: widths, columns: columns)
    guard !widths.isEmpty else { return 0 }
    let cursor = min(place.column, widths.count - 1)
    guard cursor >= frozen else {
      // Names stay in view, but the first column is also the way back to the others.
      return cursor >= place.layout.frozen ? frozen : max(frozen, min(place.left, widths.count - 1))
    }
    var first = min(max(frozen, place.left), cursor)
    let start = widths[..<frozen].reduce(margin) { $0 + $1 + gap }
    func end(from first: Int) -> Int { widths[first...cursor].reduce(start) { $0 + $1 + gap } - gap }
    while first < cursor, end(from: first) > columns { first += 1 }
    // A larger screen or narrower columns scroll back.
    while first > frozen, widths[(first - 1)...].reduce(start, { $0 + $1 + gap }) - gap <= columns { first -= 1 }
    return first
  }
}
