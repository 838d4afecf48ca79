import Columnar

/// What a filter finds: the rows and, where it is words alone, how well they are hit.
public struct Hits: Sendable {
  public let rows: Bitmap
  /// One number a row, small where the hit is good: the sum of the ranks of all words (`WordHits`). Nil where the filter
  /// is more than words; what rows outside hold means nothing.
  let ranks: [UInt8]?

  /// A filter of words alone was asked, so that the likeliest records may come first.
  public var ranked: Bool { ranks != nil }
}

/// The order of records that were found by words alone: hits as written before hits by sound, in the name before other
/// fields, at the beginning before in the middle, then the order of the table.
public enum Ranking {
  /// The rows of hits, the best first, and equal ones in the order that the kind is shown in before anybody sorts. Where
  /// the hits have no ranks, all are equal. O(rows) where that order is kept.
  public static func sort(
    _ hits: Hits, in context: QueryContext, orders: OrderCache, cancelled: () -> Bool = { false }
  ) -> [UInt32]? {
    let found = Ordering.found(
      rows: hits.rows, keys: context.table.kind.defaultLevels, register: context.register, kind: context.kind,
      orders: orders, cancelled: cancelled)
    switch (found, hits.ranks) {
    case (nil, _): return nil
    case (.rows(let rows), nil): return rows
    case (.rows(let rows), let ranks?): return sorted(rows, nil, by: ranks)
    case (.whole(let order), nil): return Ordering.picked(hits.rows, population: hits.rows.population, from: order)
    case (.whole(let order), let ranks?): return sorted(order, hits.rows, by: ranks)
    }
  }

  /// A stable counting sort of an order, or of the chosen rows of it. Parts of a long order are counted and then placed by
  /// threads of their own.
  ///
  /// - Parameter parts: how many; nil as the length has it.
  static func sorted(
    _ order: [UInt32], _ chosen: Bitmap?, by ranks: [UInt8], parts wanted: Int? = nil
  ) -> [UInt32] {
    let parts = wanted ?? Ordering.parts(of: order.count)
    let length = (order.count + parts - 1) / max(1, parts)
    let population = chosen?.population ?? order.count
    return [UInt32](unsafeUninitializedCapacity: population) { sorted, count in
      count = population
      // The rows of each part, with the one place more that picking writes; how many have each rank, then where the next
      // of that rank goes.
      let picked = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: parts * (length + 1))
      let places = UnsafeMutableBufferPointer<Int>.allocate(capacity: parts * Self.ranks)
      places.initialize(repeating: 0)
      defer {
        picked.deallocate()
        places.deallocate()
      }
      // Shared by the threads: each writes places of its own.
      nonisolated(unsafe) let shared = (sorted: sorted.baseAddress, picked: picked.baseAddress, places: places)
      Workers.forEach(parts, workers: parts) { part in
        guard let target = shared.picked.map({ $0 + part * (length + 1) }) else { return }
        let start = min(part * length, order.count)
        let own = order[start..<min(start + length, order.count)]
        let size = chosen.map { Ordering.pick($0, from: own, into: target) } ?? Self.copy(own, into: target)
        // The end of the rows, for the second round.
        target[length] = UInt32(truncatingIfNeeded: size)
        for place in 0..<size { shared.places[part * Self.ranks + Int(ranks[Int(target[place])])] += 1 }
      }
      var total = 0
      for rank in 0..<Self.ranks {
        for part in 0..<parts {
          let size = places[part * Self.ranks + rank]
          places[part * Self.ranks + rank] = total
          total += size
        }
      }
      Workers.forEach(parts, workers: parts) { part in
        guard let source = shared.picked.map({ $0 + part * (length + 1) }), let target = shared.sorted else { return }
        for place in 0..<Int(source[length]) {
          let row = source[place]
          let next = part * Self.ranks + Int(ranks[Int(row)])
          target[shared.places[next]] = row
          shared.places[next] += 1
        }
      }
    }
  }

  /// As many as a byte can tell apart.
  private static let ranks = 256

  private static func copy(_ rows: ArraySlice<UInt32>, into target: UnsafeMutablePointer<UInt32>) -> Int {
    for (place, row) in rows.enumerated() { target[place] = row }
    return rows.count
  }
}
