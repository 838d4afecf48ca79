// Bytes: memory that grows, and loops over many bytes at once.
//
// Owns: `GrowingBuffer` and the `ByteBuffer` made of it, numerals and ISO days written into one, search for a byte in words
// of eight bytes, and trimming of text. Refuses: to know any format; JSON writes JSON. Importers: any target. Imports
// nothing but the C library.

import Glibc

/// Raw memory that grows by doubling.
///
///       base            end                     capacity
///        | count elements | free                  | slack |
///
/// Blocks of 64 KiB and more come from the kernel and return to it when they are freed, whatever the allocator would keep:
/// loading frees each chunk when it is merged, and its peak memory depends on that. Untouched pages cost nothing, so a
/// generous `reserve` is cheap.
///
/// The allocation extends 64 bytes beyond `capacity`, so vector loads and stores may run past the last element.
public struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<Element>?
  @usableFromInline var length = 0
  @usableFromInline var limit = 0

  @inlinable public init() {}

  /// An empty buffer that holds `capacity` elements before it grows.
  @inlinable
  public init(capacity: Int) { reserve(max(1, capacity)) }

  deinit { Self.release(storage, limit) }

  /// The first element; nil before the first allocation.
  @inlinable public var base: UnsafeMutablePointer<Element>? { storage }
  @inlinable public var count: Int { length }

  /// Ensures space for `additional` elements after the last.
  @inlinable @inline(__always)
  public mutating func reserve(_ additional: Int) {
    if length &+ additional > limit { grow(to: length + additional) }
  }

  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if length == limit { grow(to: length + 1) }
    storage.unsafelyUnwrapped[length] = element
    length &+= 1
  }

  @inlinable
  public mutating func append(repeating element: Element, count added: Int) {
    guard added > 0 else { return }
    reserve(added)
    end.update(repeating: element, count: added)
    length += added
  }

  /// The address of the next element. Space must have been reserved.
  @inlinable @inline(__always)
  public var end: UnsafeMutablePointer<Element> { storage.unsafelyUnwrapped + length }

  /// Counts elements that were stored at `end`.
  @inlinable @inline(__always)
  public mutating func advance(by written: Int) { length &+= written }

  @inlinable @inline(__always)
  public mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, elements.count > 0 else { return }
    reserve(elements.count)
    end.update(from: source, count: elements.count)
    length += elements.count
  }

  /// Removes the elements from `newCount` on and keeps the memory.
  @inlinable @inline(__always)
  public mutating func truncate(to newCount: Int) { if newCount < length { length = newCount } }

  @inlinable
  public subscript(index: Int) -> Element {
    get { storage.unsafelyUnwrapped[index] }
    set { storage.unsafelyUnwrapped[index] = newValue }
  }

  /// All elements; the base address is nil before the first allocation.
  @inlinable public var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: storage, count: length) }

  /// Removes all elements and releases the memory.
  @inlinable
  public mutating func free() {
    Self.release(storage, limit)
    storage = nil
    length = 0
    limit = 0
  }

  @inlinable @inline(never)
  mutating func grow(to needed: Int) {
    var larger = max(64, limit * 2)
    while larger < needed { larger *= 2 }
    let memory = Self.allocate(larger)
    if let storage { memory.update(from: storage, count: length) }
    Self.release(storage, limit)
    storage = memory
    limit = larger
  }

  @inlinable
  static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    RawMemory.allocate(capacity * MemoryLayout<Element>.stride).bindMemory(to: Element.self, capacity: capacity)
  }

  @inlinable
  static func release(_ start: UnsafeMutablePointer<Element>?, _ capacity: Int) {
    if let start { RawMemory.release(start, capacity * MemoryLayout<Element>.stride) }
  }
}

/// Blocks of raw memory with slack after their end.
@usableFromInline
enum RawMemory {
  private static let slack = 64
  /// Larger blocks come straight from the kernel.
  private static let threshold = 64 * 1024

  @usableFromInline
  static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    if bytes < threshold { return .allocate(byteCount: bytes + slack, alignment: 16) }
    let memory = mmap(nil, bytes + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      // As for any Swift array that does not fit into memory; files that are too large are refused earlier.
      preconditionFailure("no memory for \(bytes) bytes")
    }
    return memory
  }

  @usableFromInline
  static func release(_ start: UnsafeMutableRawPointer, _ bytes: Int) {
    if bytes < threshold { start.deallocate() } else { munmap(start, bytes + slack) }
  }
}
