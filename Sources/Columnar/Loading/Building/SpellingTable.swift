/// Numbers by the bytes of their spelling: open addressing over one arena, without a String anywhere. O(spelling).
struct SpellingTable: ~Copyable {
  /// A spelling, where it is looked for: one cache line away from its bytes.
  private struct Slot: BitwiseCopyable {
    var start: UInt32 = 0
    var count: UInt32 = 0
    /// The upper half of the hash, whose lower half says where the slot is.
    var hash: UInt32 = 0
    /// -1 where there is no spelling.
    var value: Int32 = -1
  }

  private var slots = GrowingBuffer<Slot>()
  private var mask = 0
  /// Where each spelling ends in the arena, in the order in which they came.
  private var ends = GrowingBuffer<UInt32>()
  private var arena = GrowingBuffer<UInt8>()

  init() {}

  var count: Int { ends.count }

  /// The number of these bytes, or -1.
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if ends.count == 0 { return -1 }
    let hash = KeyBytes.hash(UnsafeRawBufferPointer(bytes))
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].value >= 0 {
      let slot = slots[place]
      if slot.hash == UInt32(truncatingIfNeeded: hash &>> 32), Int(slot.count) == bytes.count,
        KeyBytes.isSame(
          UnsafeRawBufferPointer(
            start: arena.elements.baseAddress.unsafelyUnwrapped + Int(slot.start), count: bytes.count),
          UnsafeRawBufferPointer(bytes))
      {
        return Int(slot.value)
      }
      place = (place &+ 1) & mask
    }
    return -1
  }

  /// The bytes that were given a number as the `index`th, counted from 0. Valid until the next insertion.
  func spelling(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index > 0 ? Int(ends[index - 1]) : 0
    return UnsafeBufferPointer(rebasing: arena.elements[start..<Int(ends[index])])
  }

  /// Gives the bytes a number; a spelling that has one keeps it.
  /// - Precondition: the number is not negative.
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Int) {
    if bytes.isEmpty || self.value(of: bytes) >= 0 { return }
    if (ends.count + 1) * 2 > slots.count { grow() }
    let hash = KeyBytes.hash(UnsafeRawBufferPointer(bytes))
    let slot = Slot(
      start: UInt32(arena.count), count: UInt32(bytes.count), hash: UInt32(truncatingIfNeeded: hash &>> 32),
      value: Int32(truncatingIfNeeded: value))
    place(slot, hash)
    arena.append(bytes)
    ends.append(UInt32(arena.count))
  }

  private mutating func place(_ slot: Slot, _ hash: UInt64) {
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].value >= 0 { place = (place &+ 1) & mask }
    slots[place] = slot
  }

  private mutating func grow() {
    var before = GrowingBuffer<Slot>()
    swap(&before, &slots)
    slots.append(repeating: Slot(), count: max(32, before.count * 2))
    mask = slots.count - 1
    for slot in before.elements where slot.value >= 0 {
      let start = arena.elements.baseAddress.unsafelyUnwrapped + Int(slot.start)
      let bytes = UnsafeBufferPointer(start: start, count: Int(slot.count))
      place(slot, KeyBytes.hash(UnsafeRawBufferPointer(bytes)))
    }
  }
}
