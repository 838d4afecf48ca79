import HanText

/// The order of texts: as in a dictionary by sound, and by the bytes of their folded form where they sound alike.
///
/// The one place that knows how texts are ordered. Texts that fold to the same bytes are equal, all others are not.
enum Collation {
  /// Ranks of all rows, ascending from 0 without gaps; rows without a value hold `Ranks.empty`. O(n log n).
  static func ranks(_ column: TextColumn) -> Ranks {
    if let codes = column.codes, let distinct = column.distinct {
      let ranks = ranks(distinct)
      return Ranks(values: codes.map { ranks.values[Int($0)] }, greatest: ranks.greatest)
    }
    var values = [UInt64](repeating: Ranks.empty, count: column.count)
    var keys = SortKeys(column)
    keys.sort()
    var rank: UInt64 = 0
    var previous: UInt32?
    for (row, isLike) in keys.order {
      if let previous, !isLike || !column.foldedBytes(Int(previous)).elementsEqual(column.foldedBytes(Int(row))) {
        rank += 1
      }
      values[Int(row)] = rank
      previous = row
    }
    return Ranks(values: values, greatest: rank)
  }
}

/// The sort keys of a column's texts end to end, and the texts in their order.
private struct SortKeys {
  private struct Text {
    var key: UInt64
    var start: UInt32
    var count: UInt32
    var row: UInt32
    /// Its whole key is that of the text before it.
    var isLike: Bool
  }

  private let column: TextColumn
  private var units: [UInt16]
  private var texts: [Text] = []
  private var spare: [Text] = []

  init(_ column: TextColumn) {
    self.column = column
    let folded = column.folded
    let size = Int(column.offsets.last ?? 0) + Int(folded.offsets.last ?? 0)
    var texts: [Text] = []
    texts.reserveCapacity(column.count)
    // Four units are read at once, so zeros follow the last key.
    units = [UInt16](unsafeUninitializedCapacity: size + 4) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      var place = 0
      func add(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) {
        let length = Pinyin.sortKey(of: bytes, into: base + place)
        texts.append(Text(key: 0, start: UInt32(place), count: UInt32(length), row: UInt32(row), isLike: false))
        place += length
      }
      column.arena.withUnsafeBufferPointer { arena in
        folded.arena.withUnsafeBufferPointer { foldedArena in
          var next = 0
          for row in 0..<column.count {
            let isFolded = next < folded.rows.count && Int(folded.rows[next]) == row
            defer { if isFolded { next += 1 } }
            guard column.validity[row] else { continue }
            let range =
              isFolded ? Int(folded.offsets[next])..<Int(folded.offsets[next + 1]) : column.range(row)
            add(UnsafeBufferPointer(rebasing: (isFolded ? foldedArena : arena)[range]), row)
          }
        }
      }
      for offset in 0..<4 { base[place + offset] = 0 }
      count = place + 4
    }
    self.texts = texts
  }

  /// Rows in order, each with whether its key is that of the row before.
  var order: some Sequence<(row: UInt32, isLike: Bool)> { texts.lazy.map { ($0.row, $0.isLike) } }

  mutating func sort() {
    spare = texts
    var pending = [(from: 0, to: texts.count, depth: 0)]
    while let (from, to, depth) = pending.popLast() {
      guard to - from > 1 else { continue }
      takeKeys(from..<to, depth: depth)
      order(from..<to)
      var start = from
      for index in from + 1...to where index == to || texts[index].key != texts[start].key {
        if index - start > 1 {
          // No unit is zero, so a key with a zero in it has come to its end.
          if texts[start].key & 0xFFFF != 0 { pending.append((start, index, depth + 4)) } else { settle(start..<index) }
        }
        start = index
      }
    }
  }

  /// Texts that sound alike, by their bytes.
  private mutating func settle(_ range: Range<Int>) {
    texts[range].sort { left, right in
      let first = column.foldedBytes(Int(left.row))
      let second = column.foldedBytes(Int(right.row))
      if first.elementsEqual(second) { return left.row < right.row }
      return first.lexicographicallyPrecedes(second)
    }
    for index in range.dropFirst() { texts[index].isLike = true }
  }

  private mutating func takeKeys(_ range: Range<Int>, depth: Int) {
    texts.withUnsafeMutableBufferPointer { texts in
      units.withUnsafeBufferPointer { units in
        for index in range {
          let left = Int(texts[index].count) - depth
          var key: UInt64 = 0
          if left > 0 {
            let start = Int(texts[index].start) + depth
            for offset in 0..<4 { key = key << 16 | (offset < left ? UInt64(units[start + offset]) : 0) }
          }
          texts[index].key = key
        }
      }
    }
  }

  private mutating func order(_ range: Range<Int>) {
    if range.count < 4096 {
      texts[range].sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
      return
    }
    for shift in stride(from: 0, to: 64, by: 16) { pass(range, shift: UInt64(shift)) }
  }

  /// One stable pass of a radix sort by 16 bits of the key.
  private mutating func pass(_ range: Range<Int>, shift: UInt64) {
    var starts = [UInt32](repeating: 0, count: 1 << 16)
    texts.withUnsafeBufferPointer { texts in
      spare.withUnsafeMutableBufferPointer { spare in
        starts.withUnsafeMutableBufferPointer { starts in
          for index in range { starts[Int(texts[index].key >> shift & 0xFFFF)] += 1 }
          var total = UInt32(range.lowerBound)
          for digit in 0..<starts.count {
            let size = starts[digit]
            starts[digit] = total
            total += size
          }
          for index in range {
            let digit = Int(texts[index].key >> shift & 0xFFFF)
            spare[Int(starts[digit])] = texts[index]
            starts[digit] += 1
          }
        }
      }
    }
    if range.count == texts.count { swap(&texts, &spare) } else { texts[range] = spare[range] }
  }
}
