import CScan
import Columnar
import HanText

/// A word looked for in all texts of a large table, as it is written and by sound: rows are shared out among threads some
/// thousands at a time, and each thread looks into all texts of its rows while they are in its cache.
///
/// What was found in one text need not be found in another: a row whose rank cannot get better is passed over.
struct WordScan: Sendable {
  /// The texts of one search field.
  struct Part: Sendable {
    enum Texts: Sendable {
      /// Each row has a text of its own.
      case own(TextColumn, hasSound: Bool)
      /// Rows share texts: the text of each row, and what was found in the texts.
      case shared([UInt16], written: Found, heard: Found?)
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

  /// What was found in texts that rows share: one byte a text, bit 0 where it was found, bit 1 where the text begins with
  /// it. Nil where it was found in none.
  struct Found: Sendable {
    fileprivate let flags: [UInt8]?

    init(_ hits: Scan.Hits) {
      guard !hits.rows.isEmpty else {
        flags = nil
        return
      }
      flags = (0..<hits.rows.count).map { (hits.rows[$0] ? 1 : 0) | (hits.beginnings[$0] ? 2 : 0) }
    }
  }

  let needle: [UInt8]
  /// Nil where sound has nothing to add.
  let sound: PinyinScan?
  /// Whatever holds the word as it is written is found by sound too.
  let isIncluded: Bool
  let parts: [Part]
  let count: Int
  /// What looks for the sound, and for letters as they stand, in the texts of a part of which it is kept how they are
  /// read: fewer bytes.
  private let spoken: [(heard: PinyinEncodingScan?, written: PinyinEncodingScan?)]

  init(needle: [UInt8], sound: PinyinScan?, isIncluded: Bool, parts: [Part], count: Int) {
    self.needle = needle
    self.sound = sound
    self.isIncluded = isIncluded
    self.parts = parts
    self.count = count
    spoken = parts.map { part in
      guard case .own(let column, let hasSound) = part.texts, let texts = column.pinyin else { return (nil, nil) }
      return (hasSound ? sound?.spoken(in: texts) : nil, PinyinEncodingScan(letters: needle, in: texts))
    }
  }

  /// Rows that a thread takes at once, a fraction of a millisecond of work. Whole words.
  private static let share = 1 << 14

  /// The rows in which the word is found, and those of `known`.
  func rows(known: Bitmap, poll: () throws(EvaluationStop) -> Void) throws(EvaluationStop) -> Bitmap {
    var words = known.words
    try run(over: &words, poll) { rows, words in find(rows, words) }
    return Bitmap(words: words, count: count)
  }

  /// The rows in which the word is found, and the rank of each row (`WordHits`).
  func ranked(
    poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> (rows: Bitmap, ranks: [UInt8]) {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    var ranks = [UInt8](repeating: UInt8(WordHits.last), count: count)
    try ranks.withUnsafeMutableBufferPointer { (ranks) throws(EvaluationStop) in
      guard let first = ranks.baseAddress else { return }
      // Shared by the threads: each writes the ranks of its own rows.
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
    let shares = (count + Self.share - 1) / Self.share
    var stop: EvaluationStop?
    let isDone = words.withUnsafeMutableBufferPointer { words -> Bool in
      guard let words = words.baseAddress else { return true }
      // Shared by the threads: each writes words of its own.
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
      // One round over all rows: a thread that waited for the others at every few would sleep and wake each time.
      return Workers.forEach(shares, workers: isLarge ? Workers.processors : 1, while: goesOn) { share, _ in
        let start = share * Self.share
        search(start..<min(start + Self.share, count), shared)
      }
    }
    if !isDone { throw stop ?? .cancelled }
  }
}

// MARK: - Rows

extension WordScan {
  private func find(_ rows: Range<Int>, _ words: UnsafeMutablePointer<UInt64>) {
    BitWords.with(rows, times: 1) { own in
      let unused = own[0]
      for (part, spoken) in zip(parts, spoken) {
        switch part.texts {
        case .shared(let codes, let written, let heard):
          written.mark(rows, codes, words, unused)
          heard?.mark(rows, codes, words, unused)
        case .own(let column, let hasSound):
          if hasSound && isIncluded && sound != nil { continue }
          write(spoken.written, column, rows, words, unused)
        }
      }
      guard let sound else { return }
      for (part, spoken) in zip(parts, spoken) {
        if case .own(let column, hasSound: true) = part.texts {
          hear(sound, spoken.heard, column, rows, words, unused)
        }
      }
    }
  }

  private func rank(
    _ rows: Range<Int>, _ words: UnsafeMutablePointer<UInt64>, _ ranks: UnsafeMutablePointer<UInt8>
  ) {
    BitWords.with(rows, times: WordHits.last) { levels in
      write(rows, levels)
      if let sound { hear(sound, rows, levels) }
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
  }

  /// Marks the rows of the ranks from 0 to 3.
  private func write(_ rows: Range<Int>, _ levels: [UnsafeMutablePointer<UInt64>]) {
    for (part, spoken) in zip(parts, spoken) {
      let level = part.isLabel ? 0 : 2
      switch part.texts {
      case .shared(let codes, let written, _): written.mark(rows, codes, levels[level + 1], levels[level])
      case .own(let column, _): write(spoken.written, column, rows, levels[level + 1], levels[level])
      }
    }
  }

  /// Marks the rows of the ranks from 4 to 7; rows of better ranks may be marked, too.
  private func hear(_ sound: PinyinScan, _ rows: Range<Int>, _ levels: [UnsafeMutablePointer<UInt64>]) {
    BitWords.with(rows, times: 2) { words in
      let (found, passed) = (words[0], words[1])
      for level in 0..<4 { BitWords.add(levels[level], to: found, rows) }
      for level in [4, 6] {
        for (part, spoken) in zip(parts, spoken) where part.isLabel == (level == 4) {
          switch part.texts {
          case .shared(let codes, _, let heard): heard?.mark(rows, codes, levels[level + 1], levels[level])
          case .own(let column, let hasSound):
            guard hasSound else { continue }
            // Another field may still begin with what this one has in the middle.
            BitWords.copy(found, to: passed, rows)
            BitWords.add(levels[level], to: passed, rows)
            hear(sound, spoken.heard, column, rows, passed, levels[level])
            BitWords.add(passed, to: levels[level + 1], rows)
          }
        }
        BitWords.add(levels[level + 1], to: found, rows)
        BitWords.add(levels[level], to: found, rows)
      }
    }
  }

  // MARK: - Texts

  private func write(
    _ spoken: PinyinEncodingScan?, _ column: TextColumn, _ rows: Range<Int>, _ hits: UnsafeMutablePointer<UInt64>,
    _ beginnings: UnsafeMutablePointer<UInt64>
  ) {
    if let spoken {
      // One that was found in another text may still begin with it here.
      return BitWords.with(rows, times: 1) { found in
        spoken.mark(rows, hits: found[0], beginnings: beginnings) { column.withFolded($0, $1) }
        BitWords.add(found[0], to: hits, rows)
      }
    }
    let needle = column.raised(needle)
    search(column, rows, hits, beginnings, keepsPlain: true) { arena, offsets, rows, hits, beginnings in
      guard let arena = arena.baseAddress else { return }
      shezu_scan_rows(arena, offsets, rows.lowerBound, rows.upperBound, needle, needle.count, hits, beginnings)
    }
  }

  private func hear(
    _ sound: PinyinScan, _ spoken: PinyinEncodingScan?, _ column: TextColumn, _ rows: Range<Int>,
    _ hits: UnsafeMutablePointer<UInt64>, _ beginnings: UnsafeMutablePointer<UInt64>
  ) {
    if let spoken {
      return spoken.mark(rows, hits: hits, beginnings: beginnings) { column.withFolded($0, $1) }
    }
    if column.isUpper {
      let lowered = column.lowered(rows)
      let word = rows.lowerBound >> 6
      return lowered.arena.withUnsafeBufferPointer {
        sound.mark(
          0..<rows.count, arena: $0, offsets: lowered.offsets, hits: hits + word, beginnings: beginnings + word)
      }
    }
    search(column, rows, hits, beginnings, keepsPlain: false) { arena, offsets, rows, hits, beginnings in
      sound.mark(rows, arena: arena, offsets: offsets, hits: hits, beginnings: beginnings)
    }
  }

  private typealias Search = (
    _ arena: UnsafeBufferPointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ rows: Range<Int>,
    _ hits: UnsafeMutablePointer<UInt64>, _ beginnings: UnsafeMutablePointer<UInt64>
  ) -> Void

  /// Searches texts that folding leaves alone where they stand, the others in their folded form; see `Scan`.
  private func search(
    _ column: TextColumn, _ rows: Range<Int>, _ hits: UnsafeMutablePointer<UInt64>,
    _ beginnings: UnsafeMutablePointer<UInt64>, keepsPlain: Bool, _ search: Search
  ) {
    let folded = column.folded
    if folded.rows.count == column.count {
      return folded.arena.withUnsafeBufferPointer { search($0, folded.offsets, rows, hits, beginnings) }
    }
    column.arena.withUnsafeBufferPointer { arena in
      let changed = folded.places(of: rows)
      if changed.isEmpty { return search(arena, column.offsets, rows, hits, beginnings) }
      BitWords.with(rows, times: 2) { plain in
        BitWords.copy(hits, to: plain[0], rows)
        search(arena, column.offsets, rows, plain[0], plain[1])
        for place in changed {
          let row = Int(folded.rows[place])
          let bit: UInt64 = 1 << UInt64(row & 63)
          // What is found in a text as it stands is also in its folded form.
          if !keepsPlain { plain[0][row >> 6] &= ~bit }
          plain[1][row >> 6] &= ~bit
        }
        BitWords.add(plain[0], to: hits, rows)
        BitWords.add(plain[1], to: beginnings, rows)
      }
      BitWords.with(changed, times: 2) { other in
        folded.arena.withUnsafeBufferPointer { search($0, folded.offsets, changed, other[0], other[1]) }
        for place in changed where other[0][place >> 6] >> UInt64(place & 63) & 1 != 0 {
          let row = Int(folded.rows[place])
          hits[row >> 6] |= 1 << UInt64(row & 63)
          beginnings[row >> 6] |= (other[1][place >> 6] >> UInt64(place & 63) & 1) << UInt64(row & 63)
        }
      }
    }
  }
}

extension WordScan.Found {
  /// Marks the rows whose text was found. No branch on the answer.
  fileprivate func mark(
    _ rows: Range<Int>, _ codes: [UInt16], _ hits: UnsafeMutablePointer<UInt64>,
    _ beginnings: UnsafeMutablePointer<UInt64>
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
          hits[start >> 6] |= found
          beginnings[start >> 6] |= begun
          start = end
        }
      }
    }
  }
}
