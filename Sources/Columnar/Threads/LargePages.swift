import Glibc

/// Memory in pages of 2 MiB instead of 4 KiB, where the system has them: the first touch of a page costs about as much as
/// writing it, and a scan of many small pages waits for their addresses.
package enum LargePages {
  private static let size = 2 << 20
  private static let fewest = 2 << 20

  /// Asks for large pages for the first `bytes` from `start` on, none of them for less. A page counts as used from its
  /// first byte on, so only what is going to be written should be asked for. Nothing happens where the system refuses.
  package static func advise(_ start: UnsafeMutableRawPointer?, bytes: Int) {
    guard let start, bytes >= fewest else { return }
    let first = (Int(bitPattern: start) + size - 1) / size * size
    let end = (Int(bitPattern: start) + bytes) / size * size
    if first < end { madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE) }
  }

  /// An array of `count` equal elements, in large pages.
  static func repeating<Element: BitwiseCopyable>(_ element: Element, count: Int) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { room, written in
      advise(room.baseAddress, bytes: count * MemoryLayout<Element>.stride)
      room.initialize(repeating: element)
      written = count
    }
  }
}
