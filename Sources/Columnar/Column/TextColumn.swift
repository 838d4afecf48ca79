import HanText

/// Texts of every row end to end in one arena of UTF-8, so that a search is one pass over bytes.
///
/// Row `r` holds `arena[offsets[r]..<offsets[r + 1]]`; an empty range with a cleared validity bit is an empty value, one
/// with a set bit is an empty text. The arena ends with 64 zero bytes beyond the last offset for vector reads. At most
/// 4 GiB of text a column; loading refuses more.
public struct TextColumn: Sendable {
  public static let padding = 64

  public let arena: [UInt8]
  public let offsets: [UInt32]
  public let validity: Bitmap
  /// The rows whose text changes when folded, with their folded text; all others are searched as they stand.
  public let folded: FoldedRows

  public var count: Int { offsets.count - 1 }

  /// - Precondition: `arena` is valid UTF-8 with 64 zero bytes after `offsets.last`; offsets ascend from 0.
  public init(arena: [UInt8], offsets: [UInt32], validity: Bitmap, folded: FoldedRows) {
    precondition(arena.count >= Int(offsets.last ?? 0) + Self.padding)
    self.arena = arena
    self.offsets = offsets
    self.validity = validity
    self.folded = folded
  }

  public func range(_ row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

  /// The text of a row; empty where the value is empty. Allocates: for drawing and export, not for scans.
  public func string(_ row: Int) -> String { String(decoding: arena[range(row)], as: UTF8.self) }

  public func withBytes<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let range = range(row)
    return try arena.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The rows whose folded text differs from their text, in ascending order, with that folded text.
  public struct FoldedRows: Sendable {
    public let rows: [UInt32]
    public let arena: [UInt8]
    public let offsets: [UInt32]

    /// - Precondition: `offsets.count == rows.count + 1`, and the arena is padded like a column's.
    public init(rows: [UInt32], arena: [UInt8], offsets: [UInt32]) {
      precondition(offsets.count == rows.count + 1 && arena.count >= Int(offsets.last ?? 0) + TextColumn.padding)
      self.rows = rows
      self.arena = arena
      self.offsets = offsets
    }

    public static let none = FoldedRows(rows: [], arena: [UInt8](repeating: 0, count: TextColumn.padding), offsets: [0])
  }
}
