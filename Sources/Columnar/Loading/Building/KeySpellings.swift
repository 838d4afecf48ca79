import JSON

/// The keys that a chunk's records have, as they are spelled, and which of them usually follows which.
///
/// Most records have the same keys in the same order, so the next key is compared with the one that followed last time
/// before anything is looked up. O(key) a member.
struct KeySpellings {
  /// What a spelling means. Trivial, so that a look costs no reference counting; the text stands in `keys`.
  struct Entry {
    let start: Int
    let count: Int
    /// The field's ordinal, or -1 for a key that the kind does not know.
    let field: Int
    let unit: MoneyUnit?
    /// A number in `KeyTable.implications`, or -1.
    let implication: Int
    /// The entry that followed last time, or -1.
    var next = -1
    /// The last record that had this key.
    var stamp = 0
  }

  /// Spellings beyond this many are looked up each time and not remembered.
  private static let limit = 4096

  private let table: KeyTable
  private(set) var entries: [Entry] = []
  /// The spelling of each entry.
  private(set) var keys: [String] = []
  /// The bytes of all spellings; the first byte is not used, so that the arena is never empty.
  private var arena: [UInt8] = [0]
  private var slots = [Int32](repeating: -1, count: Self.limit * 2)
  /// The entry that began the last record, or -1.
  private var first = -1

  init(_ table: KeyTable) { self.table = table }

  /// The entry for a key that comes after entry `previous` (-1 at the start of a record); nil where too many different
  /// keys were seen to remember this one.
  @inline(__always)
  mutating func entry(for key: RawString, after previous: Int) -> Int? {
    let predicted = previous < 0 ? first : entries[previous].next
    if predicted >= 0, isSpelled(predicted, key) { return predicted }
    return find(key, after: previous)
  }

  @inline(__always)
  private func isSpelled(_ entry: Int, _ key: RawString) -> Bool {
    let entry = entries[entry]
    return entry.count == key.count
      && arena.withUnsafeBufferPointer { key.equals($0.baseAddress.unsafelyUnwrapped + entry.start, entry.count) }
  }

  @inline(never)
  private mutating func find(_ key: RawString, after previous: Int) -> Int? {
    guard let found = lookUp(key) else { return nil }
    if previous < 0 { first = found } else { entries[previous].next = found }
    return found
  }

  private mutating func lookUp(_ key: RawString) -> Int? {
    if !key.hasEscapes { return lookUp(key.bytes) { key.string } }
    let text = key.string
    return Array(text.utf8).withUnsafeBufferPointer { lookUp($0) { text } }
  }

  private mutating func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, _ text: () -> String) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: KeyIndex.hash(UnsafeRawBufferPointer(bytes))) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.count == bytes.count, arena[entry.start..<entry.start + entry.count].elementsEqual(bytes) {
        return Int(slots[slot])
      }
      slot = (slot + 1) & mask
    }
    guard entries.count < Self.limit else { return nil }
    let key = text()
    let target = table.target(of: key)
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(
        start: arena.count, count: bytes.count, field: target?.field ?? -1, unit: target?.unit,
        implication: target?.implication ?? -1))
    keys.append(key)
    arena.append(contentsOf: bytes)
    return entries.count - 1
  }

  /// Notes that record `serial` has this key; false where it had it already.
  @inline(__always)
  mutating func isFirst(_ entry: Int, in serial: Int) -> Bool {
    if entries[entry].stamp == serial { return false }
    entries[entry].stamp = serial
    return true
  }
}
