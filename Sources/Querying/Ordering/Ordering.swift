import Columnar

/// Rows in the order of one or several columns.
///
/// Numbers and days by size, vocabularies in the codebook's order, texts by `Collation`, references by the name of the
/// record they lead to (those that lead nowhere after all others), lists by their first value. Empty values come last in
/// both directions; equal rows stay in the order of the table.
public enum Ordering {
  /// The rows in the order of `keys`; nil when cancelled, which is polled every few milliseconds.
  ///
  /// Many rows, and few that are asked for a second time, cost an order of the whole table, which is kept: O(table) for
  /// each dozen bits of the levels, texts O(n log n). From then on it is one walk along that order, O(table).
  public static func sort(
    rows: Bitmap, keys: [SortKey], register: Register, kind: Int, orders: OrderCache,
    cancelled: () -> Bool = { false }
  ) -> [UInt32]? {
    let found = found(rows: rows, keys: keys, register: register, kind: kind, orders: orders, cancelled: cancelled)
    return found.map { found in
      switch found {
      case .rows(let rows): rows
      case .whole(let order):
        rows.population == rows.count ? order : picked(rows, population: rows.population, from: order)
      }
    }
  }

  /// What is known of an order.
  enum Found {
    /// The rows asked for, in their order.
    case rows([UInt32])
    /// The order of all rows of the table.
    case whole([UInt32])
  }

  /// The order of the rows, or one that they can be picked from; nil when cancelled.
  static func found(
    rows: Bitmap, keys: [SortKey], register: Register, kind: Int, orders: OrderCache, cancelled: () -> Bool
  ) -> Found? {
    if keys.isEmpty { return .rows(rows.rows) }
    let key = OrderCache.Key(kind: kind, levels: keys)
    let asked = orders.wasAsked(key)
    if let whole = orders.order(key) { return .whole(whole) }
    let population = rows.population
    let isWhole = asked || population * 2 > rows.count
    let chosen = isWhole && population < rows.count ? Bitmap(count: rows.count, filled: true) : rows
    let sorted = computed(
      chosen, isWhole: isWhole, keys, register: register, kind: kind, orders: orders, cancelled: cancelled)
    guard let sorted else { return nil }
    if !isWhole { return .rows(sorted) }
    orders.keep(sorted, as: key)
    return .whole(sorted)
  }

  private static func computed(
    _ rows: Bitmap, isWhole: Bool, _ keys: [SortKey], register: Register, kind: Int, orders: OrderCache,
    cancelled: () -> Bool
  ) -> [UInt32]? {
    var levels: [SortNumbers] = []
    for key in keys {
      if cancelled() { return nil }
      let numbers = SortNumbers(register.tables[kind].columns[key.field], descending: key.descending) {
        orders.ranks(
          register: register, kind: kind, field: key.field, rows: isWhole ? nil : rows, cancelled: cancelled)
      }
      guard let numbers else { return nil }
      levels.append(numbers)
    }
    return Radix.sorted(rows: rows, levels: levels, cancelled: cancelled)
  }

  /// Orders longer than this are walked by several threads; shorter ones are done before another thread is awake.
  private static let longWalk = 1 << 18

  /// In how many parts an order of so many rows is walked, each by a thread of its own.
  static func parts(of count: Int) -> Int { count < longWalk ? 1 : Workers.processors }

  /// The rows of a set as they stand in an order of all rows.
  static func picked(_ rows: Bitmap, population: Int, from order: [UInt32]) -> [UInt32] {
    let parts = parts(of: order.count)
    let length = (order.count + parts - 1) / max(1, parts)
    // How many were picked from the parts before each; known beforehand for the first only, so that every other part is
    // picked into a place of its own and moved.
    return [UInt32](unsafeUninitializedCapacity: population + 1) { picked, count in
      let moved = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: (parts - 1) * (length + 1))
      let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: parts)
      defer {
        moved.deallocate()
        counts.deallocate()
      }
      // Shared by the threads: each writes places of its own.
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

  /// Writes the rows of a set among some, in their order; one place more than there are is written. No branch: half of
  /// all rows would be guessed wrong.
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
  /// The order shown before the user sorts.
  public var defaultLevels: [SortKey] {
    defaultOrder.compactMap { word in
      let descending = word.hasPrefix("-")
      return ordinal(of: descending ? String(word.dropFirst()) : word).map {
        SortKey(field: $0, descending: descending)
      }
    }
  }
}
