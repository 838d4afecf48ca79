/// Numbers by the bytes of their spelling: open addressing over one arena, without a String anywhere. O(spelling).
struct SpellingTable: ~Copyable {
  private struct Entry: BitwiseCopyable {
    let start: UInt32
    let count: UInt32
    let hash: UInt32
    let value: Int32
  }

  private var slots = GrowingBuffer<Int32>()
  private var mask = 0
  private var entries = GrowingBuffer<Entry>()
  private var arena = GrowingBuffer<UInt8>()

  init() {}

  var count: Int { entries.count }

  /// The number of these bytes, or -1.
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if entries.count == 0 { return -1 }
    let hash = KeyBytes.hash(UnsafeRawBufferPointer(bytes))
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == UInt32(truncatingIfNeeded: hash &>> 32), Int(entry.count) == bytes.count,
        KeyBytes.isSame(
          UnsafeRawBufferPointer(
            start: arena.elements.baseAddress.unsafelyUnwrapped + Int(entry.start), count: bytes.count),
          UnsafeRawBufferPointer(bytes))
      {
        return Int(entry.value)
      }
      slot = (slot &+ 1) & mask
    }
    return -1
  }

  /// The bytes that were given a number as the `index`th, counted from 0. Valid until the next insertion.
  func spelling(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let entry = entries[index]
    return UnsafeBufferPointer(rebasing: arena.elements[Int(entry.start)..<Int(entry.start + entry.count)])
  }

  /// Gives the bytes a number; a spelling that has one keeps it.
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Int) {
    if bytes.isEmpty || self.value(of: bytes) >= 0 { return }
    if (entries.count + 1) * 2 > slots.count { grow() }
    let hash = KeyBytes.hash(UnsafeRawBufferPointer(bytes))
    place(Int32(entries.count), hash)
    entries.append(
      Entry(
        start: UInt32(arena.count), count: UInt32(bytes.count), hash: UInt32(truncatingIfNeeded: hash &>> 32),
        value: Int32(truncatingIfNeeded: value)))
    arena.append(bytes)
  }

  private mutating func place(_ number: Int32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
    slots[slot] = number
  }

  private mutating func grow() {
    let capacity = max(32, slots.count * 2)
    slots.truncate(to: 0)
    for _ in 0..<capacity { slots.append(-1) }
    mask = capacity - 1
    for number in 0..<entries.count {
      let entry = entries[number]
      let start = arena.elements.baseAddress.unsafelyUnwrapped + Int(entry.start)
      place(
        Int32(number),
        KeyBytes.hash(UnsafeRawBufferPointer(UnsafeBufferPointer(start: start, count: Int(entry.count)))))
    }
  }
}
