import Bytes
import Columnar
import JSON

/// The keys of a chunk's records as they are spelled, with a prediction of the next key.
///
///     {"name": "宝鸡协会", "level": "市级", ...
///                         └────┬────┘
///                            lead: the bytes between two values, key included
///
/// Most records have the same keys in the same order with the same white space. After a value, the parser compares the
/// next bytes with the leads of the up to three keys that followed this key before. If one matches, it skips the lead
/// with one comparison and knows the field; otherwise it reads the key and looks it up. O(key) a member.
struct KeySpellings: ~Copyable {
  /// The meaning of a spelling. A trivial type, so that a lookup costs no reference counting; `keys` holds the text.
  struct Entry: BitwiseCopyable {
    let start: Int
    let count: Int
    /// The field's ordinal, or -1 for a key that the kind does not know.
    let field: Int
    /// A number in `FieldKeys.implications`, or -1.
    let implication: Int
    /// The unit of a bare number under this key, as a power of ten of fen.
    let power: Int
    /// The lead of this key (see above) when it was last looked up, in the arena; empty if unknown.
    var leadStart = 0
    var leadCount = 0
    /// The entries that followed this one, most recent first, or -1.
    var next: (Int32, Int32, Int32) = (-1, -1, -1)
    /// Why the key feeds its field.
    let reason: FileKey.Reason
    /// The last record that had this key, and how many had it.
    var stamp = 0
    var uses = 0
    /// For a key that no field has: the number of its inferred column in the chunk, and of the keys of objects under it, or -1.
    var column: Int32 = -1
    var child: Int32 = -1
  }

  /// Further unknown keys are not stored; those of fields always are.
  private var unknownLimit = 4096
  /// Longer leads are read byte by byte.
  private static let longestLead = 256

  private let table: FieldKeys
  /// The object whose keys these are.
  let scope: KeyScope
  private var entries = GrowingBuffer<Entry>()
  /// The spelling of each entry.
  private(set) var keys: [String] = []
  /// The same without the keys that lead to the object.
  private(set) var names: [String] = []
  private var arena = GrowingBuffer<UInt8>()
  private var numbers = SpellingTable()
  /// How many of the entries are unknown keys.
  private var unknown = 0
  /// The keys of record `unstoredStamp` that are not stored.
  private var unstored: Set<String> = []
  private var unstoredStamp = 0
  /// The first entry of the last record, or -1.
  private var first = -1

  init(_ table: FieldKeys, scope: KeyScope = KeyScope()) {
    self.table = table
    self.scope = scope
  }

  subscript(entry: Int) -> Entry { entries[entry] }

  /// Sets where values of a key that no field has go.
  mutating func direct(_ entry: Int, toColumn column: Int32) { entries[entry].column = column }
  mutating func direct(_ entry: Int, toChild child: Int32) { entries[entry].child = child }

  /// Skips the lead of a predicted entry after entry `previous`. Returns the entry, or -1 with nothing consumed.
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

  /// The entry of a key that is known before its value is read; nil if it is unknown and not stored.
  mutating func entry(named name: String) -> Int? {
    var name = name
    let found = name.withUTF8 { lookUp($0) }
    return found < 0 ? nil : found
  }

  /// The entry of a column's name, however many columns there are.
  mutating func entry(ofColumn name: String) -> Int {
    unknownLimit = .max
    var name = name.isEmpty ? " " : name
    return name.withUTF8 { lookUp($0) }
  }

  /// The entry of a key after entry `previous` (-1 at the start of a record); nil if the key is unknown and not stored.
  /// - Parameter lead: the bytes between the two values; empty at the start of a record.
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

  /// Records that an entry followed another.
  private mutating func follow(_ entry: Int, _ previous: Int) {
    let next = entries[previous].next
    let found = Int32(truncatingIfNeeded: entry)
    if next.0 == found { return }
    entries[previous].next = (found, next.0, next.1 == found ? next.2 : next.1)
  }

  /// Stores the lead of an entry. If it changes, as in files merged from several, the new one replaces the old one if it is
  /// not longer than the first.
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
    // The table cannot hold an empty key; it is looked up each time, and no field has that name.
    let known = bytes.isEmpty ? -1 : numbers.value(of: bytes)
    if known >= 0 || bytes.isEmpty { return known }
    let key = String(decoding: bytes, as: UTF8.self)
    let target = scope.target(of: key, in: table)
    if target == nil {
      if unknown >= unknownLimit { return -1 }
      unknown += 1
    }
    numbers.insert(bytes, entries.count)
    entries.append(
      Entry(
        start: arena.count, count: bytes.count, field: target?.field ?? -1, implication: target?.implication ?? -1,
        power: (target?.unit ?? .yuan).power, reason: target?.reason ?? .inferred))
    keys.append(scope.pointer(to: key))
    names.append(key)
    arena.append(bytes)
    return entries.count - 1
  }

  /// Marks the key as seen in record `serial`; false if the record had it already.
  @inline(__always)
  mutating func isFirst(_ entry: Int, in serial: Int) -> Bool {
    if entries[entry].stamp == serial { return false }
    entries[entry].stamp = serial
    entries[entry].uses &+= 1
    return true
  }

  /// The same for a key that is not stored.
  mutating func isFirst(unstored key: String, in serial: Int) -> Bool {
    if unstoredStamp != serial {
      unstoredStamp = serial
      unstored.removeAll(keepingCapacity: true)
    }
    return unstored.insert(key).inserted
  }

  /// The keys that records had: how each is spelled, the field or -1, the column of its own, and how many had it.
  var uses: [KeyUse] {
    (0..<entries.count).map { number in
      KeyUse(
        key: JSONPointer.dotted(keys[number]), field: entries[number].field, reason: entries[number].reason,
        column: scope.column(names[number]), isObject: entries[number].child >= 0 && entries[number].column < 0,
        records: entries[number].uses)
    }
  }
}
