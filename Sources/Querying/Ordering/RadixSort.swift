import Columnar

/// LSD radix sort of rows by several levels. Stable; O(rows) for each 11 bits of the levels.
///
/// The numbers of the levels are packed into 64-bit words with the row, the first level highest:
///
///     bit 63                                            0
///     | level 0 | level 1 | level 2 (least digits) | row |
///
/// The words are sorted by the bits above the row, 11 bits a pass, least significant digit first; each pass is a counting
/// sort. If the levels take more bits than a word has above the row, they are sorted in several rounds, the last level
/// first.
enum RadixSort {
  /// Bits of one digit: 2048 counters fit into the L1 cache.
  private static let digit = 11

  /// - Parameter levels: the most significant first.
  /// - Returns: the rows in order, equal ones ascending; nil when cancelled, which is polled between passes.
  static func sorted(rows: Bitmap, levels: [EncodedSortKey], cancelled: () -> Bool) -> [UInt32]? {
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
      for (level, slice) in round {
        if cancelled() { return nil }
        levels[level].pack(
          EncodedSortKey.BitSlice(from: slice.from, count: slice.count, to: slice.to + rowWidth), into: words,
          rowMask: rowMask)
      }
      let width = round.reduce(0) { $0 + $1.slice.count }
      guard sort(&words, &spare, from: rowWidth, width: width, cancelled: cancelled) else { return nil }
    }
    return [UInt32](unsafeUninitializedCapacity: count) { order, size in
      for index in 0..<count {
        order.initializeElement(at: index, to: UInt32(truncatingIfNeeded: words[index] & rowMask))
      }
      size = count
    }
  }

  /// The bits of the levels that each round sorts by, the least significant round first.
  private static func rounds(_ levels: [EncodedSortKey], room: Int) -> [[(level: Int, slice: EncodedSortKey.BitSlice)]]
  {
    var rounds: [[(level: Int, slice: EncodedSortKey.BitSlice)]] = []
    var used = room
    for level in levels.indices.reversed() {
      var from = 0
      while from < levels[level].width {
        if used == room {
          rounds.append([])
          used = 0
        }
        let count = min(levels[level].width - from, room - used)
        rounds[rounds.count - 1].append((level, EncodedSortKey.BitSlice(from: from, count: count, to: used)))
        from += count
        used += count
      }
    }
    return rounds
  }

  /// Sorts by `width` bits from bit `from`; false when cancelled.
  private static func sort(
    _ words: inout UnsafeMutableBufferPointer<UInt64>, _ spare: inout UnsafeMutableBufferPointer<UInt64>, from: Int,
    width: Int, cancelled: () -> Bool
  ) -> Bool {
    let passes = (width + digit - 1) / digit
    guard passes > 0, words.count > 1 else { return true }
    let size = (width + passes - 1) / passes
    let mask: UInt64 = 1 << UInt64(size) - 1
    // The histogram of a digit does not depend on the order of the words: one pass counts all digits.
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
      let isDistributed = counts.withUnsafeMutableBufferPointer { counts in
        let starts = UnsafeMutableBufferPointer(rebasing: counts[pass << size..<(pass + 1) << size])
        return distribute(words, to: spare, shift: UInt64(from + pass * size), mask: mask, starts)
      }
      if isDistributed { swap(&words, &spare) }
    }
    return true
  }

  /// One counting sort pass: turns the counts of a digit into start positions (prefix sums) and moves each word to its
  /// position. False, with nothing moved, if all words have the same digit.
  private static func distribute(
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
