import CScan

/// Loops over columns that write 64 rows at a time.
enum Scan {
  /// The positions for which `bit` answers 1. Inlined into its callers; no branch on the answer.
  @inline(__always)
  static func bits<Element>(_ values: [Element], _ bit: (Element) -> UInt64) -> Bitmap {
    var bitmap = Bitmap(count: values.count)
    values.withUnsafeBufferPointer { values in
      bitmap.withMutableWords { words in
        let whole = values.count >> 6
        for index in 0..<whole {
          let start = index << 6
          var word: UInt64 = 0
          for offset in 0..<64 { word |= bit(values[start &+ offset]) << UInt64(truncatingIfNeeded: offset) }
          words[index] = word
        }
        guard values.count & 63 != 0 else { return }
        var word: UInt64 = 0
        for position in whole << 6..<values.count { word |= bit(values[position]) << UInt64(position & 63) }
        words[whole] = word
      }
    }
    return bitmap
  }

  /// The texts that hold `needle`, which is folded and not empty.
  ///
  /// - Parameter within: rows outside may be answered either way; where they are few, only they are read.
  static func contains(
    _ needle: [UInt8], in column: TextColumn, within: Bitmap? = nil, poll: () throws(Evaluator.Stop) -> Void
  ) throws(Evaluator.Stop) -> Bitmap {
    if let within, within.population < column.count / 64 {
      return containing(needle, in: column, rows: within)
    }
    let count = column.count
    var result = Bitmap(count: count)
    if column.folded.rows.count < count {
      // Text that folding changes cannot hold the folded needle unless its folded form does: no row is wrong here.
      try scan(needle, arena: column.arena, offsets: column.offsets, into: &result, poll: poll)
    }
    guard !column.folded.rows.isEmpty else { return result }
    var folded = Bitmap(count: column.folded.rows.count)
    try scan(needle, arena: column.folded.arena, offsets: column.folded.offsets, into: &folded, poll: poll)
    let rows = column.folded.rows
    if rows.count == count {
      result.formUnion(folded)
    } else {
      folded.forEach { result[Int(rows[$0])] = true }
    }
    return result
  }

  /// Rows to a chunk: a few milliseconds of work between two looks at the cancellation.
  private static let chunk = 1 << 19

  private static func scan(
    _ needle: [UInt8], arena: [UInt8], offsets: [UInt32], into result: inout Bitmap,
    poll: () throws(Evaluator.Stop) -> Void
  ) throws(Evaluator.Stop) {
    let count = offsets.count - 1
    var first = 0
    while first < count {
      try poll()
      let end = min(first + chunk, count)
      result.withMutableWords { words in
        guard let words = words.baseAddress else { return }
        shezu_scan_rows(arena, offsets, first, end, needle, needle.count, words)
      }
      first = end
    }
  }

  private static func containing(_ needle: [UInt8], in column: TextColumn, rows: Bitmap) -> Bitmap {
    var result = Bitmap(count: column.count)
    rows.forEach { row in
      let (arena, range) = column.foldedRange(row)
      let place = shezu_scan_find(arena, range.lowerBound, range.upperBound, needle, needle.count)
      if place < range.upperBound { result[row] = true }
    }
    return result
  }

  /// The texts that are, or begin with, one of the needles. Empty values are none.
  static func matches(_ needles: [[UInt8]], whole: Bool, in column: TextColumn) -> Bitmap {
    var result = Bitmap(count: column.count)
    for needle in needles {
      if column.folded.rows.count < column.count {
        compare(needle, whole: whole, arena: column.arena, offsets: column.offsets) { result[$0] = true }
      }
    }
    // Texts that folding changes count in their folded form only.
    for row in column.folded.rows { result[Int(row)] = false }
    for needle in needles {
      compare(needle, whole: whole, arena: column.folded.arena, offsets: column.folded.offsets) {
        result[Int(column.folded.rows[$0])] = true
      }
    }
    result.formIntersection(column.validity)
    return result
  }

  @inline(__always)
  private static func compare(
    _ needle: [UInt8], whole: Bool, arena: [UInt8], offsets: [UInt32], found: (Int) -> Void
  ) {
    let length = UInt32(needle.count)
    arena.withUnsafeBufferPointer { arena in
      offsets.withUnsafeBufferPointer { offsets in
        needle.withUnsafeBufferPointer { needle in
          for row in 0..<offsets.count - 1 {
            let start = offsets[row]
            let count = offsets[row + 1] - start
            guard whole ? count == length : count >= length else { continue }
            if length == 0 || arena[Int(start)] == needle[0] && equal(arena, Int(start), needle) { found(row) }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func equal(
    _ arena: UnsafeBufferPointer<UInt8>, _ start: Int, _ needle: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for offset in 1..<max(needle.count, 1) where arena[start + offset] != needle[offset] { return false }
    return true
  }

  /// The texts that a pattern matches, as they were written. Empty values are none.
  static func matches(
    _ pattern: Pattern, in column: TextColumn, within: Bitmap?, poll: () throws(Evaluator.Stop) -> Void
  ) throws(Evaluator.Stop) -> Bitmap {
    let matcher = Pattern.Matcher(pattern)
    var result = Bitmap(count: column.count)
    var row = 0
    while row < column.count {
      try poll()
      let end = min(row + 4096, column.count)
      do {
        try column.arena.withUnsafeBufferPointer { (arena) throws(Pattern.RanAway) in
          for row in row..<end where column.validity[row] && within?[row] ?? true {
            let text = UnsafeBufferPointer(rebasing: arena[column.range(row)])
            if try matcher.match(text) != nil { result[row] = true }
          }
        }
      } catch {
        throw .ranAway(pattern: pattern.text)
      }
      row = end
    }
    return result
  }
}

extension TextColumn {
  /// The arena and range that hold the folded text of a row. O(log folded rows).
  func foldedRange(_ row: Int) -> (arena: [UInt8], range: Range<Int>) {
    var low = 0
    var high = folded.rows.count
    if high == count { low = row }
    while low < high, high != count || low != row {
      let middle = (low + high) / 2
      if folded.rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    if low < folded.rows.count, folded.rows[low] == row {
      return (folded.arena, Int(folded.offsets[low])..<Int(folded.offsets[low + 1]))
    }
    return (arena, range(row))
  }

  /// The folded bytes of a row. Allocates.
  func foldedBytes(_ row: Int) -> ArraySlice<UInt8> {
    let (arena, range) = foldedRange(row)
    return arena[range]
  }
}

extension ListColumn {
  /// The rows of which some element is in `elements`. O(rows + elements).
  func rows(holding elements: Bitmap) -> Bitmap {
    var result = Bitmap(count: offsets.count - 1)
    var row = 0
    offsets.withUnsafeBufferPointer { offsets in
      result.withMutableWords { words in
        elements.forEach { element in
          while offsets[row + 1] <= element { row += 1 }
          words[row >> 6] |= 1 << UInt64(row & 63)
        }
      }
    }
    return result
  }

  /// The elements of the rows in `rows`.
  func elementsOfRows(_ rows: Bitmap) -> Bitmap {
    var result = Bitmap(count: Int(offsets.last ?? 0))
    rows.forEach { row in for element in range(row) { result[element] = true } }
    return result
  }
}
