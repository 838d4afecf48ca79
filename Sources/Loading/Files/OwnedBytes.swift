import Glibc
import JSON

/// Bytes in memory that arrive piece by piece, from a pipe or a compressed file.
final class OwnedBytes: @unchecked Sendable {
  // Filled by one thread before others read it, and never changed afterwards.
  private(set) var start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int
  /// The count at which free memory is looked at again.
  private var nextCheck = 0

  private static let step = 16 << 20

  init?(capacity: Int = 1 << 20) {
    guard let memory = malloc(max(1, capacity)) else { return nil }
    start = memory.assumingMemoryBound(to: UInt8.self)
    self.capacity = max(1, capacity)
  }

  deinit { free(start) }

  /// Room for more bytes, at least one; nil if there is no memory. Large blocks are moved without a copy.
  func room() -> UnsafeMutableBufferPointer<UInt8>? {
    if count >= nextCheck {
      nextCheck = count + Self.step
      if let free = FreeMemory.available(), free < FreeMemory.least { return nil }
    }
    if count == capacity {
      let larger = capacity + max(1 << 20, capacity / 2)
      guard let memory = realloc(start, larger) else { return nil }
      start = memory.assumingMemoryBound(to: UInt8.self)
      capacity = larger
    }
    return UnsafeMutableBufferPointer(start: start + count, count: capacity - count)
  }

  func advance(by written: Int) { count += written }

  /// Gives back what is not used.
  func shrink() {
    guard let memory = realloc(start, max(1, count)) else { return }
    start = memory.assumingMemoryBound(to: UInt8.self)
    capacity = max(1, count)
  }

  func copy(at offset: Int, into target: UnsafeMutablePointer<UInt8>, count wanted: Int) -> Int {
    let available = max(0, min(wanted, count - offset))
    if available > 0 { memcpy(target, start + offset, available) }
    return available
  }
}
