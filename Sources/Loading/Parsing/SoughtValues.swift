import Columnar

/// Values whose offsets are sought in one part of a file, with the results. Used by one thread.
final class SoughtValues {
  struct Value {
    /// The record's number within the part.
    let record: Int
    /// A field's ordinal, or -1 if `key` is sought.
    let field: Int
    /// A key that no field has, as the file spells it; if it is empty and `field` is -1, the record itself is sought.
    let key: String
    /// Offset of the value, or of the record if it has no such value; -1 until it is found.
    fileprivate(set) var offset = -1
    /// The key of the value as the file spells it, as an index in `spellings`; -1 if the record does not have it.
    fileprivate(set) var spelling = -1

    init(record: Int, field: Int, key: String) {
      self.record = record
      self.field = field
      self.key = key
    }
  }

  private(set) var values: [Value]
  private(set) var spellings: [String] = []
  private var numbers: [String: Int] = [:]
  private var next = 0
  /// The values sought in record `indexed`, by field and by key: a record may have as many problems as members.
  private var byField: [Int: [Int]] = [:]
  private var byKey: [String: [Int]] = [:]
  private var indexed = -1

  /// - Precondition: in the order of their records.
  init(_ values: [Value]) { self.values = values }

  /// The values sought in a record, with their results cleared. Call it for records in their order, and again for the last
  /// one if reading it was interrupted.
  func range(ofRecord record: Int) -> Range<Int> {
    while next < values.count, values[next].record < record { next += 1 }
    var end = next
    while end < values.count, values[end].record == record {
      values[end].offset = -1
      values[end].spelling = -1
      end += 1
    }
    return next..<end
  }

  func seeks(field: Int, in range: Range<Int>) -> Bool {
    index(range)
    return byField[field] != nil
  }

  func seeks(key: String, in range: Range<Int>) -> Bool {
    index(range)
    return byKey[key] != nil
  }

  private func index(_ range: Range<Int>) {
    guard let first = range.first, indexed != values[first].record else { return }
    indexed = values[first].record
    byField.removeAll(keepingCapacity: true)
    byKey.removeAll(keepingCapacity: true)
    for index in range {
      if values[index].field >= 0 {
        byField[values[index].field, default: []].append(index)
      } else {
        byKey[values[index].key, default: []].append(index)
      }
    }
  }

  /// Notes a member of the current record.
  /// - Parameters:
  ///   - field: its field, or -1 for a key that no field has.
  ///   - spelled: the key with those that lead to it.
  ///   - isTaken: whether it is the one of the field's members that gave the table its value.
  func note(
    field: Int, key: String, spelled: String, at offset: Int, isTaken: Bool, in range: Range<Int>
  ) {
    index(range)
    for index in field >= 0 ? byField[field, default: []] : byKey[key, default: []] {
      guard isTaken || values[index].offset < 0 else { continue }
      values[index].offset = offset
      values[index].spelling = number(spelled)
    }
  }

  /// Sets the offset of the record for values that the record does not have.
  func settle(_ range: Range<Int>, at offset: Int) {
    for index in range where values[index].offset < 0 { values[index].offset = offset }
  }

  private func number(_ key: String) -> Int {
    if let number = numbers[key] { return number }
    let number = spellings.count
    numbers[key] = number
    spellings.append(key)
    return number
  }
}
