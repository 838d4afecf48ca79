import JSON

/// The keys that a chunk's records have, as they are spelled, and which of them usually follows which.
///
/// Most records have the same keys in the same order, so the next key is compared with the one that followed last time,
/// and with the one after that, before anything is looked up. O(key) a member.
struct KeySpellings: ~Copyable {
  /// What a spelling means. Trivial, so that a look costs no reference counting; the text stands in `keys`.
  struct Entry: BitwiseCopyable {
    let start: Int
    let count: Int
    /// The field's ordinal, or -1 for a key that the kind does not know.
    let field: Int
    /// A number in `KeyTable.implications`, or -1.
    let implication: Int
    /// The power of ten of fen that a bare number under this key counts.
    let power: Int
    /// The entry that followed last time, or -1.
    var next = -1
    /// The last record that had this key.
    var stamp = 0
  }

  /// Spellings beyond this many are looked up each time and not remembered.
  private static let limit = 4096

  private let table: KeyTable
  private var entries = GrowingBuffer<Entry>()
  /// The spelling of each entry.
  private(set) var keys: [String] = []
  private var arena = GrowingBuffer<UInt8>()
  private var numbers = SpellingTable()
  /// The entry that began the last record, or -1.
  private var first = -1

  init(_ table: KeyTable) { self.table = table }

  subscript(entry: Int) -> Entry { entries[entry] }

  /// The entry for a key that comes after entry `previous` (-1 at the start of a record); nil where too many different
  /// keys were seen to remember this one.
  @inline(__always)
  mutating func entry(for key: RawString, after previous: Int) -> Int? {
    let predicted = previous < 0 ? first : entries[previous].next
    if predicted >= 0 {
      if isSpelled(predicted, key) { return predicted }
      let second = entries[predicted].next
      if second >= 0, isSpelled(second, key) { return second }
    }
    return find(key, after: previous)
  }

  @inline(__always)
  private func isSpelled(_ entry: Int, _ key: RawString) -> Bool {
    let entry = entries[entry]
    return entry.count == key.count
      && key.equals(arena.elements.baseAddress.unsafelyUnwrapped + entry.start, entry.count)
  }

  @inline(never)
  private mutating func find(_ key: RawString, after previous: Int) -> Int? {
    var found = -1
    if key.hasEscapes {
      let text = key.string
      found = Array(text.utf8).withUnsafeBufferPointer { lookUp($0) }
    } else {
      found = lookUp(key.bytes)
    }
    guard found >= 0 else { return nil }
    if previous < 0 { first = found } else { entries[previous].next = found }
    return found
  }

  private mutating func lookUp(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // An empty key has no bytes to be found by; it is looked at each time, and no field is called so.
    let known = bytes.isEmpty ? -1 : numbers.value(of: bytes)
    if known >= 0 || bytes.isEmpty || entries.count >= Self.limit { return known }
    let key = String(decoding: bytes, as: UTF8.self)
    let target = table.target(of: key)
    numbers.insert(bytes, entries.count)
    entries.append(
      Entry(
        start: arena.count, count: bytes.count, field: target?.field ?? -1, implication: target?.implication ?? -1,
        power: (target?.unit ?? .yuan).power))
    keys.append(key)
    arena.append(bytes)
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
