import Columnar

/// The columns of a table: order, widths, hidden ones, and the number of those frozen at the left edge.
public struct ColumnLayout: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let field: Int
    /// Columns of the screen; nil for the field's own width.
    public var width: Int?
    public var isHidden: Bool
  }

  public private(set) var entries: [Entry]
  /// The number of shown columns that do not scroll.
  public private(set) var frozen = 0

  /// The default of a kind: its summary fields, or all if it has none; the label first. Fields that say nothing about a
  /// record step back for others that do.
  ///
  /// - Parameter contents: what each field holds; empty if it plays no part.
  public init(kind: Kind, contents: [FieldContent] = []) {
    let shown = Self.shown(kind, contents)
    entries = kind.fields.indices.map { Entry(field: $0, width: nil, isHidden: !shown.contains($0)) }
    if let label = entries.firstIndex(where: { $0.field == kind.labelOrdinal && !$0.isHidden }), label > 0 {
      entries.insert(entries.remove(at: label), at: 0)
    }
  }

  private static func shown(_ kind: Kind, _ contents: [FieldContent]) -> Set<Int> {
    let summary = kind.summaryOrdinals
    let usual = Set(summary.isEmpty ? Array(kind.fields.indices) : summary)
    guard contents.count == kind.fields.count else { return usual }
    let silent = usual.filter { contents[$0] == .empty || contents[$0] == .constant }.subtracting([kind.labelOrdinal])
    guard silent.count < usual.count else { return usual }
    let others = kind.fields.indices.filter { field in
      !usual.contains(field) && contents[field] == .varied && kind.fields[field].origin != .nested
        && !kind.fields[field].has(.personal)
    }
    return usual.subtracting(silent).union(others.prefix(silent.count))
  }

  /// The given fields in order, with the others hidden after them; the default if none is given.
  init(kind: Kind, contents: [FieldContent], shown: [Int]) {
    self.init(kind: kind, contents: contents)
    guard !shown.isEmpty else { return }
    let rest = kind.fields.indices.filter { !shown.contains($0) }
    entries =
      shown.map { Entry(field: $0, width: nil, isHidden: false) }
      + rest.map { Entry(field: $0, width: nil, isHidden: true) }
  }

  /// The same columns of a kind whose fields changed; new ones follow, shown as they are by default.
  func rebased(from before: Kind, onto after: Kind, contents: [FieldContent]) -> ColumnLayout {
    var layout = ColumnLayout(kind: after, contents: contents)
    let kept = entries.compactMap { entry in
      after.ordinal(of: before.fields[entry.field].name).map {
        Entry(field: $0, width: entry.width, isHidden: entry.isHidden)
      }
    }
    let known = Set(kept.map(\.field))
    layout.entries = kept + layout.entries.filter { !known.contains($0.field) }
    if layout.visible.isEmpty { return ColumnLayout(kind: after, contents: contents) }
    layout.frozen = min(frozen, layout.visible.count)
    return layout
  }

  public var visible: [Entry] { entries.filter { !$0.isHidden } }
  public var fields: [Int] { visible.map(\.field) }

  private func index(_ field: Int) -> Int? { entries.firstIndex { $0.field == field } }

  /// Hides or shows a field. The last shown column cannot be hidden.
  mutating func setHidden(_ field: Int, _ hidden: Bool) {
    guard let index = index(field), !hidden || visible.count > 1 else { return }
    if hidden, let place = fields.firstIndex(of: field), place < frozen { frozen -= 1 }
    entries[index].isHidden = hidden
  }

  mutating func showAll() {
    for index in entries.indices { entries[index].isHidden = false }
  }

  mutating func setWidth(_ field: Int, _ width: Int?) {
    guard let index = index(field) else { return }
    entries[index].width = width.map { max(2, min(200, $0)) }
  }

  /// Swaps a field with its neighbour among the shown columns, or among all if `hiddenToo` (as in the chooser).
  mutating func move(_ field: Int, by step: Int, hiddenToo: Bool = false) {
    guard let from = index(field) else { return }
    var to = from + step
    while !hiddenToo, entries.indices.contains(to), entries[to].isHidden { to += step }
    guard entries.indices.contains(to) else { return }
    entries.insert(entries.remove(at: from), at: to)
  }

  /// Shows fields behind the label, or behind the first column if there is none.
  mutating func bringForward(_ fields: [Int], of kind: Kind) {
    for field in fields where field != kind.labelOrdinal {
      guard let from = index(field) else { continue }
      var entry = entries.remove(at: from)
      entry.isHidden = false
      let after =
        entries.firstIndex { $0.field == kind.labelOrdinal && !$0.isHidden } ?? entries.firstIndex { !$0.isHidden }
      let before = fields.prefix { $0 != field }.count { $0 != kind.labelOrdinal }
      entries.insert(entry, at: min(entries.count, (after.map { $0 + 1 } ?? 0) + before))
    }
  }

  mutating func freeze(_ count: Int) { frozen = max(0, min(count, visible.count)) }
}
