import Bytes
import CScan
import Columnar

/// A hash table from the bytes of a spelling to a number: open addressing with linear probing, without Strings.
///
/// A spelling of up to 32 bytes, as nearly all are, is stored as four words and compared without a branch on its length;
/// longer ones are in an arena. O(spelling) a lookup.
struct SpellingTable: ~Copyable {
  private struct Slot: BitwiseCopyable {
    /// The upper half of the hash; the lower half selects the slot.
    var hash: UInt32 = 0
    /// The index in `spellings`; -1 for a free slot.
    var place: Int32 = -1
  }

  private struct Spelling: BitwiseCopyable {
    /// The bytes of a short spelling, padded with zeros; for a longer one, the first word is its offset in the arena.
    var words: shezu_string_words
    var count: UInt32
    var value: Int32
  }

  private var slots = GrowingBuffer<Slot>()
  private var mask = 0
  private var spellings = GrowingBuffer<Spelling>()
  private var arena = GrowingBuffer<UInt8>()
  private static var short: Int { Int(SHEZU_STRING_SHORT) }

  /// Slots per spelling, the inverse of the load factor. A collision makes the branch in the probe loop unpredictable, and
  /// a misprediction costs as much as the whole lookup; small tables can afford a load factor of 1/8.
  private static func spread(_ count: Int) -> Int { count < 4096 ? 8 : 2 }

  init() {}

  var count: Int { spellings.count }

  /// The number of these bytes, or -1.
  /// - Parameter bytes: if there are at most 32, 32 bytes must be readable from the first.
  @inline(__always)
  func value(ofPadded bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard spellings.count > 0, let start = bytes.baseAddress else { return -1 }
    guard bytes.count <= Self.short else { return valueOfLong(bytes) }
    return value(of: shezu_string_short(start, bytes.count), count: bytes.count)
  }

  /// The number of these bytes, or -1.
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard spellings.count > 0 else { return -1 }
    guard bytes.count <= Self.short else { return valueOfLong(bytes) }
    return value(of: Self.words(bytes), count: bytes.count)
  }

  @inline(__always)
  private func value(of words: shezu_string_words, count: Int) -> Int {
    let hash = shezu_string_hash(words, count)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].place >= 0 {
      if slots[slot].hash == UInt32(truncatingIfNeeded: hash &>> 32) {
        let spelling = spellings[Int(slots[slot].place)]
        if Int(spelling.count) == count, shezu_string_is_same(spelling.words, words) != 0 {
          return Int(spelling.value)
        }
      }
      slot = (slot &+ 1) & mask
    }
    return -1
  }

  @inline(never)
  private func valueOfLong(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = KeyBytes.hash(UnsafeRawBufferPointer(bytes))
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].place >= 0 {
      if slots[slot].hash == UInt32(truncatingIfNeeded: hash &>> 32) {
        let place = Int(slots[slot].place)
        if KeyBytes.isSame(UnsafeRawBufferPointer(spelling(place)), UnsafeRawBufferPointer(bytes)) {
          return Int(spellings[place].value)
        }
      }
      slot = (slot &+ 1) & mask
    }
    return -1
  }

  /// The `index`th spelling that was inserted, from 0. Valid until the next insertion.
  func spelling(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let count = Int(spellings[index].count)
    if count > Self.short {
      return UnsafeBufferPointer(rebasing: arena.elements[Int(spellings[index].words.a)...].prefix(count))
    }
    // The words are the first member of a spelling.
    let start = UnsafeRawPointer(spellings.elements.baseAddress.unsafelyUnwrapped + index)
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Gives the bytes a number; a spelling that has one keeps it.
  /// - Precondition: the number is not negative.
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Int) {
    if bytes.isEmpty || self.value(of: bytes) >= 0 { return }
    if (spellings.count + 1) * Self.spread(spellings.count) > slots.count { grow() }
    var words = shezu_string_words()
    if bytes.count > Self.short {
      words.a = UInt64(arena.count)
      arena.append(bytes)
    } else {
      words = Self.words(bytes)
    }
    spellings.append(Spelling(words: words, count: UInt32(bytes.count), value: Int32(truncatingIfNeeded: value)))
    place(spellings.count - 1)
  }

  private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> shezu_string_words {
    var words = shezu_string_words()
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: UnsafeRawBufferPointer(bytes)) }
    return words
  }

  private func hash(_ index: Int) -> UInt64 {
    let count = Int(spellings[index].count)
    return count > Self.short
      ? KeyBytes.hash(UnsafeRawBufferPointer(spelling(index))) : shezu_string_hash(spellings[index].words, count)
  }

  private mutating func place(_ index: Int) {
    let hash = hash(index)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].place >= 0 { slot = (slot &+ 1) & mask }
    slots[slot] = Slot(hash: UInt32(truncatingIfNeeded: hash &>> 32), place: Int32(index))
  }

  private mutating func grow() {
    let count = max(32, slots.count * 2)
    slots = GrowingBuffer()
    slots.append(repeating: Slot(), count: count)
    mask = count - 1
    for index in 0..<spellings.count { place(index) }
  }
}
