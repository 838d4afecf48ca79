import Glibc

/// Raw memory that grows by doubling, for bytes on their way from a file to a column.
///
/// Blocks of 64 KiB and more come from the kernel and go back to it the moment they are freed, whatever the allocator
/// would keep: loading frees each piece as soon as it is merged, and peak memory depends on it. Pages that were never
/// written cost nothing, so a generous `reserve` is cheap.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>?
  private(set) var count = 0
  private(set) var capacity = 0
  private static var threshold: Int { 64 * 1024 }

  init() {}

  deinit { Self.release(base, capacity) }

  /// Makes room for `additional` elements after the last.
  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if count &+ additional > capacity { grow(to: count + additional) }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base.unsafelyUnwrapped[count] = element
    count &+= 1
  }

  mutating func append(repeating element: Element, count added: Int) {
    guard added > 0 else { return }
    reserve(added)
    end.update(repeating: element, count: added)
    count += added
  }

  /// Where the next element goes; room must have been reserved.
  @inline(__always)
  var end: UnsafeMutablePointer<Element> { base.unsafelyUnwrapped + count }

  /// Takes over `written` elements that were put at `end`.
  @inline(__always)
  mutating func advance(by written: Int) { count &+= written }

  mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, elements.count > 0 else { return }
    reserve(elements.count)
    end.update(from: source, count: elements.count)
    count += elements.count
  }

  /// Drops elements from `newCount` on.
  mutating func truncate(to newCount: Int) { if newCount < count { count = newCount } }

  subscript(index: Int) -> Element {
    get { base.unsafelyUnwrapped[index] }
    set { base.unsafelyUnwrapped[index] = newValue }
  }

  /// The elements so far; nil base where there are none.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// Gives the memory back.
  mutating func free() {
    Self.release(base, capacity)
    base = nil
    count = 0
    capacity = 0
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    var larger = max(64, capacity * 2)
    while larger < needed { larger *= 2 }
    let memory = Self.allocate(larger)
    if let base { memory.update(from: base, count: count) }
    Self.release(base, capacity)
    base = memory
    capacity = larger
  }

  private static func bytes(_ capacity: Int) -> Int { capacity * MemoryLayout<Element>.stride }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    if bytes(capacity) < threshold { return .allocate(capacity: capacity) }
    let memory = mmap(nil, bytes(capacity), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      // As for any Swift array that the machine has no room for; files too large for memory are refused before.
      preconditionFailure("no memory for \(bytes(capacity)) bytes")
    }
    return memory.bindMemory(to: Element.self, capacity: capacity)
  }

  private static func release(_ base: UnsafeMutablePointer<Element>?, _ capacity: Int) {
    guard let base else { return }
    if bytes(capacity) < threshold { base.deallocate() } else { munmap(base, bytes(capacity)) }
  }
}
