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
  public static func sort(_ hits: Hits, in context: QueryContext, orders: OrderCache) -> [UInt32] {
    sort(hits, in: context, orders: orders, cancelled: { false }) ?? []
  }

  /// The same, or nil when cancelled.
  public static func sort(
    _ hits: Hits, in context: QueryContext, orders: OrderCache, cancelled: () -> Bool
  ) -> [UInt32]? {
    let order = Ordering.sort(
      rows: hits.rows, keys: context.table.kind.defaultLevels, register: context.register, kind: context.kind,
      orders: orders, cancelled: cancelled)
    guard let order, let ranks = hits.ranks else { return order }
    return sorted(order, by: ranks)
  }

  /// A stable counting sort.
  private static func sorted(_ order: [UInt32], by ranks: [UInt8]) -> [UInt32] {
    var places = [Int](repeating: 0, count: 256)
    return [UInt32](unsafeUninitializedCapacity: order.count) { sorted, count in
      ranks.withUnsafeBufferPointer { ranks in
        places.withUnsafeMutableBufferPointer { places in
          for row in order { places[Int(ranks[Int(row)])] += 1 }
          var total = 0
          for rank in places.indices {
            let size = places[rank]
            places[rank] = total
            total += size
          }
          for row in order {
            let rank = Int(ranks[Int(row)])
            sorted.initializeElement(at: places[rank], to: row)
            places[rank] += 1
          }
        }
      }
      count = order.count
    }
  }
}
