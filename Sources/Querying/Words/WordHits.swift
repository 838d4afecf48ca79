import Columnar

/// Where a word was found, and how well, from 0: as it is written before by sound; in the name of the record before its
/// other texts; at the beginning before in the middle. Behind all of them what stands in no text of the record itself,
/// such as labels of vocabularies and names of other records.
struct WordHits {
  /// The rank of a hit in no text of the record.
  static let last = 8

  private(set) var rows: Bitmap
  /// The rows of each rank below `last`, or of a better one; nil where ranks are not asked for.
  private var ranked: [Bitmap]?
  /// The rank of each row, where it is known already.
  private var ranks: [UInt8]?

  init(count: Int, ranked: Bool) {
    rows = Bitmap(count: count)
    if ranked { self.ranked = [Bitmap](repeating: rows, count: Self.last) }
  }

  /// - Parameter ranks: those of all rows; nil where they are not asked for.
  init(rows: Bitmap, ranks: [UInt8]? = nil) {
    self.rows = rows
    self.ranks = ranks
  }

  mutating func add(_ rows: Bitmap) { self.rows.formUnion(rows) }

  /// - Parameter isLabel: the column is that of the record's name.
  mutating func add(_ hits: Scan.Hits, bySound: Bool, isLabel: Bool) {
    rows.formUnion(hits.rows)
    let rank = (bySound ? 4 : 0) + (isLabel ? 0 : 2)
    ranked?[rank].formUnion(hits.beginnings)
    ranked?[rank + 1].formUnion(hits.rows)
  }

  /// The rank of every row, added to those of other words, up to the greatest that a number holds.
  func ranks(count: Int, addedTo others: [UInt8]?) -> [UInt8] {
    let own = self.ranks ?? computedRanks(count: count)
    guard var ranks = others else { return own }
    ranks.withUnsafeMutableBufferPointer { ranks in
      own.withUnsafeBufferPointer { own in
        for row in ranks.indices {
          ranks[row] = UInt8(truncatingIfNeeded: min(UInt16(ranks[row]) &+ UInt16(own[row]), UInt16(UInt8.max)))
        }
      }
    }
    return ranks
  }

  private func computedRanks(count: Int) -> [UInt8] {
    var ranks = [UInt8](repeating: UInt8(Self.last), count: count)
    // The best rank of a row is written last.
    for (rank, rows) in (ranked ?? []).enumerated().reversed() { rows.forEach { ranks[$0] = UInt8(rank) } }
    return ranks
  }
}
