import Columnar

/// Sorts rows by one or several columns.
///
/// Numbers and days are ordered by size, vocabularies as in the codebook, texts by `Collation`, references by the name of
/// their record (dangling ones last), lists by their first value. Empty values come last in both directions. The sort is
/// stable: equal rows keep the order of the table.
public enum Ordering {
  /// The rows in the order of `keys`; nil when cancelled, which is polled every few milliseconds.
  ///
  /// For more than half of the rows, and for a repeated request, the whole table is sorted and the order cached: O(table)
  /// for each 11 bits of the keys, O(n log n) for texts. After that, a request is one pass over the order, O(table).
  public static func sort(
    rows: Bitmap, keys: [SortKey], register: Register, kind: Int, orders: OrderCache,
    cancelled: () -> Bool = { false }
  ) -> [UInt32]? {
    let found = order(rows: rows, keys: keys, register: register, kind: kind, orders: orders, cancelled: cancelled)
    return found.map { found in
      switch found {
      case .rows(let rows): rows
      case .wholeTable(let order):
        rows.population == rows.count ? order : picked(rows, population: rows.population, from: order)
      }
    }
  }

  /// A sorted result, or the order that it is a subsequence of.
  enum Order {
    /// The requested rows in order.
    case rows([UInt32])
    /// All rows of the table in order.
    case wholeTable([UInt32])
  }

  /// The order of the rows, or of the whole table; nil when cancelled.
  static func order(
    rows: Bitmap, keys: [SortKey], register: Register, kind: Int, orders: OrderCache, cancelled: () -> Bool
  ) -> Order? {
    if keys.isEmpty { return .rows(rows.rows) }
    let key = OrderCache.Key(kind: kind, levels: keys)
    let requested = orders.wasRequested(key)
    if let whole = orders.order(key) { return .wholeTable(whole) }
    let population = rows.population
    let isWhole = requested || population * 2 > rows.count
    let chosen = isWhole && population < rows.count ? Bitmap(count: rows.count, filled: true) : rows
    let sorted = computed(
      chosen, isWhole: isWhole, keys, register: register, kind: kind, orders: orders, cancelled: cancelled)
    guard let sorted else { return nil }
    if !isWhole { return .rows(sorted) }
    orders.keep(sorted, as: key)
    return .wholeTable(sorted)
  }

  private static func computed(
    _ rows: Bitmap, isWhole: Bool, _ keys: [SortKey], register: Register, kind: Int, orders: OrderCache,
    cancelled: () -> Bool
  ) -> [UInt32]? {
    var levels: [EncodedSortKey] = []
    for key in keys {
      if cancelled() { return nil }
      let numbers = EncodedSortKey(register.tables[kind].columns[key.field], descending: key.descending) {
        orders.ranks(
          register: register, kind: kind, field: key.field, rows: isWhole ? nil : rows, cancelled: cancelled)
      }
      guard let numbers else { return nil }
      levels.append(numbers)
    }
    return RadixSort.sorted(rows: rows, levels: levels, cancelled: cancelled)
  }

  /// Longer orders are filtered by several threads; a shorter one takes less time than waking a thread.
  private static let longWalk = 1 << 18

  /// The number of parts, one a thread, for an order of `count` rows.
  static func parts(of count: Int) -> Int { count < longWalk ? 1 : Workers.processors }

  /// The rows of a set in the order of the whole table.
  static func picked(_ rows: Bitmap, population: Int, from order: [UInt32]) -> [UInt32] {
    let parts = parts(of: order.count)
    let length = (order.count + parts - 1) / max(1, parts)
    // Where the rows of a part go depends on the counts of the parts before it. Only the first part writes to its final
    // place; the others write to a buffer of their own, which is copied.
    return [UInt32](unsafeUninitializedCapacity: population + 1) { picked, count in
      let moved = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: (parts - 1) * (length + 1))
      let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: parts)
      defer {
        moved.deallocate()
        counts.deallocate()
      }
      // Shared by the threads: each writes to elements of its own.
      nonisolated(unsafe) let shared = (picked: picked.baseAddress, moved: moved.baseAddress, counts: counts)
      Workers.forEach(parts, workers: parts) { part in
        let target = part == 0 ? shared.picked : shared.moved.map { $0 + (part - 1) * (length + 1) }
        let start = min(part * length, order.count)
        let own = order[start..<min(start + length, order.count)]
        shared.counts[part] = target.map { pick(rows, from: own, into: $0) } ?? 0
      }
      count = parts > 0 ? counts[0] : 0
      for part in 1..<max(1, parts) {
        guard let target = picked.baseAddress, let source = moved.baseAddress else { break }
        (target + count).update(from: source + (part - 1) * (length + 1), count: counts[part])
        count += counts[part]
      }
    }
  }

  /// Copies the rows of a set from a part of an order and returns their number. Branch-free, because for a random half of
  /// the rows a branch would be mispredicted: each row is written, and the position advances only for rows of the set.
  /// So one element more than the number returned may be written.
  static func pick(
    _ rows: Bitmap, from order: ArraySlice<UInt32>, into picked: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var next = 0
    rows.words.withUnsafeBufferPointer { words in
      order.withUnsafeBufferPointer { order in
        for row in order {
          picked[next] = row
          next &+= Int(truncatingIfNeeded: words[Int(row >> 6)] &>> UInt64(row & 63) & 1)
        }
      }
    }
    return next
  }
}

extension Kind {
  /// The order before the user sorts.
  public var defaultLevels: [SortKey] {
    defaultOrder.compactMap { word in
      let descending = word.hasPrefix("-")
      return ordinal(of: descending ? String(word.dropFirst()) : word).map {
        SortKey(field: $0, descending: descending)
      }
    }
  }
}
