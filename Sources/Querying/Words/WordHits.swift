import Columnar

/// The rows that a word matches, and the rank of each match. Rank 0 is the best:
///
///     0, 1   literal, in the record's label: at the beginning, elsewhere
///     2, 3   literal, in other texts of the record
///     4, 5   by pinyin, in the label
///     6, 7   by pinyin, in other texts
///     8      not in texts of the record: a code's label, the name of another record
struct WordHits {
  /// The rank of a match in no text of the record.
  static let last = 8

  private(set) var rows: Bitmap
  /// By rank below `last`: the rows of that rank, and maybe rows of better ones. Nil if ranks are not wanted.
  private var ranked: [Bitmap]?
  /// The rank of each row, if known already.
  private var ranks: [UInt8]?

  init(count: Int, ranked: Bool) {
    rows = Bitmap(count: count)
    if ranked { self.ranked = [Bitmap](repeating: rows, count: Self.last) }
  }

  /// - Parameter ranks: of all rows; nil if they are not wanted.
  init(rows: Bitmap, ranks: [UInt8]? = nil) {
    self.rows = rows
    self.ranks = ranks
  }

  mutating func add(_ rows: Bitmap) { self.rows.formUnion(rows) }

  /// - Parameter isLabel: the column is the label of the records.
  mutating func add(_ hits: Scan.Hits, byPinyin: Bool, isLabel: Bool) {
    rows.formUnion(hits.rows)
    let rank = (byPinyin ? 4 : 0) + (isLabel ? 0 : 2)
    ranked?[rank].formUnion(hits.prefixRows)
    ranked?[rank + 1].formUnion(hits.rows)
  }

  /// The rank of every row, added to the ranks of other words, at most 255.
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
    // From the worst rank to the best: the best of a row is written last.
    for (rank, rows) in (ranked ?? []).enumerated().reversed() { rows.forEach { ranks[$0] = UInt8(rank) } }
    return ranks
  }
}
