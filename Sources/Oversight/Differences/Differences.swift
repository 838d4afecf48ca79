import Columnar
import Localization

/// Two registers compared by key, kind by kind and field by field.
public struct Differences: Sendable {
  public let entries: [Difference]
  /// What could not be compared by key, one sentence each: kinds or fields that only one side has, records without a key.
  public let notes: [Localized]

  public var isEmpty: Bool { entries.isEmpty }

  /// Compares two registers in O(rows × fields). Nil when cancelled; `cancelled` is called every few milliseconds.
  ///
  /// Records without a key, and those whose key an earlier one has, are compared by content and place, which `notes` says. A
  /// kind that only one register has a file of is named in `notes` and not compared, so that a missing file does not
  /// appear as thousands of removed records.
  public init?(old: Register, new: Register, cancelled: () -> Bool = { false }) {
    var entries: [Difference] = []
    var notes: [Localized] = []
    for kind in old.schema.kinds where new.schema[kind.name] == nil {
      notes.append(
        Localized(
          "“\(kind.title.chinese)”未比较：新登记册不含该记录类型",
          "\(kind.title.english) not compared: the new register has no such record type"))
    }
    for kind in new.schema.kinds {
      guard let oldTable = old.table(kind.name), let newTable = new.table(kind.name) else {
        notes.append(
          Localized(
            "“\(kind.title.chinese)”未比较：旧登记册不含该记录类型",
            "\(kind.title.english) not compared: the old register has no such record type"))
        continue
      }
      switch (old.holds(kind.name), new.holds(kind.name)) {
      case (false, false): continue
      case (true, false):
        notes.append(
          Localized(
            "“\(kind.title.chinese)”未比较：新登记册没有该文件",
            "\(kind.title.english) not compared: the new register has no such file"))
      case (false, true):
        notes.append(
          Localized(
            "“\(kind.title.chinese)”未比较：旧登记册没有该文件",
            "\(kind.title.english) not compared: the old register has no such file"))
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
    // Records may have no key.
    for entry in entries where entry.change == change {
      seen.insert("\(entry.kind) \(entry.newRow.map { "\($0)" } ?? "old \(entry.oldRow ?? -1)")")
    }
    return seen.count
  }
}

extension Register {
  fileprivate func holds(_ kind: String) -> Bool { schema.ordinal(of: kind).map(present.contains) ?? false }
}
