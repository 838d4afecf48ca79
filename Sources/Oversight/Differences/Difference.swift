import Columnar
import Localization

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
  /// has it; the rest are told in `notes`. A kind of which only one register holds a file is told and not compared, so
  /// that a missing file is not taken for thousands of removed records.
  public init(old: Register, new: Register) {
    self = Differences(old: old, new: new, cancelled: { false }) ?? Differences(entries: [], notes: [])
  }

  private init(entries: [Difference], notes: [Localized]) {
    self.entries = entries
    self.notes = notes
  }

  /// The same; nil when cancelled, which is asked every few milliseconds.
  public init?(old: Register, new: Register, cancelled: () -> Bool) {
    var entries: [Difference] = []
    var notes: [Localized] = []
    for kind in old.schema.kinds where new.schema[kind.name] == nil {
      notes.append(
        Localized(
          "新登记册不含“\(kind.title.chinese)”这一种类，未比较",
          "\(kind.name): the new register does not describe this kind; not compared"))
    }
    for kind in new.schema.kinds {
      guard let oldTable = old.table(kind.name), let newTable = new.table(kind.name) else {
        notes.append(
          Localized(
            "旧登记册不含“\(kind.title.chinese)”这一种类，未比较",
            "\(kind.name): the old register does not describe this kind; not compared"))
        continue
      }
      switch (old.holds(kind.name), new.holds(kind.name)) {
      case (false, false): continue
      case (true, false):
        notes.append(
          Localized(
            "新登记册没有“\(kind.title.chinese)”的文件，未比较", "\(kind.name): the new register has no file of it; not compared"))
      case (false, true):
        notes.append(
          Localized(
            "旧登记册没有“\(kind.title.chinese)”的文件，未比较", "\(kind.name): the old register has no file of it; not compared"))
      case (true, true):
        let compared = TableComparison(
          old: old, oldTable: oldTable, new: new, newTable: newTable, cancelled: cancelled)
        guard let comparison = compared else { return nil }
        entries += comparison.entries
        notes += comparison.notes
      }
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

extension Register {
  fileprivate func holds(_ kind: String) -> Bool { schema.ordinal(of: kind).map(present.contains) ?? false }
}
