import Columnar

/// The result of a filter: the rows and, if the query is words alone, their ranks.
public struct Hits: Sendable {
  public let rows: Bitmap
  /// The rank of each row, the sum over all words (`WordHits`); smaller is better. Undefined for rows that are not in
  /// `rows`. Nil if the query is more than words.
  let ranks: [UInt8]?

  /// Whether the query is words alone.
  public var ranked: Bool { ranks != nil }
}

/// Relevance order of the records found by words: literal before pinyin matches, in the name before other fields, at the
/// start before the middle, then the default order of the kind.
public enum Ranking {
  /// The rows of hits by rank, equal ones in the default order of the kind. Hits without ranks are all equal. Nil when
  /// cancelled. O(rows) if the default order is cached.
  public static func sort(
    _ hits: Hits, in context: QueryContext, orders: OrderCache, cancelled: () -> Bool = { false }
  ) -> [UInt32]? {
    let found = Ordering.order(
      rows: hits.rows, keys: context.table.kind.defaultLevels, register: context.register, kind: context.kind,
      orders: orders, cancelled: cancelled)
    switch (found, hits.ranks) {
    case (nil, _): return nil
    case (.rows(let rows), nil): return rows
    case (.rows(let rows), let ranks?): return sorted(rows, nil, by: ranks)
    case (.wholeTable(let order), nil): return Ordering.picked(hits.rows, population: hits.rows.population, from: order)
    case (.wholeTable(let order), let ranks?): return sorted(order, hits.rows, by: ranks)
    }
  }

  /// A stable counting sort by rank of an order, or of the chosen rows of it. A long order is divided into parts, one a
  /// thread: first all parts are counted, then all are placed.
  ///
  /// - Parameter parts: the number of parts; nil to choose by length.
  static func sorted(
    _ order: [UInt32], _ chosen: Bitmap?, by ranks: [UInt8], parts wanted: Int? = nil
  ) -> [UInt32] {
    let parts = wanted ?? Ordering.parts(of: order.count)
    let length = (order.count + parts - 1) / max(1, parts)
    let population = chosen?.population ?? order.count
    return [UInt32](unsafeUninitializedCapacity: population) { sorted, count in
      count = population
      // `picked`: the chosen rows of each part, with the extra element that `pick` may write. `places`: for each part and
      // rank, first the number of rows, then the position of the next row.
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
        // The last element of a part holds its size, for the second round.
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

  /// Ranks are bytes.
  private static let ranks = 256

  private static func copy(_ rows: ArraySlice<UInt32>, into target: UnsafeMutablePointer<UInt32>) -> Int {
    for (place, row) in rows.enumerated() { target[place] = row }
    return rows.count
  }
}
