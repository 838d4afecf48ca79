import CScan
import Columnar
import HanText

/// Searches in all texts of a column: substrings, pinyin, whole texts, regular expressions.
enum Scan {

  /// The rows of texts in which something was found, and those that begin with it.
  struct Hits {
    var rows: Bitmap
    var beginnings: Bitmap

    init(count: Int) {
      rows = Bitmap(count: count)
      beginnings = rows
    }

    /// The rows that share the texts of others.
    fileprivate init(_ texts: Hits, ofTextsIn column: TextColumn) {
      rows = column.rows(having: texts.rows)
      beginnings = column.rows(having: texts.beginnings)
    }

    /// Says of one row whether it was found, and where.
    fileprivate mutating func set(_ row: Int, _ place: Int?) {
      rows[row] = place != nil
      beginnings[row] = place == 0
    }
  }

  /// The texts that hold `needle`, which is folded and not empty.
  ///
  /// - Parameter within: rows outside may be answered either way; where they are few, only they are read.
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
    return try searched(column, keepsPlain: true, poll: poll) { arena, offsets, rows, words, beginnings in
      guard let arena = arena.baseAddress else { return }
      shezu_scan_rows(arena, offsets, rows.lowerBound, rows.upperBound, needle, needle.count, words, beginnings)
    }
  }

  /// The texts that hold what was typed by sound.
  static func sounds(
    _ pattern: PinyinPattern, _ scan: PinyinScan?, in column: TextColumn, within: Bitmap?,
    poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Hits {
    if let distinct = column.distinct {
      return Hits(try sounds(pattern, scan, in: distinct, within: nil, poll: poll), ofTextsIn: column)
    }
    if column.count < TextColumn.fewTexts || column.isUpper || (within?.population ?? .max) < column.count / 64 {
      return searched(within ?? column.validity, of: column) { text in
        pattern.matches(text) ? pattern.firstMatch(in: text)?.lowerBound : nil
      }
    }
    if let spoken = column.pinyin.flatMap({ PinyinEncodingScan(pattern, in: $0) }) {
      return try searched(column.arena, column.offsets, poll: poll) { _, _, rows, words, beginnings in
        spoken.mark(rows, hits: words, beginnings: beginnings) { column.withFolded($0, $1) }
      }
    }
    let scan = scan ?? PinyinScan(pattern)
    return try searched(column, keepsPlain: false, poll: poll) { arena, offsets, rows, words, beginnings in
      scan.mark(rows, arena: arena, offsets: offsets, hits: words, beginnings: beginnings)
    }
  }

  /// Looks into single texts, folded; `place` answers where something was found.
  private static func searched(
    _ rows: Bitmap, of column: TextColumn, _ place: (UnsafeBufferPointer<UInt8>) -> Int?
  ) -> Hits {
    var result = Hits(count: column.count)
    rows.forEach { row in result.set(row, column.withFolded(row, place)) }
    return result
  }

  /// Marks the rows among `rows` that are meant, and those that begin with it, in an arena of folded texts.
  private typealias Search =
    @Sendable (
      _ arena: UnsafeBufferPointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ rows: Range<Int>,
      _ words: UnsafeMutablePointer<UInt64>, _ beginnings: UnsafeMutablePointer<UInt64>
    ) -> Void

  /// Searches a column: texts that folding leaves alone where they stand, the others in their folded form.
  ///
  /// - Parameter keepsPlain: what is found in a text as it stands is also in its folded form, so that nothing needs to be
  ///   taken back: a folded part of a text is a part of the folded text.
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
      result.beginnings[Int(row)] = false
    }
    let hits = try searched(folded.arena, folded.offsets, poll: poll, search)
    hits.rows.forEach { result.rows[Int(folded.rows[$0])] = true }
    hits.beginnings.forEach { result.beginnings[Int(folded.rows[$0])] = true }
    return result
  }

  /// Rows that one step of a scan takes: a few milliseconds of work between two looks at the cancellation. Whole words.
  private static let step = 1 << 18

  private static func searched(
    _ arena: [UInt8], _ offsets: [UInt32], poll: () throws(EvaluationStop) -> Void, _ search: Search
  ) throws(EvaluationStop) -> Hits {
    let count = offsets.count - 1
    var result = Hits(count: count)
    var first = 0
    while first < count {
      try poll()
      // Two threads take half of each round where there is enough to do; they write different words.
      let end = min(first + 2 * step, count)
      let isLarge = Int(offsets[end]) - Int(offsets[first]) > 1 << 21
      let middle = min((first + (end - first) / 2) & ~63, end)
      let parts = isLarge ? [first..<middle, middle..<end] : [first..<end]
      arena.withUnsafeBufferPointer { arena in
        offsets.withUnsafeBufferPointer { offsets in
          result.rows.withMutableWords { words in
            result.beginnings.withMutableWords { beginnings in
              guard let places = offsets.baseAddress, let hits = words.baseAddress, let first = beginnings.baseAddress
              else { return }
              // Shared by the two threads: the texts are only read, and each thread has words of its own.
              nonisolated(unsafe) let shared = (arena, places, hits, first)
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
