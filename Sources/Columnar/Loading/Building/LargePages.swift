import Glibc

/// Asks the kernel for pages of 2 MiB where long arrays are filled once from end to end: one fault instead of 512.
enum LargePages {
  private static let size = 2 << 20
  /// Shorter arrays would gain nothing and waste a part of a page each.
  private static let shortest = 4 << 20

  /// - Parameters:
  ///   - base: where the array begins.
  ///   - count: bytes of it that are likely to be written; those that are not cost nothing but the rest of their page.
  static func advise(_ base: UnsafeMutableRawPointer?, count: Int) {
    guard let base, count >= shortest else { return }
    let start = (UInt(bitPattern: base) + UInt(size) - 1) & ~UInt(size - 1)
    let end = (UInt(bitPattern: base) + UInt(count)) & ~UInt(size - 1)
    guard end > start, let address = UnsafeMutableRawPointer(bitPattern: start) else { return }
    // A wish: where the kernel has no such pages, everything stays as it is.
    _ = madvise(address, Int(end - start), MADV_HUGEPAGE)
  }
}
