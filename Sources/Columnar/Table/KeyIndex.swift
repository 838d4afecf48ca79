/// Rows by the bytes of their key: open addressing over the key column itself, 4 bytes a slot, load at most one half.
///
/// Keys that occur more than once lead to their first row; the later rows are listed in `duplicates`.
public struct KeyIndex: Sendable {
  private let slots: [UInt32]
  private let mask: UInt64
  /// Rows whose key an earlier row has, with that row; ascending.
  public let duplicates: [(row: UInt32, first: UInt32)]

  public static let none = KeyIndex()

  private init() {
    slots = [.max]
    mask = 0
    duplicates = []
  }

  /// O(rows). Rows without a key are left out.
  /// - Precondition: each row of the column has a text of its own.
  public init(_ column: TextColumn, workers: Int = 1) {
    self = KeyIndex(column, workers: workers, while: { true }) ?? .none
  }

  /// The same; nil if `goesOn`, which is called on the calling thread every few milliseconds, returned false.
  /// - Precondition: each row of the column has a text of its own.
  package init?(_ column: TextColumn, workers: Int, while goesOn: () -> Bool) {
    var capacity = 16
    while capacity < column.count * 2 { capacity *= 2 }
    mask = UInt64(capacity - 1)
    var found: [(row: UInt32, first: UInt32)]?
    slots = [UInt32](unsafeUninitializedCapacity: capacity) { slots, count in
      LargePages.advise(slots.baseAddress, bytes: capacity * MemoryLayout<UInt32>.stride)
      found = KeyIndexFilling(column, slots, workers: workers, while: goesOn)?.fill(while: goesOn)
      count = found == nil ? 0 : capacity
    }
    guard let found else { return nil }
    duplicates = found
  }

  /// The first row whose key in `column` (the one the index was built over) has exactly these bytes.
  public func row(of key: UnsafeRawBufferPointer, in column: TextColumn) -> Int? {
    guard !key.isEmpty else { return nil }
    var slot = Int(KeyBytes.hash(key) & mask)
    while slots[slot] != .max {
      let row = Int(slots[slot])
      let range = column.range(row)
      if range.count == key.count {
        let same = column.arena.withUnsafeBytes { KeyBytes.isSame(UnsafeRawBufferPointer(rebasing: $0[range]), key) }
        if same { return row }
      }
      slot = (slot + 1) & Int(mask)
      if slots.count == 1 { return nil }
    }
    return nil
  }

  public func row(of key: String, in column: TextColumn) -> Int? {
    var key = key
    return key.withUTF8 { row(of: UnsafeRawBufferPointer($0), in: column) }
  }

  /// For each row of `range` in `texts`, the first row of `column` (the one the index was built over) with that key:
  /// written to `target` at the same position, `ReferenceColumn.none` where the text is empty, `.dangling` where no row
  /// has the key. O(range).
  package func rows(
    of texts: TextColumn, _ range: Range<Int>, in column: TextColumn, into target: UnsafeMutableBufferPointer<Int32>
  ) {
    texts.arena.withUnsafeBytes { keys in
      texts.offsets.withUnsafeBufferPointer { keyOffsets in
        for position in range {
          let lower = Int(keyOffsets[position])
          let upper = Int(keyOffsets[position + 1])
          if lower == upper {
            target[position] = ReferenceColumn.none
            continue
          }
          let key = UnsafeRawBufferPointer(rebasing: keys[lower..<upper])
          target[position] = row(of: key, in: column).map { Int32($0) } ?? ReferenceColumn.dangling
        }
      }
    }
  }
}
