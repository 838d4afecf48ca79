import CScan
import Columnar
import HanText

/// A search for one word in all texts of a large table, literally and by pinyin.
///
/// Threads take chunks of some thousand rows, and search all columns of a chunk while its rows are in the cache. A row is
/// skipped in the columns in which its rank cannot improve.
struct WordScan: Sendable {
  /// The texts of one search field.
  struct Part: Sendable {
    enum Texts: Sendable {
      /// Each row has a text of its own.
      case own(TextColumn, hasPinyin: Bool)
      /// Rows share texts, which were searched before: the text of each row, and the matches.
      case shared([UInt16], literal: SharedHits, pinyin: SharedHits?)
    }

    let texts: Texts
    let isLabel: Bool

    fileprivate var bytes: Int {
      switch texts {
      case .own(let column, _): Int(column.offsets.last ?? 0)
      case .shared(let codes, _, _): codes.count
      }
    }
  }

  /// The matches in texts that rows share, one byte a text: bit 0 if it contains a match, bit 1 if it begins with one.
  /// Nil if no text matches.
  struct SharedHits: Sendable {
    fileprivate let flags: [UInt8]?

    init(_ hits: Scan.Hits) {
      guard !hits.rows.isEmpty else {
        flags = nil
        return
      }
      flags = (0..<hits.rows.count).map { (hits.rows[$0] ? 1 : 0) | (hits.prefixRows[$0] ? 2 : 0) }
    }
  }

  /// Values of a vocabulary, whose labels were searched before: the code of each row, or of each element of a list, and a
  /// byte for each 16-bit code, 1 if its label has the word.
  struct Labels: Sendable {
    let codes: [UInt16]
    /// Of the rows' elements, if the column is of lists.
    let offsets: [UInt32]?
    let flags: [UInt8]
    /// How many codes the word finds: columns of many come first, as they leave fewer rows for the others.
    let found: Int
  }

  private let needle: [UInt8]
  /// Nil if the word is not searched by pinyin.
  private let pattern: PinyinPattern?
  /// Every literal match is also one by pinyin.
  private let pinyinIncludesLiteral: Bool
  private let parts: [Part]
  private let labels: [Labels]
  private let count: Int
  /// By part: the searches in the pinyin encoding of its texts. A word of Latin letters is searched there, too, as the
  /// encoding has fewer bytes. Nil if there is no encoding or it cannot answer.
  private let encoded: [(literal: PinyinEncodingScan?, pinyin: PinyinEncodingScan?)]

  init(needle: [UInt8], pattern: PinyinPattern?, parts: [Part], labels: [Labels] = [], count: Int) {
    self.needle = needle
    self.pattern = pattern
    pinyinIncludesLiteral = pattern?.includes(needle) ?? false
    self.parts = parts
    self.labels = labels.sorted { $0.found > $1.found }
    self.count = count
    encoded = parts.map { part in
      guard case .own(let column, let hasPinyin) = part.texts, let encoding = column.pinyin else { return (nil, nil) }
      return (
        PinyinEncodingScan(letters: needle, in: encoding),
        hasPinyin ? pattern.map { PinyinEncodingScan($0, in: encoding) } : nil
      )
    }
  }

  /// Rows of a chunk, a fraction of a millisecond of work. A multiple of 64.
  private static let chunkSize = 1 << 14

  /// The rows that match, and those of `known`.
  func rows(known: Bitmap, poll: () throws(EvaluationStop) -> Void) throws(EvaluationStop) -> Bitmap {
    var words = known.words
    try run(over: &words, poll) { rows, words in find(rows, words) }
    return Bitmap(words: words, count: count)
  }

  /// The rows that match, and those of `known`, with the rank of each row (`WordHits`).
  func ranked(
    known: Bitmap, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> (rows: Bitmap, ranks: [UInt8]) {
    var words = known.words
    var ranks = [UInt8](repeating: UInt8(WordHits.last), count: count)
    try ranks.withUnsafeMutableBufferPointer { (ranks) throws(EvaluationStop) in
      guard let first = ranks.baseAddress else { return }
      // Each thread writes the ranks of other rows.
      nonisolated(unsafe) let shared = first
      try run(over: &words, poll) { rows, words in rank(rows, words, shared) }
    }
    return (Bitmap(words: words, count: count), ranks)
  }

  private func run(
    over words: inout [UInt64], _ poll: () throws(EvaluationStop) -> Void,
    _ search: @Sendable (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void
  ) throws(EvaluationStop) {
    let isLarge = parts.reduce(0) { $0 + $1.bytes } > 1 << 21
    let chunks = (count + Self.chunkSize - 1) / Self.chunkSize
    var stop: EvaluationStop?
    let isComplete = words.withUnsafeMutableBufferPointer { words -> Bool in
      guard let words = words.baseAddress else { return true }
      // Each thread writes other words.
      nonisolated(unsafe) let shared = words
      func goesOn() -> Bool {
        do throws(EvaluationStop) {
          try poll()
          return true
        } catch {
          stop = error
          return false
        }
      }
      // One round for all rows: several would put threads to sleep and wake them in between.
      return Workers.forEach(chunks, workers: isLarge ? Workers.processors : 1, while: goesOn) { chunk, _ in
        let start = chunk * Self.chunkSize
        search(start..<min(start + Self.chunkSize, count), shared)
      }
    }
    if !isComplete { throw stop ?? .cancelled }
  }
}

// MARK: - Rows

extension WordScan {
  /// Marks the rows that match.
  private func find(_ rows: Range<Int>, _ words: UnsafeMutablePointer<UInt64>) {
    markLabels(rows, words)
    BitWords.withScratch(rows, count: 1) { scratch in
      let unused = scratch[0]
      for (part, encoded) in zip(parts, encoded) {
        switch part.texts {
        case .shared(let codes, let literal, let pinyin):
          literal.mark(rows, codes, words, unused)
          pinyin?.mark(rows, codes, words, unused)
        case .own(let column, let hasPinyin):
          if hasPinyin && pinyinIncludesLiteral { continue }
          markLiteral(encoded.literal, column, rows, words, unused)
        }
      }
      for (part, encoded) in zip(parts, encoded) {
        if case .own(let column, hasPinyin: true) = part.texts {
          markPinyin(encoded.pinyin, column, rows, words, unused)
        }
      }
    }
  }

  /// Marks the rows that match, and sets their ranks.
  private func rank(
    _ rows: Range<Int>, _ words: UnsafeMutablePointer<UInt64>, _ ranks: UnsafeMutablePointer<UInt8>
  ) {
    BitWords.withScratch(rows, count: WordHits.last) { levels in
      rankLiteral(rows, levels)
      if pattern != nil { rankPinyin(rows, levels) }
      for index in BitWords.range(rows) {
        var seen: UInt64 = 0
        for rank in 0..<WordHits.last {
          var rest = levels[rank][index] & ~seen
          seen |= rest
          while rest != 0 {
            ranks[index << 6 | rest.trailingZeroBitCount] = UInt8(truncatingIfNeeded: rank)
            rest &= rest &- 1
          }
        }
        words[index] |= seen
      }
    }
    markLabels(rows, words)
  }

  /// Marks the rows whose values have a label with the word. 64 rows that match already are skipped.
  private func markLabels(_ rows: Range<Int>, _ words: UnsafeMutablePointer<UInt64>) {
    for part in labels {
      part.flags.withUnsafeBufferPointer { flags in
        part.codes.withUnsafeBufferPointer { codes in
          for index in BitWords.range(rows) where words[index] != .max {
            let range = index << 6..<min(index << 6 + 64, rows.upperBound)
            if let offsets = part.offsets {
              words[index] |= Self.found(in: range, offsets, codes, flags)
            } else {
              var found: UInt64 = 0
              for row in range {
                found |= UInt64(flags[Int(codes[row])]) << UInt64(truncatingIfNeeded: row & 63)
              }
              words[index] |= found
            }
          }
        }
      }
    }
  }

  /// The rows, as bits, that have an element with a flag.
  private static func found(
    in rows: Range<Int>, _ offsets: [UInt32], _ codes: UnsafeBufferPointer<UInt16>, _ flags: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var (found, element): (UInt64, Int) = (0, Int(offsets[rows.lowerBound]))
    // Most rows of most lists are empty.
    guard element < Int(offsets[rows.upperBound]) else { return 0 }
    for row in rows {
      let end = Int(offsets[row + 1])
      while element < end {
        found |= UInt64(flags[Int(codes[element])]) << UInt64(truncatingIfNeeded: row & 63)
        element += 1
      }
    }
    return found
  }

  /// Marks the rows of the ranks 0 to 3.
  private func rankLiteral(_ rows: Range<Int>, _ levels: [UnsafeMutablePointer<UInt64>]) {
    for (part, encoded) in zip(parts, encoded) {
      let level = part.isLabel ? 0 : 2
      switch part.texts {
      case .shared(let codes, let literal, _): literal.mark(rows, codes, levels[level + 1], levels[level])
      case .own(let column, _): markLiteral(encoded.literal, column, rows, levels[level + 1], levels[level])
      }
    }
  }

  /// Marks the rows of the ranks 4 to 7, maybe with rows of better ranks.
  private func rankPinyin(_ rows: Range<Int>, _ levels: [UnsafeMutablePointer<UInt64>]) {
    BitWords.withScratch(rows, count: 2) { scratch in
      let (found, skipped) = (scratch[0], scratch[1])
      for level in 0..<4 { BitWords.add(levels[level], to: found, rows) }
      for level in [4, 6] {
        for (part, encoded) in zip(parts, encoded) where part.isLabel == (level == 4) {
          switch part.texts {
          case .shared(let codes, _, let pinyin): pinyin?.mark(rows, codes, levels[level + 1], levels[level])
          case .own(let column, let hasPinyin):
            guard hasPinyin else { continue }
            // A row that matches in one field may still begin with a match in the next.
            BitWords.copy(found, to: skipped, rows)
            BitWords.add(levels[level], to: skipped, rows)
            markPinyin(encoded.pinyin, column, rows, skipped, levels[level])
            BitWords.add(skipped, to: levels[level + 1], rows)
          }
        }
        BitWords.add(levels[level + 1], to: found, rows)
        BitWords.add(levels[level], to: found, rows)
      }
    }
  }
}

// MARK: - Columns

extension WordScan {
  private func markLiteral(
    _ encoded: PinyinEncodingScan?, _ column: TextColumn, _ rows: Range<Int>, _ matches: UnsafeMutablePointer<UInt64>,
    _ prefixMatches: UnsafeMutablePointer<UInt64>
  ) {
    if let encoded {
      // A row that matches in another field is not skipped: this one may begin with the word.
      return BitWords.withScratch(rows, count: 1) { found in
        encoded.mark(rows, matches: found[0], prefixMatches: prefixMatches) { column.withFolded($0, $1) }
        BitWords.add(found[0], to: matches, rows)
      }
    }
    let needle = column.raised(needle)
    search(column, rows, matches, prefixMatches, keepsPlain: true) { arena, offsets, rows, matches, prefixMatches in
      guard let arena = arena.baseAddress else { return }
      shezu_scan_rows(arena, offsets, rows.lowerBound, rows.upperBound, needle, needle.count, matches, prefixMatches)
    }
  }

  /// Skips rows whose bit in `matches` is set.
  private func markPinyin(
    _ encoded: PinyinEncodingScan?, _ column: TextColumn, _ rows: Range<Int>, _ matches: UnsafeMutablePointer<UInt64>,
    _ prefixMatches: UnsafeMutablePointer<UInt64>
  ) {
    guard let pattern else { return }
    if let encoded {
      return encoded.mark(rows, matches: matches, prefixMatches: prefixMatches) { column.withFolded($0, $1) }
    }
    if column.isUpper {
      let lowered = column.lowered(rows)
      let word = rows.lowerBound >> 6
      return lowered.arena.withUnsafeBufferPointer {
        pattern.mark(
          0..<rows.count, arena: $0, offsets: lowered.offsets, matches: matches + word,
          prefixMatches: prefixMatches + word)
      }
    }
    search(column, rows, matches, prefixMatches, keepsPlain: false) { arena, offsets, rows, matches, prefixMatches in
      pattern.mark(rows, arena: arena, offsets: offsets, matches: matches, prefixMatches: prefixMatches)
    }
  }

  private typealias Search = (
    _ arena: UnsafeBufferPointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ rows: Range<Int>,
    _ matches: UnsafeMutablePointer<UInt64>, _ prefixMatches: UnsafeMutablePointer<UInt64>
  ) -> Void

  /// Searches texts that folding leaves unchanged in the arena, the others in their folded form (see `Scan`).
  private func search(
    _ column: TextColumn, _ rows: Range<Int>, _ matches: UnsafeMutablePointer<UInt64>,
    _ prefixMatches: UnsafeMutablePointer<UInt64>, keepsPlain: Bool, _ search: Search
  ) {
    let folded = column.folded
    if folded.rows.count == column.count {
      return folded.arena.withUnsafeBufferPointer { search($0, folded.offsets, rows, matches, prefixMatches) }
    }
    column.arena.withUnsafeBufferPointer { arena in
      let changed = folded.places(of: rows)
      if changed.isEmpty { return search(arena, column.offsets, rows, matches, prefixMatches) }
      BitWords.withScratch(rows, count: 2) { plain in
        BitWords.copy(matches, to: plain[0], rows)
        search(arena, column.offsets, rows, plain[0], plain[1])
        for place in changed {
          let row = Int(folded.rows[place])
          let bit: UInt64 = 1 << UInt64(row & 63)
          if !keepsPlain { plain[0][row >> 6] &= ~bit }
          plain[1][row >> 6] &= ~bit
        }
        BitWords.add(plain[0], to: matches, rows)
        BitWords.add(plain[1], to: prefixMatches, rows)
      }
      BitWords.withScratch(changed, count: 2) { other in
        folded.arena.withUnsafeBufferPointer { search($0, folded.offsets, changed, other[0], other[1]) }
        for place in changed where other[0][place >> 6] >> UInt64(place & 63) & 1 != 0 {
          let row = Int(folded.rows[place])
          matches[row >> 6] |= 1 << UInt64(row & 63)
          prefixMatches[row >> 6] |= (other[1][place >> 6] >> UInt64(place & 63) & 1) << UInt64(row & 63)
        }
      }
    }
  }
}

extension WordScan.SharedHits {
  /// Marks the rows whose text matches. No branch depends on the result.
  fileprivate func mark(
    _ rows: Range<Int>, _ codes: [UInt16], _ matches: UnsafeMutablePointer<UInt64>,
    _ prefixMatches: UnsafeMutablePointer<UInt64>
  ) {
    guard let flags else { return }
    codes.withUnsafeBufferPointer { codes in
      flags.withUnsafeBufferPointer { flags in
        var start = rows.lowerBound
        while start < rows.upperBound {
          let end = min(start + 64, rows.upperBound)
          var (found, begun): (UInt64, UInt64) = (0, 0)
          for row in start..<end {
            let flag = UInt64(flags[Int(codes[row])])
            found |= (flag & 1) << UInt64(truncatingIfNeeded: row &- start)
            begun |= (flag >> 1) << UInt64(truncatingIfNeeded: row &- start)
          }
          matches[start >> 6] |= found
          prefixMatches[start >> 6] |= begun
          start = end
        }
      }
    }
  }
}
