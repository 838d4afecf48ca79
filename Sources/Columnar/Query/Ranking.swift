import HanText

/// The order of records that were found by words alone: hits as written before hits by sound, in the name before other
/// fields, at the beginning before in the middle, then the order of the table.
public enum Ranking {
  /// - Precondition: `rows` are what `filter` answered. Where the filter is more than words, the order of the table.
  ///   O(rows * words) over the texts of the rows; above `limit` rows the order of the table, since nobody reads so far.
  public static func sort(rows: Bitmap, filter: Filter) -> [UInt32] {
    let order = rows.rows
    guard filter.ranked, !order.isEmpty, order.count <= limit else { return order }
    let words = filter.query.words.map { Word($0) }
    let table = filter.context.table
    let fields = table.kind.searchOrdinals
    let ranks = order.map { row -> Int in
      words.reduce(0) { $0 + $1.rank(Int(row), table, fields) }
    }
    return order.indices.sorted { ranks[$0] != ranks[$1] ? ranks[$0] < ranks[$1] : $0 < $1 }.map { order[$0] }
  }

  public static let limit = 200_000

  private struct Word {
    let needle: [UInt8]
    let pinyin: PinyinPattern?

    init(_ word: Query.Word) {
      needle = Array(Folding.fold(word.text).utf8)
      pinyin = word.quoted ? nil : PinyinPattern(word.text)
    }

    /// The best place over all fields: 4 for hits by sound, 2 where the field is not the name, 1 in its middle.
    func rank(_ row: Int, _ table: Table, _ fields: [Int]) -> Int {
      var best = 12
      for field in fields {
        guard case .text(let column) = table.columns[field] else { continue }
        let behind = field == table.kind.labelOrdinal ? 0 : 2
        if best <= behind { continue }
        let hit = column.withFolded(row) { place(in: $0) }
        best = min(best, (hit >> 1) * 4 + behind + (hit & 1))
      }
      return best
    }

    private func place(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
      if let place = needle.isFound(in: bytes) { return place == 0 ? 0 : 1 }
      guard let pinyin, pinyin.matches(bytes) else { return 4 }
      return pinyin.firstMatch(in: bytes)?.lowerBound == 0 ? 2 : 3
    }
  }
}

extension Query {
  /// The words of a query that has nothing else.
  var words: [Word] {
    switch self {
    case .word(let word): [word]
    case .all(let parts): parts.flatMap(\.words)
    default: []
    }
  }
}
