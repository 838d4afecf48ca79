import Columnar
import JSON
import Localization

/// Compares the records of one kind in two registers, paired by key.
struct TableComparison {
  private(set) var entries: [Difference] = []
  private(set) var notes: [Localized] = []
  private let old: Register
  private let new: Register
  private let oldTable: Table
  private let newTable: Table
  private var pairs: [(old: Int, new: Int)] = []

  /// Rows between two checks for cancellation.
  private static let cancellationInterval = 8_192

  /// Nil when cancelled.
  init?(old: Register, oldTable: Table, new: Register, newTable: Table, cancelled: () -> Bool) {
    self.old = old
    self.new = new
    self.oldTable = oldTable
    self.newTable = newTable
    guard pairRecords(cancelled) else { return nil }
    for (field, description) in newTable.kind.fields.enumerated() where description.derivation == nil {
      guard compare(field: field, cancelled) else { return nil }
    }
    guard compareOutside(cancelled) else { return nil }
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

  /// False when cancelled.
  private mutating func pairRecords(_ cancelled: () -> Bool) -> Bool {
    var matched = Bitmap(count: oldTable.count)
    var (unkeyedOld, unkeyedNew) = ([Int](), [Int]())
    for row in 0..<newTable.count {
      if row % Self.cancellationInterval == 0, cancelled() { return false }
      let key = newTable.key(row)
      guard !key.isEmpty, newTable.row(of: key) == row else {
        unkeyedNew.append(row)
        continue
      }
      if let partner = oldTable.row(of: key) {
        matched[partner] = true
        pairs.append((partner, row))
      } else {
        entries.append(whole(.added, table: newTable, row: row))
      }
    }
    for row in 0..<oldTable.count {
      if row % Self.cancellationInterval == 0, cancelled() { return false }
      if matched[row] { continue }
      let key = oldTable.key(row)
      guard !key.isEmpty, oldTable.row(of: key) == row else {
        unkeyedOld.append(row)
        continue
      }
      entries.append(whole(.removed, table: oldTable, row: row))
    }
    return pairWithoutKeys(unkeyedOld, unkeyedNew, cancelled)
  }

  /// Records that no key tells apart, because they have none or one used before: those of the same content are the same, from
  /// the first on; of the others, those at the same place among them are the same and changed; the rest were added or removed.
  private mutating func pairWithoutKeys(_ olds: [Int], _ news: [Int], _ cancelled: () -> Bool) -> Bool {
    if olds.isEmpty, news.isEmpty { return true }
    let kind = newTable.kind
    notes.append(
      Localized(
        "“\(kind.title.chinese)”中有 \(max(olds.count, news.count)) 条记录无主键或主键重复，已按内容和位置比较",
        "\(kind.title.english): \(Plural.english(max(olds.count, news.count), "record")) compared by content and place (no key, or a duplicate key)"
      ))
    let fields = kind.fields.indices.compactMap { field -> (old: Int, new: Int)? in
      guard kind.fields[field].derivation == nil else { return nil }
      return oldTable.kind.ordinal(of: kind.fields[field].name).map { ($0, field) }
    }
    var places: [[[String]]: [Int]] = [:]
    for (index, row) in olds.enumerated().reversed() {
      if index % Self.cancellationInterval == 0, cancelled() { return false }
      places[fields.map { Self.written(value($0.old, row, of: old)) }, default: []].append(row)
    }
    var restNew: [Int] = []
    var matched: Set<Int> = []
    for (index, row) in news.enumerated() {
      if index % Self.cancellationInterval == 0, cancelled() { return false }
      if let partner = places[fields.map { Self.written(value($0.new, row, of: new)) }]?.popLast() {
        matched.insert(partner)
      } else {
        restNew.append(row)
      }
    }
    let restOld = olds.filter { !matched.contains($0) }
    pairs += zip(restOld, restNew).map { (old: $0, new: $1) }
    for row in restNew.dropFirst(restOld.count) { entries.append(whole(.added, table: newTable, row: row)) }
    for row in restOld.dropFirst(restNew.count) { entries.append(whole(.removed, table: oldTable, row: row)) }
    return true
  }

  private func whole(_ change: Difference.Change, table: Table, row: Int) -> Difference {
    Difference(
      change: change, kind: table.kind.name, key: table.key(row), label: table.label(row), field: nil, old: .empty,
      new: .empty, oldRow: change == .removed ? row : nil, newRow: change == .added ? row : nil)
  }

  private mutating func noteFieldsOfOneSide() {
    let kind = newTable.kind
    let onlyNew = kind.fields.filter { $0.origin == .described && oldTable.kind.ordinal(of: $0.name) == nil }
    let onlyOld = oldTable.kind.fields.filter { $0.origin == .described && kind.ordinal(of: $0.name) == nil }
    for field in onlyNew + onlyOld {
      notes.append(
        Localized(
          "“\(kind.title.chinese)”的字段“\(field.title.chinese)”（\(field.name)）未比较：仅一方有该字段",
          "\(kind.title.english): field “\(field.title.english)” (\(field.name)) not compared: on one side only"))
    }
  }

  /// Compares what no field describes: columns that files have on one side only, because no record of the other has the
  /// key, and keys that are no columns. False when cancelled.
  private mutating func compareOutside(_ cancelled: () -> Bool) -> Bool {
    func others(_ own: Kind, _ other: Kind) -> [String] {
      own.fields.filter { $0.origin != .described && other.ordinal(of: $0.name) == nil }.map(\.name)
    }
    let names = others(newTable.kind, oldTable.kind) + others(oldTable.kind, newTable.kind)
    let haveMembers = !oldTable.unmappedValues.members.isEmpty || !newTable.unmappedValues.members.isEmpty
    if names.isEmpty, !haveMembers { return true }
    for (index, pair) in pairs.enumerated() {
      if index % Self.cancellationInterval == 0, cancelled() { return false }
      var keys = names
      for member in oldTable.unmappedValues.members(of: pair.old) + newTable.unmappedValues.members(of: pair.new)
      where member.field == nil && !keys.contains(member.key) {
        keys.append(member.key)
      }
      for key in keys {
        let before = outside(key, pair.old, of: old, oldTable)
        let after = outside(key, pair.new, of: new, newTable)
        if before.flatMap(Self.written) == after.flatMap(Self.written) { continue }
        entries.append(
          Difference(
            change: .changed, kind: newTable.kind.name, key: newTable.key(pair.new), label: newTable.label(pair.new),
            field: key, old: before.first ?? .empty, new: after.first ?? .empty, oldRow: pair.old, newRow: pair.new))
      }
    }
    return true
  }

  /// What a record has under a key: in its column, and beside the columns.
  private func outside(_ key: String, _ row: Int, of register: Register, _ table: Table) -> [Value] {
    var values: [Value] = []
    if let field = table.kind.ordinal(of: key) {
      let value = value(field, row, of: register)
      if !value.isEmpty { values.append(value) }
    }
    for member in table.unmappedValues.members(of: row) where member.field == nil && member.key == key {
      values.append(.text((try? JSONValue(parsing: member.json))?.string ?? member.json))
    }
    return values
  }

  /// Compares one field over all pairs: one switch per column, then a loop; makes values only for cells that differ.
  /// False when cancelled.
  private mutating func compare(field: Int, _ cancelled: () -> Bool) -> Bool {
    let name = newTable.kind.fields[field].name
    guard let oldField = oldTable.kind.ordinal(of: name) else { return true }
    switch (oldTable.columns[oldField], newTable.columns[field]) {
    case (.text(let left), .text(let right)):
      return report(field, oldField, cancelled) { pair in
        left.validity[pair.old] == right.validity[pair.new]
          && left.withBytes(pair.old) { old in right.withBytes(pair.new) { old.elementsEqual($0) } }
      }
    case (.number(let left), .number(let right)):
      return report(field, oldField, cancelled) {
        left.validity[$0.old] == right.validity[$0.new] && left.values[$0.old] == right.values[$0.new]
      }
    case (.day(let left), .day(let right)):
      return report(field, oldField, cancelled) { left.days[$0.old] == right.days[$0.new] }
    case (.flag(let left), .flag(let right)):
      return report(field, oldField, cancelled) {
        left.validity[$0.old] == right.validity[$0.new] && left.values[$0.old] == right.values[$0.new]
      }
    case (.coded(let left), .coded(let right)):
      return report(field, oldField, cancelled) { pair in
        Self.written(left.codes[pair.old], left.labels) == Self.written(right.codes[pair.new], right.labels)
      }
    case (.reference(let left), .reference(let right)):
      let (leftKeys, rightKeys) = (keys(of: oldField, old, oldTable), keys(of: field, new, newTable))
      return report(field, oldField, cancelled) { Self.same(left, $0.old, leftKeys, right, $0.new, rightKeys) }
    case (.list(let left), .list(let right)):
      let (leftKeys, rightKeys) = (keys(of: oldField, old, oldTable), keys(of: field, new, newTable))
      return report(field, oldField, cancelled) { pair in
        let (first, second) = (left.range(pair.old), right.range(pair.new))
        return first.count == second.count
          && zip(first, second).allSatisfy {
            Self.same(left.elements, $0, leftKeys, right.elements, $1, rightKeys)
          }
      }
    default:
      // The two columns have different types: compare every pair by its written form.
      return report(field, oldField, cancelled) { _ in false }
    }
  }

  /// The keys of the records that a field refers to.
  private func keys(of field: Int, _ register: Register, _ table: Table) -> TextColumn? {
    guard let target = table.kind.fields[field].type.target.flatMap(register.table),
      case .text(let column) = target.columns[target.kind.keyOrdinal]
    else { return nil }
    return column
  }

  /// Whether two references name the same key, resolved or not.
  private static func same(
    _ left: ReferenceColumn, _ old: Int, _ leftKeys: TextColumn?, _ right: ReferenceColumn, _ new: Int,
    _ rightKeys: TextColumn?
  ) -> Bool {
    let (first, second) = (left.rows[old], right.rows[new])
    if first == ReferenceColumn.none || second == ReferenceColumn.none { return first == second }
    if first >= 0, second >= 0, let leftKeys, let rightKeys {
      return leftKeys.withBytes(Int(first)) { old in rightKeys.withBytes(Int(second)) { old.elementsEqual($0) } }
    }
    return key(left, old, leftKeys) == key(right, new, rightKeys)
  }

  private static func key(_ column: ReferenceColumn, _ position: Int, _ keys: TextColumn?) -> String? {
    let row = column.rows[position]
    return row >= 0 ? keys?.string(Int(row)) : column.unresolved.key(at: position)
  }

  private static func same(
    _ left: ListColumn.Elements, _ old: Int, _ leftKeys: TextColumn?, _ right: ListColumn.Elements, _ new: Int,
    _ rightKeys: TextColumn?
  ) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)):
      left.withBytes(old) { old in right.withBytes(new) { old.elementsEqual($0) } }
    case (.coded(let left), .coded(let right)):
      written(left.codes[old], left.labels) == written(right.codes[new], right.labels)
    case (.reference(let left), .reference(let right)): same(left, old, leftKeys, right, new, rightKeys)
    default: false
    }
  }

  private mutating func report(
    _ field: Int, _ oldField: Int, _ cancelled: () -> Bool, same: ((old: Int, new: Int)) -> Bool
  ) -> Bool {
    let kind = newTable.kind
    for (index, pair) in pairs.enumerated() {
      if index % Self.cancellationInterval == 0, cancelled() { return false }
      // The column holds no value that could not be read; the file text is in `unmappedValues`.
      let unreadable = oldTable.hasUnmappedValues(pair.old) || newTable.hasUnmappedValues(pair.new)
      if same(pair), !unreadable { continue }
      let before = value(oldField, pair.old, of: old)
      let after = value(field, pair.new, of: new)
      if Self.written(before) == Self.written(after) { continue }
      entries.append(
        Difference(
          change: .changed, kind: kind.name, key: newTable.key(pair.new), label: newTable.label(pair.new),
          field: kind.fields[field].name, old: before, new: after, oldRow: pair.old, newRow: pair.new))
    }
    return true
  }

  private func value(_ field: Int, _ row: Int, of register: Register) -> Value {
    guard let kind = register.schema.ordinal(of: newTable.kind.name) else { return .empty }
    return register.value(kind: kind, row: row, field: field)
  }

  private static func written(_ code: UInt16, _ labels: CodedLabels) -> String? {
    code == CodedColumn.empty ? nil : labels.written(Int(code))
  }

  /// A form in which equal values are equal although their registers use other rows and codes.
  private static func written(_ value: Value) -> [String] {
    switch value {
    case .empty: []
    case .text(let text): [text]
    case .coded(_, _, let written): [written]
    case .integer(let number), .year(let number), .money(let number): [String(number)]
    case .day(let day): [day.description]
    case .flag(let flag): [flag ? "1" : "0"]
    case .reference(let key, _, _): [key]
    case .list(let values): values.flatMap(written)
    case .unreadable(let json): ["unreadable", json]
    }
  }
}

extension Table {
  fileprivate func hasUnmappedValues(_ row: Int) -> Bool {
    !unmappedValues.members.isEmpty && !unmappedValues.members(of: row).isEmpty
  }
}
