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
    var capacity = 16
    while capacity < column.count * 2 { capacity *= 2 }
    mask = UInt64(capacity - 1)
    var found: [(row: UInt32, first: UInt32)] = []
    slots = [UInt32](unsafeUninitializedCapacity: capacity) { slots, count in
      slots.initialize(repeating: .max)
      let filling = KeyIndexFilling(column, slots, workers: workers)
      found = filling.fill()
      count = capacity
    }
    duplicates = found
  }

  /// The first row whose key in `column` (the one the index was built over) has exactly these bytes.
  public func row(of key: UnsafeRawBufferPointer, in column: TextColumn) -> Int? {
    guard !key.isEmpty else { return nil }
    var slot = Int(Self.hash(key) & mask)
    while slots[slot] != .max {
      let row = Int(slots[slot])
      let range = column.range(row)
      if range.count == key.count {
        let same = column.arena.withUnsafeBytes { Self.isSame(UnsafeRawBufferPointer(rebasing: $0[range]), key) }
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
  func rows(
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

  /// A multiply-and-fold hash over 8-byte words; keys are short, and the table is not shared with strangers at run time.
  @inline(__always)
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      state = fold(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return fold(state ^ tail)
  }

  /// Whether two keys have the same bytes.
  @inline(__always)
  static func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    var offset = 0
    while offset + 8 <= left.count {
      if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < left.count {
      if left[offset] != right[offset] { return false }
      offset += 1
    }
    return true
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
