import HanText

/// The order of texts: by the bytes of their folded form.
///
/// The one place that knows how texts are ordered; an order by pinyin enters here.
enum Collation {
  /// Ranks of all rows; equal texts have equal ranks. O(n log n) on 8 bytes at a time.
  static func ranks(_ column: TextColumn) -> Ranks {
    let count = column.count
    var values = [UInt64](repeating: Ranks.empty, count: count)
    var places = [Text](repeating: Text(start: 0, count: 0, row: 0), count: 0)
    places.reserveCapacity(count)
    var folded = 0
    for row in 0..<count {
      let isFolded = folded < column.folded.rows.count && Int(column.folded.rows[folded]) == row
      if isFolded {
        let start = column.folded.offsets[folded]
        if column.validity[row] {
          places.append(
            Text(start: start, count: column.folded.offsets[folded + 1] - start | Text.folded, row: UInt32(row)))
        }
        folded += 1
      } else if column.validity[row] {
        let start = column.offsets[row]
        places.append(Text(start: start, count: column.offsets[row + 1] - start, row: UInt32(row)))
      }
    }
    var rank: UInt64 = 0
    column.arena.withUnsafeBufferPointer { plain in
      column.folded.arena.withUnsafeBufferPointer { folded in
        guard let plain = plain.baseAddress, let folded = folded.baseAddress else { return }
        var sorter = TextSorter(plain: plain, folded: folded)
        sorter.sort(&places, from: 0, to: places.count, depth: 0)
        for index in places.indices {
          if index > 0, !sorter.areEqual(places[index - 1], places[index]) { rank += 1 }
          values[Int(places[index].row)] = rank
        }
      }
    }
    return Ranks(values: values, greatest: rank)
  }

  /// Where a text lies: in the column's arena, or in that of its folded rows.
  struct Text {
    static let folded: UInt32 = 1 << 31
    var start: UInt32
    /// Bytes; the top bit says that they lie in the folded arena.
    var count: UInt32
    var row: UInt32
    var key: UInt64 = 0

    var length: Int { Int(count & ~Self.folded) }
  }
}

/// Sorts texts by their bytes, eight at a time; only texts that begin alike are looked at further.
private struct TextSorter {
  let plain: UnsafePointer<UInt8>
  let folded: UnsafePointer<UInt8>

  typealias Text = Collation.Text

  private func bytes(_ text: Text) -> UnsafePointer<UInt8> {
    (text.count & Text.folded != 0 ? folded : plain) + Int(text.start)
  }

  func areEqual(_ left: Text, _ right: Text) -> Bool {
    guard left.length == right.length else { return false }
    let (first, second) = (bytes(left), bytes(right))
    for index in 0..<left.length where first[index] != second[index] { return false }
    return true
  }

  /// Eight bytes from `depth` on as a big-endian number, zeros beyond the end.
  private func key(_ text: Text, depth: Int) -> UInt64 {
    let left = text.length - depth
    guard left > 0 else { return 0 }
    let word = UInt64(bigEndian: UnsafeRawPointer(bytes(text) + depth).loadUnaligned(as: UInt64.self))
    return left >= 8 ? word : word & ~(UInt64.max >> UInt64(left * 8))
  }

  mutating func sort(_ texts: inout [Text], from: Int, to: Int, depth: Int) {
    var pending = [(from: from, to: to, depth: depth)]
    while let (from, to, depth) = pending.popLast() {
      guard to - from > 1 else { continue }
      for index in from..<to { texts[index].key = key(texts[index], depth: depth) }
      texts[from..<to].sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
      var start = from
      for index in from + 1...to where index == to || texts[index].key != texts[start].key {
        // A text that ends here cannot be told from one with zero bytes after it; those are control characters, which
        // folding takes away.
        if index - start > 1, (start..<index).contains(where: { texts[$0].length > depth + 8 }) {
          pending.append((start, index, depth + 8))
        }
        start = index
      }
    }
  }
}
