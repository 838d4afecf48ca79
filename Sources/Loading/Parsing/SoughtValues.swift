import Columnar

/// Values whose places are looked for in one part of a file, and what was found of them. Used by one thread.
final class SoughtValues {
  struct Value {
    /// The record's number within the part.
    let record: Int
    /// A field's ordinal, or -1 where no field is meant, but a key.
    let field: Int
    /// A key that no field has, as the file spells it; the record alone is looked for where it is empty and no field is
    /// meant.
    let key: String
    /// Where the value begins, or the record where it does not give the value; -1 until it was found.
    fileprivate(set) var offset = -1
    /// The key of the value as the file spells it, as a number in `spellings`; -1 where the record does not give it.
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

  /// - Precondition: in the order of their records.
  init(_ values: [Value]) { self.values = values }

  /// The values of a record, forgetting what was found of them before. Records are asked for in their order, the last one
  /// again where its reading was broken off.
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

  func seeks(field: Int, in range: Range<Int>) -> Bool { range.contains { values[$0].field == field } }

  func seeks(key: String, in range: Range<Int>) -> Bool {
    range.contains { values[$0].field < 0 && values[$0].key == key }
  }

  /// Notes a member of the record at hand.
  /// - Parameters:
  ///   - field: its field, or -1 for a key that no field has.
  ///   - isTaken: whether it is the one of the field's members that gave the table its value.
  func note(field: Int, key: String, at offset: Int, isTaken: Bool, in range: Range<Int>) {
    for index in range where values[index].field == field && (field >= 0 || values[index].key == key) {
      guard isTaken || values[index].offset < 0 else { continue }
      values[index].offset = offset
      values[index].spelling = number(key)
    }
  }

  /// Gives what the record at hand does not say the place of the record.
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
