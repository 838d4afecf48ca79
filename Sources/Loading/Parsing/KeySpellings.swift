import Bytes
import JSON

/// The keys that a chunk's records have, as they are spelled, and which of them usually follows which.
///
/// Most records have the same keys in the same order and the same white space between them, so all that lies between one
/// value and the next is compared with what lay there before the keys that followed last time, before anything is read
/// byte by byte or looked up. O(key) a member.
struct KeySpellings: ~Copyable {
  /// What a spelling means. Trivial, so that a look costs no reference counting; the text stands in `keys`.
  struct Entry: BitwiseCopyable {
    let start: Int
    let count: Int
    /// The field's ordinal, or -1 for a key that the kind does not know.
    let field: Int
    /// A number in `FieldKeys.implications`, or -1.
    let implication: Int
    /// The power of ten of fen that a bare number under this key counts.
    let power: Int
    /// What lay between the value before and this one, key included, when the key was last looked up; no bytes where that
    /// is not known. In the arena.
    var leadStart = 0
    var leadCount = 0
    /// The entries that followed, the last one found first, or -1.
    var next: (Int32, Int32, Int32) = (-1, -1, -1)
    /// The last record that had this key.
    var stamp = 0
  }

  /// Spellings beyond this many are looked up each time and not remembered.
  private static let limit = 4096
  /// More white space than this between two values is passed byte by byte.
  private static let longestLead = 256

  private let table: FieldKeys
  private var entries = GrowingBuffer<Entry>()
  /// The spelling of each entry.
  private(set) var keys: [String] = []
  private var arena = GrowingBuffer<UInt8>()
  private var numbers = SpellingTable()
  /// The entry that began the last record, or -1.
  private var first = -1

  init(_ table: FieldKeys) { self.table = table }

  subscript(entry: Int) -> Entry { entries[entry] }

  /// Passes all that lies before the next value where it is what lay before one of those that followed entry `previous`
  /// last time. Answers the entry, or -1 with nothing consumed.
  @inline(__always)
  func pass(_ reader: inout JSONReader, after previous: Int) -> Int {
    let next = entries[previous].next
    if isPassed(next.0, &reader) { return Int(next.0) }
    if isPassed(next.1, &reader) { return Int(next.1) }
    if isPassed(next.2, &reader) { return Int(next.2) }
    return -1
  }

  @inline(__always)
  private func isPassed(_ entry: Int32, _ reader: inout JSONReader) -> Bool {
    guard entry >= 0 else { return false }
    let (start, count) = (entries[Int(entry)].leadStart, entries[Int(entry)].leadCount)
    return count > 0 && reader.passMember(arena.elements.baseAddress.unsafelyUnwrapped + start, count)
  }

  /// The entry for a key that comes after entry `previous` (-1 at the start of a record); nil where too many different
  /// keys were seen to remember this one.
  /// - Parameter lead: what lies between the value before and this one; no bytes at the start of a record.
  @inline(__always)
  mutating func entry(
    for key: RawString, after previous: Int, lead: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    if previous < 0, first >= 0, isSpelled(first, key) { return first }
    return find(key, after: previous, lead: lead)
  }

  @inline(__always)
  private func isSpelled(_ entry: Int, _ key: RawString) -> Bool {
    let entry = entries[entry]
    return entry.count == key.count
      && key.equals(arena.elements.baseAddress.unsafelyUnwrapped + entry.start, entry.count)
  }

  @inline(never)
  private mutating func find(
    _ key: RawString, after previous: Int, lead: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var found = -1
    if key.hasEscapes {
      let text = key.string
      found = Array(text.utf8).withUnsafeBufferPointer { lookUp($0) }
    } else {
      found = lookUp(key.bytes)
    }
    guard found >= 0 else { return nil }
    if previous < 0 {
      first = found
    } else {
      follow(found, previous)
      remember(lead, of: found)
    }
    return found
  }

  /// Notes that an entry followed another.
  private mutating func follow(_ entry: Int, _ previous: Int) {
    let next = entries[previous].next
    let found = Int32(truncatingIfNeeded: entry)
    if next.0 == found { return }
    entries[previous].next = (found, next.0, next.1 == found ? next.2 : next.1)
  }

  /// Keeps what lies before a value. Where that changes again and again, as in files that were put together from several,
  /// the last is kept as long as it is not longer than the first.
  private mutating func remember(_ lead: UnsafeBufferPointer<UInt8>, of entry: Int) {
    guard lead.count <= Self.longestLead, entries[entry].leadCount == 0 || lead.count <= entries[entry].leadCount else {
      return
    }
    if entries[entry].leadCount == 0 {
      entries[entry].leadStart = arena.count
      arena.append(lead)
      arena.reserve(32)
    } else {
      for (offset, byte) in lead.enumerated() { arena[entries[entry].leadStart + offset] = byte }
    }
    entries[entry].leadCount = lead.count
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
