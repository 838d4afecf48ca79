import Columnar

/// Sorts rows by several levels: the numbers of as many levels as there is room for stand in one word with the row, the
/// last level lowest, and the words are sorted digit by digit, least first. Stable; O(rows) for each dozen bits.
enum Radix {
  /// Bits of one digit: its counters stay in the first cache.
  private static let digit = 11

  /// - Parameter levels: the first decides first.
  /// - Returns: the rows in order, equal ones ascending; nil when cancelled, which is asked between passes.
  static func sorted(rows: Bitmap, levels: [SortNumbers], cancelled: () -> Bool) -> [UInt32]? {
    let count = rows.population
    let rowWidth = max(1, 64 - UInt64(max(1, rows.count) - 1).leadingZeroBitCount)
    let rowMask: UInt64 = 1 << UInt64(rowWidth) - 1
    var words = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: count)
    var spare = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: count)
    defer {
      words.deallocate()
      spare.deallocate()
    }
    var next = 0
    rows.forEach { row in
      words.initializeElement(at: next, to: UInt64(row))
      next += 1
    }
    for round in rounds(levels, room: 64 - rowWidth) {
      for index in words.indices { words[index] &= rowMask }
      for (level, part) in round {
        if cancelled() { return nil }
        levels[level].put(
          SortNumbers.Part(from: part.from, count: part.count, to: part.to + rowWidth), into: words, rowMask: rowMask)
      }
      let width = round.reduce(0) { $0 + $1.part.count }
      guard sort(&words, &spare, from: rowWidth, width: width, cancelled: cancelled) else { return nil }
    }
    return [UInt32](unsafeUninitializedCapacity: count) { order, size in
      for index in 0..<count {
        order.initializeElement(at: index, to: UInt32(truncatingIfNeeded: words[index] & rowMask))
      }
      size = count
    }
  }

  /// Which bits of which levels are sorted by together, in the order in which they are sorted by.
  private static func rounds(_ levels: [SortNumbers], room: Int) -> [[(level: Int, part: SortNumbers.Part)]] {
    var rounds: [[(level: Int, part: SortNumbers.Part)]] = []
    var used = room
    for level in levels.indices.reversed() {
      var from = 0
      while from < levels[level].width {
        if used == room {
          rounds.append([])
          used = 0
        }
        let count = min(levels[level].width - from, room - used)
        rounds[rounds.count - 1].append((level, SortNumbers.Part(from: from, count: count, to: used)))
        from += count
        used += count
      }
    }
    return rounds
  }

  /// Sorts by `width` bits from bit `from` on; false when cancelled.
  private static func sort(
    _ words: inout UnsafeMutableBufferPointer<UInt64>, _ spare: inout UnsafeMutableBufferPointer<UInt64>, from: Int,
    width: Int, cancelled: () -> Bool
  ) -> Bool {
    let passes = (width + digit - 1) / digit
    guard passes > 0, words.count > 1 else { return true }
    let size = (width + passes - 1) / passes
    let mask: UInt64 = 1 << UInt64(size) - 1
    // How often each digit occurs does not change from pass to pass: all are counted in one.
    var counts = [UInt32](repeating: 0, count: passes << size)
    counts.withUnsafeMutableBufferPointer { counts in
      for word in words {
        var rest = word &>> UInt64(from)
        for pass in 0..<passes {
          counts[pass << size | Int(rest & mask)] &+= 1
          rest &>>= UInt64(size)
        }
      }
    }
    for pass in 0..<passes {
      if cancelled() { return false }
      let isMoved = counts.withUnsafeMutableBufferPointer { counts in
        let starts = UnsafeMutableBufferPointer(rebasing: counts[pass << size..<(pass + 1) << size])
        return move(words, to: spare, shift: UInt64(from + pass * size), mask: mask, starts)
      }
      if isMoved { swap(&words, &spare) }
    }
    return true
  }

  /// One pass: `counts` become places. False where all words have the same digit and stay.
  private static func move(
    _ words: UnsafeMutableBufferPointer<UInt64>, to target: UnsafeMutableBufferPointer<UInt64>, shift: UInt64,
    mask: UInt64, _ counts: UnsafeMutableBufferPointer<UInt32>
  ) -> Bool {
    if counts[Int(words[0] &>> shift & mask)] == UInt32(truncatingIfNeeded: words.count) { return false }
    var total: UInt32 = 0
    for digit in counts.indices {
      let count = counts[digit]
      counts[digit] = total
      total &+= count
    }
    for word in words {
      let digit = Int(word &>> shift & mask)
      let place = counts[digit]
      counts[digit] = place &+ 1
      target.initializeElement(at: Int(place), to: word)
    }
    return true
  }
}
