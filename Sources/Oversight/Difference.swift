import Columnar

/// One way in which two registers differ: a record that only one of them has, or a field that changed.
public struct Difference: Sendable, Hashable {
  public enum Change: String, Sendable, CaseIterable {
    case added, removed, changed

    public var title: Localized {
      switch self {
      case .added: Localized("新增", "added")
      case .removed: Localized("删除", "removed")
      case .changed: Localized("变更", "changed")
      }
    }
  }

  public let change: Change
  /// The kind's name.
  public let kind: String
  public let key: String
  public let label: String
  /// The field's name, for changes.
  public let field: String?
  public let old: Value
  public let new: Value
  /// The record's row in the old and new register, where it is there.
  public let oldRow: Int?
  public let newRow: Int?
}

/// Two registers compared by key, kind by kind and field by field.
public struct Differences: Sendable {
  public let entries: [Difference]
  /// What could not be compared, in sentences: kinds or fields that only one side describes, records without a key.
  public let notes: [Localized]

  public var isEmpty: Bool { entries.isEmpty }

  /// O(rows × fields) plus what differs. Records without a key, or with a key used twice, are compared by the first that
  /// has it; the rest are told in `notes`.
  public init(old: Register, new: Register) {
    var entries: [Difference] = []
    var notes: [Localized] = []
    for kind in old.schema.kinds where new.schema[kind.name] == nil {
      notes.append(Localized("新登记册没有“\(kind.title.chinese)”", "the new register does not describe \(kind.name)"))
    }
    for kind in new.schema.kinds {
      guard let oldTable = old.table(kind.name), let newTable = new.table(kind.name) else {
        notes.append(Localized("旧登记册没有“\(kind.title.chinese)”", "the old register does not describe \(kind.name)"))
        continue
      }
      let comparison = TableComparison(old: old, oldTable: oldTable, new: new, newTable: newTable)
      entries += comparison.entries
      notes += comparison.notes
    }
    self.entries = entries
    self.notes = notes
  }

  public func count(_ change: Difference.Change) -> Int {
    var seen: Set<String> = []
    for entry in entries where entry.change == change { seen.insert("\(entry.kind)\u{0}\(entry.key)") }
    return seen.count
  }
}

/// One kind's records on both sides, paired by key.
private struct TableComparison {
  private(set) var entries: [Difference] = []
  private(set) var notes: [Localized] = []
  private let old: Register
  private let new: Register
  private let oldTable: Table
  private let newTable: Table
  private var pairs: [(old: Int, new: Int)] = []

  init(old: Register, oldTable: Table, new: Register, newTable: Table) {
    self.old = old
    self.new = new
    self.oldTable = oldTable
    self.newTable = newTable
    pairRecords()
    for (field, description) in newTable.kind.fields.enumerated() where description.derivation == nil {
      compare(field: field)
    }
    noteFieldsOfOneSide()
    let order = Dictionary(uniqueKeysWithValues: newTable.kind.fields.enumerated().map { ($0.element.name, $0.offset) })
    entries.sort { left, right in
      let leftRow = left.newRow ?? Int.max
      let rightRow = right.newRow ?? Int.max
      if leftRow != rightRow { return leftRow < rightRow }
      if left.oldRow != right.oldRow { return (left.oldRow ?? -1) < (right.oldRow ?? -1) }
      return (left.field.flatMap { order[$0] } ?? -1) < (right.field.flatMap { order[$0] } ?? -1)
    }
  }

  private mutating func pairRecords() {
    var met = Bitmap(count: oldTable.count)
    var unkeyed = 0
    for row in 0..<newTable.count {
      let key = newTable.key(row)
      guard !key.isEmpty, newTable.row(of: key) == row else {
        unkeyed += 1
        continue
      }
      if let partner = oldTable.row(of: key) {
        met[partner] = true
        pairs.append((partner, row))
      } else {
        entries.append(whole(.added, table: newTable, row: row))
      }
    }
    for row in 0..<oldTable.count where !met[row] {
      let key = oldTable.key(row)
      guard !key.isEmpty, oldTable.row(of: key) == row else {
        unkeyed += 1
        continue
      }
      entries.append(whole(.removed, table: oldTable, row: row))
    }
    guard unkeyed > 0 else { return }
    let kind = newTable.kind
    notes.append(
      Localized(
        "“\(kind.title.chinese)”有 \(unkeyed) 条记录没有主键或主键重复，未比较",
        "\(unkeyed) records of \(kind.name) have no key, or one used before, and were not compared"))
  }

  private func whole(_ change: Difference.Change, table: Table, row: Int) -> Difference {
    Difference(
      change: change, kind: table.kind.name, key: table.key(row), label: table.label(row), field: nil, old: .empty,
      new: .empty, oldRow: change == .removed ? row : nil, newRow: change == .added ? row : nil)
  }

  private mutating func noteFieldsOfOneSide() {
    let kind = newTable.kind
    let onlyNew = kind.fields.filter { oldTable.kind.ordinal(of: $0.name) == nil }.map(\.name)
    let onlyOld = oldTable.kind.fields.filter { kind.ordinal(of: $0.name) == nil }.map(\.name)
    for name in onlyNew + onlyOld {
      notes.append(
        Localized("“\(kind.title.chinese)”的字段 \(name) 只有一方有，未比较", "\(kind.name).\(name) is described on one side only"))
    }
  }

  /// One switch for the column, then a loop over the pairs; values are made only for what differs.
  private mutating func compare(field: Int) {
    let name = newTable.kind.fields[field].name
    guard let oldField = oldTable.kind.ordinal(of: name) else { return }
    switch (oldTable.columns[oldField], newTable.columns[field]) {
    case (.text(let left), .text(let right)):
      report(field, oldField) { pair in
        left.validity[pair.old] == right.validity[pair.new]
          && left.withBytes(pair.old) { old in right.withBytes(pair.new) { old.elementsEqual($0) } }
      }
    case (.number(let left), .number(let right)):
      report(field, oldField) {
        left.validity[$0.old] == right.validity[$0.new] && left.values[$0.old] == right.values[$0.new]
      }
    case (.day(let left), .day(let right)):
      report(field, oldField) { left.days[$0.old] == right.days[$0.new] }
    case (.flag(let left), .flag(let right)):
      report(field, oldField) {
        left.validity[$0.old] == right.validity[$0.new] && left.values[$0.old] == right.values[$0.new]
      }
    case (.coded(let left), .coded(let right)):
      report(field, oldField) { pair in
        Self.written(left.codes[pair.old], left.labels) == Self.written(right.codes[pair.new], right.labels)
      }
    default:
      // References and lists: every pair goes on to the comparison of written forms.
      report(field, oldField) { _ in false }
    }
  }

  private mutating func report(_ field: Int, _ oldField: Int, same: ((old: Int, new: Int)) -> Bool) {
    let kind = newTable.kind
    for pair in pairs {
      // Unreadable values live beside the column, as the text that the file had.
      let unreadable = oldTable.hasResidue(pair.old) || newTable.hasResidue(pair.new)
      if same(pair), !unreadable { continue }
      let before = value(oldField, pair.old, of: old)
      let after = value(field, pair.new, of: new)
      if Self.written(before) == Self.written(after) { continue }
      entries.append(
        Difference(
          change: .changed, kind: kind.name, key: newTable.key(pair.new), label: newTable.label(pair.new),
          field: kind.fields[field].name, old: before, new: after, oldRow: pair.old, newRow: pair.new))
    }
  }

  private func value(_ field: Int, _ row: Int, of register: Register) -> Value {
    guard let kind = register.schema.ordinal(of: newTable.kind.name) else { return .empty }
    return register.value(kind: kind, row: row, field: field)
  }

  private static func written(_ code: UInt16, _ labels: CodedLabels) -> String? {
    code == CodedColumn.empty ? nil : labels.written(Int(code))
  }

  /// A form in which equal values are equal, whatever rows and codes their registers use.
  private static func written(_ value: Value) -> [String] {
    switch value {
    case .empty: []
    case .text(let text): [text]
    case .coded(_, _, let written): [written]
    case .integer(let number), .money(let number): [String(number)]
    case .day(let day): [day.description]
    case .flag(let flag): [flag ? "1" : "0"]
    case .reference(let key, _, _): [key]
    case .list(let values): values.flatMap(written)
    case .unreadable(let json): ["unreadable", json]
    }
  }
}

extension Table {
  fileprivate func hasResidue(_ row: Int) -> Bool { !residue.members.isEmpty && !residue.members(of: row).isEmpty }
}
