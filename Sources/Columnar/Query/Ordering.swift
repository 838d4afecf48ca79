/// Rows in the order of one or several columns.
///
/// Numbers and days by size, vocabularies in the codebook's order, texts by `Collation`, references by the name of the
/// record they lead to (those that lead nowhere after all others), lists by their first value. Empty values come last in
/// both directions; equal rows stay in the order of the table. Radix sorts: O(rows) a level.
public enum Ordering {
  public static func sort(
    rows: Bitmap, keys: [SortKey], register: Register, kind: Int, ranks: RankCache
  ) -> [UInt32] {
    sort(rows: rows, keys: keys, register: register, kind: kind, ranks: ranks, cancelled: { false }) ?? []
  }

  /// The same, or nil when cancelled; asked between levels and passes.
  public static func sort(
    rows: Bitmap, keys: [SortKey], register: Register, kind: Int, ranks: RankCache, cancelled: () -> Bool
  ) -> [UInt32]? {
    var order = rows.rows
    for key in keys.reversed() {
      if cancelled() { return nil }
      let ranked = ranks.ranks(register: register, kind: kind, field: key.field)
      if cancelled() { return nil }
      order = Radix.sorted(order, by: ranked, descending: key.descending)
    }
    return order
  }

  /// The same for rows that already have an order, which decides between equal ones.
  public static func sort(
    _ order: [UInt32], keys: [SortKey], register: Register, kind: Int, ranks: RankCache
  ) -> [UInt32] {
    keys.reversed().reduce(order) { order, key in
      Radix.sorted(
        order, by: ranks.ranks(register: register, kind: kind, field: key.field), descending: key.descending)
    }
  }
}

/// A number for every row by which rows are ordered; empty rows hold `Ranks.empty`.
public struct Ranks: Sendable {
  static let empty = UInt64.max
  let values: [UInt64]
  /// The greatest number of a filled row.
  let greatest: UInt64
}

enum Radix {
  private static let bits = 11

  /// A stable sort by `ranks`, least digit first; only as many passes as the greatest rank has digits.
  static func sorted(_ order: [UInt32], by ranks: Ranks, descending: Bool) -> [UInt32] {
    let count = order.count
    guard count > 1 else { return order }
    // Empty rows take the number after the greatest, in either direction.
    let last = ranks.greatest &+ 1
    let width = 64 - last.leadingZeroBitCount
    var source = [UInt32](order)
    var target = [UInt32](repeating: 0, count: count)
    var keys = [UInt64](repeating: 0, count: count)
    var nextKeys = keys
    ranks.values.withUnsafeBufferPointer { values in
      for index in 0..<count {
        let value = values[Int(source[index])]
        keys[index] = value == Ranks.empty ? last : descending ? ranks.greatest - value : value
      }
    }
    var shift = 0
    while shift < width {
      pass(&source, &target, &keys, &nextKeys, shift: UInt64(shift))
      swap(&source, &target)
      swap(&keys, &nextKeys)
      shift += bits
    }
    return source
  }

  private static func pass(
    _ source: inout [UInt32], _ target: inout [UInt32], _ keys: inout [UInt64], _ nextKeys: inout [UInt64],
    shift: UInt64
  ) {
    let mask: UInt64 = 1 << UInt64(bits) - 1
    var starts = [Int](repeating: 0, count: 1 << bits)
    let count = source.count
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        keys.withUnsafeBufferPointer { keys in
          nextKeys.withUnsafeMutableBufferPointer { nextKeys in
            starts.withUnsafeMutableBufferPointer { starts in
              for index in 0..<count { starts[Int(keys[index] >> shift & mask)] += 1 }
              var total = 0
              for digit in 0..<starts.count {
                let size = starts[digit]
                starts[digit] = total
                total += size
              }
              for index in 0..<count {
                let digit = Int(keys[index] >> shift & mask)
                let place = starts[digit]
                starts[digit] = place + 1
                target[place] = source[index]
                nextKeys[place] = keys[index]
              }
            }
          }
        }
      }
    }
  }
}
