import CScan
import Columnar
import HanText

/// Searches in all texts of a column: substrings, pinyin, whole texts, regular expressions.
enum Scan {
  /// The rows whose text contains a match, and those whose text begins with one.
  struct Hits {
    var rows: Bitmap
    var prefixRows: Bitmap

    init(count: Int) {
      rows = Bitmap(count: count)
      prefixRows = rows
    }

    /// The rows that have the texts of `texts`.
    fileprivate init(_ texts: Hits, ofTextsIn column: TextColumn) {
      rows = column.rows(having: texts.rows)
      prefixRows = column.rows(having: texts.prefixRows)
    }

    /// - Parameter offset: where the match begins in the text; nil if there is none.
    fileprivate mutating func set(_ row: Int, _ offset: Int?) {
      rows[row] = offset != nil
      prefixRows[row] = offset == 0
    }
  }

  /// The texts that contain `needle`, which is folded and not empty.
  ///
  /// - Parameter within: rows outside may be answered either way. If it has few rows, only they are read.
  static func contains(
    _ needle: [UInt8], in column: TextColumn, within: Bitmap?, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Hits {
    if let distinct = column.distinct {
      return Hits(try contains(needle, in: distinct, within: nil, poll: poll), ofTextsIn: column)
    }
    if let within, within.population < column.count / 64 {
      return searched(within, of: column) { needle.isFound(in: $0) }
    }
    let needle = column.raised(needle)
    return try searched(column, keepsPlain: true, poll: poll) { arena, offsets, rows, matches, prefixMatches in
      guard let arena = arena.baseAddress else { return }
      shezu_scan_rows(arena, offsets, rows.lowerBound, rows.upperBound, needle, needle.count, matches, prefixMatches)
    }
  }

  /// The texts that a typed word matches by pinyin.
  ///
  /// - Parameter within: rows outside may be answered either way. If it has few rows, only they are read.
  static func contains(
    _ pattern: PinyinPattern, in column: TextColumn, within: Bitmap?, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Hits {
    if let distinct = column.distinct {
      return Hits(try contains(pattern, in: distinct, within: nil, poll: poll), ofTextsIn: column)
    }
    let isShort = column.count < TextColumn.fewTexts
    if isShort || column.isUpper || (within?.population ?? .max) < column.count / 64 {
      return searched(within ?? column.validity, of: column) { text in
        pattern.matches(text) ? pattern.firstMatch(in: text)?.lowerBound : nil
      }
    }
    if let encoding = column.pinyin {
      let scan = PinyinEncodingScan(pattern, in: encoding)
      return try searched(column.arena, column.offsets, poll: poll) { _, _, rows, matches, prefixMatches in
        scan.mark(rows, matches: matches, prefixMatches: prefixMatches) { column.withFolded($0, $1) }
      }
    }
    return try searched(column, keepsPlain: false, poll: poll) { arena, offsets, rows, matches, prefixMatches in
      pattern.mark(rows, arena: arena, offsets: offsets, matches: matches, prefixMatches: prefixMatches)
    }
  }

  /// Searches single texts, folded. `offset` returns where a match begins.
  private static func searched(
    _ rows: Bitmap, of column: TextColumn, _ offset: (UnsafeBufferPointer<UInt8>) -> Int?
  ) -> Hits {
    var result = Hits(count: column.count)
    rows.forEach { row in result.set(row, column.withFolded(row, offset)) }
    return result
  }

  /// Marks the matching rows among `rows` in an arena of folded texts, and those that begin with a match.
  private typealias Search =
    @Sendable (
      _ arena: UnsafeBufferPointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ rows: Range<Int>,
      _ matches: UnsafeMutablePointer<UInt64>, _ prefixMatches: UnsafeMutablePointer<UInt64>
    ) -> Void

  /// Searches a column: texts that folding leaves unchanged in the arena, the others in their folded form.
  ///
  /// - Parameter keepsPlain: whether a match in a text is also one in its folded form, so that no row must be cleared.
  private static func searched(
    _ column: TextColumn, keepsPlain: Bool, poll: () throws(EvaluationStop) -> Void, _ search: Search
  ) throws(EvaluationStop) -> Hits {
    let count = column.count
    let folded = column.folded
    if folded.rows.count == count {
      return try searched(folded.arena, folded.offsets, poll: poll, search)
    }
    var result = try searched(column.arena, column.offsets, poll: poll, search)
    guard !folded.rows.isEmpty else { return result }
    for row in folded.rows {
      if !keepsPlain { result.rows[Int(row)] = false }
      result.prefixRows[Int(row)] = false
    }
    let hits = try searched(folded.arena, folded.offsets, poll: poll, search)
    hits.rows.forEach { result.rows[Int(folded.rows[$0])] = true }
    hits.prefixRows.forEach { result.prefixRows[Int(folded.rows[$0])] = true }
    return result
  }

  /// Rows of one step: a few milliseconds of work between two checks for cancellation. A multiple of 64.
  private static let step = 1 << 18

  private static func searched(
    _ arena: [UInt8], _ offsets: [UInt32], poll: () throws(EvaluationStop) -> Void, _ search: Search
  ) throws(EvaluationStop) -> Hits {
    let count = offsets.count - 1
    var result = Hits(count: count)
    var first = 0
    while first < count {
      try poll()
      // If the texts are long, two threads take half of them each. They write different words.
      let end = min(first + 2 * step, count)
      let isLarge = Int(offsets[end]) - Int(offsets[first]) > 1 << 21
      let middle = min((first + (end - first) / 2) & ~63, end)
      let parts = isLarge ? [first..<middle, middle..<end] : [first..<end]
      arena.withUnsafeBufferPointer { arena in
        offsets.withUnsafeBufferPointer { offsets in
          result.rows.withMutableWords { rows in
            result.prefixRows.withMutableWords { prefixRows in
              guard let offsets = offsets.baseAddress, let rows = rows.baseAddress,
                let prefixRows = prefixRows.baseAddress
              else { return }
              // The threads read the same texts and write different words.
              nonisolated(unsafe) let shared = (arena, offsets, rows, prefixRows)
              Workers.forEach(parts.count, workers: parts.count) {
                search(shared.0, shared.1, parts[$0], shared.2, shared.3)
              }
            }
          }
        }
      }
      first = end
    }
    return result
  }

  /// The texts that are, or begin with, one of the needles. Empty values are none.
  static func matches(_ needles: [[UInt8]], whole: Bool, in column: TextColumn) -> Bitmap {
    if let distinct = column.distinct { return column.rows(having: matches(needles, whole: whole, in: distinct)) }
    var result = Bitmap(count: column.count)
    for needle in needles {
      if column.folded.rows.count < column.count {
        compare(column.raised(needle), whole: whole, arena: column.arena, offsets: column.offsets) { result[$0] = true }
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
    _ pattern: Pattern, in column: TextColumn, within: Bitmap?, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Bitmap {
    if let distinct = column.distinct {
      return column.rows(having: try matches(pattern, in: distinct, within: nil, poll: poll))
    }
    let matcher = Pattern.Matcher(pattern)
    var result = Bitmap(count: column.count)
    var row = 0
    while row < column.count {
      try poll()
      let end = min(row + 4096, column.count)
      do {
        try column.arena.withUnsafeBufferPointer { (arena) throws(Pattern.MatchLimitExceeded) in
          for row in row..<end where column.validity[row] && within?[row] ?? true {
            let text = UnsafeBufferPointer(rebasing: arena[column.range(row)])
            if try matcher.match(text) != nil { result[row] = true }
          }
        }
      } catch {
        throw .matchLimit(pattern: pattern.text)
      }
      row = end
    }
    return result
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
