import Columnar
import HanText

/// MSD radix sort of the texts of a column by keys of 16-bit units, on two threads for large columns.
///
/// The units that occur are renumbered, so that a 64-bit word holds as many as possible: five of Chinese names, ten of
/// codes. Each text has one such word in its entry at a time:
///
///     units of a row   u0 u1 u2 u3 u4 | u5 u6 u7 u8 u9 | ... 0
///     entry            word = packed u0...u4, then u5...u9, ...
///
/// Entries are distributed by the upper 12 bits of their words, then by the next 12, until a bucket is small; small
/// buckets are sorted by comparison. Entries with equal words load their next words and are sorted again. O(n log n)
/// words; 32 bytes a text, plus the units.
///
/// A class because threads share its buffers: each writes entries of its own, everything else is read-only by then.
final class TextSort: @unchecked Sendable {
  /// The units of a folded text.
  enum Alphabet {
    /// Pinyin order, as in a dictionary (`Pinyin.sortKey`).
    case sound
    /// The same for names of persons, which begin with a surname.
    case persons
    /// Code point order, which is that of UTF-8 bytes.
    case codePoints
  }

  private struct Entry {
    var word: UInt64
    var row: UInt32
    /// All units are equal to those of the entry before.
    var isSame = false
  }

  /// The units of all texts, each text followed by a 0.
  private let units: UnsafeMutablePointer<UInt16>
  /// The index of the first unit of each row.
  private let starts: UnsafeMutablePointer<UInt32>
  private let entries: UnsafeMutableBufferPointer<Entry>
  private let spare: UnsafeMutableBufferPointer<Entry>
  /// The new number of each unit, from 1; the bits of one number; the numbers in a word.
  private let numbers: [UInt16]
  private let width: Int
  private let unitsInWord: Int

  /// Fewer texts are sorted by comparison on one thread.
  private static let few = 4_096

  /// - Precondition: rows do not share texts (`TextColumn.codes`).
  /// Nil if `goesOn` returns false.
  /// - Parameters:
  ///   - rows: the rows to sort, nil for all. Rows without a value are left out.
  ///   - goesOn: polled every few milliseconds on the calling thread.
  init?(_ column: TextColumn, rows: Bitmap?, by alphabet: Alphabet, while goesOn: () -> Bool) {
    var chosen = column.validity
    if let rows { chosen.formIntersection(rows) }
    let order = chosen.rows
    entries = .allocate(capacity: order.count)
    spare = .allocate(capacity: order.count)
    for index in order.indices { entries.initializeElement(at: index, to: Entry(word: 0, row: order[index])) }
    starts = .allocate(capacity: column.count)
    // A text has at most as many units as bytes; pages that are not written to take no memory.
    let halves = [order[..<(order.count / 2)], order[(order.count / 2)...]]
    let sizes = halves.map { half in
      var size = 0
      column.forEachFolded(half) { size += $1.count + 1 }
      return size
    }
    units = .allocate(capacity: sizes[0] + sizes[1])
    // Each thread writes the units of its half.
    nonisolated(unsafe) let (units, starts) = (units, starts)
    let isWhole = Workers.forEach(2, workers: order.count > Self.few ? 2 : 1, while: goesOn) { half, goesOn in
      var place = half * sizes[0]
      var left = Self.few
      column.forEachFolded(halves[half]) { row, text in
        // After cancellation the remaining rows are skipped.
        guard left > 0 else { return }
        left -= 1
        if left == 0, goesOn() { left = Self.few }
        starts[row] = UInt32(truncatingIfNeeded: place)
        place +=
          alphabet == .codePoints
          ? Self.codePoints(of: text, to: units + place)
          : Pinyin.sortKey(of: text, into: units + place, isPerson: alphabet == .persons)
        units[place] = 0
        place += 1
      }
    }
    guard isWhole else {
      (numbers, width, unitsInWord) = ([], 1, 64)
      return nil
    }
    numbers = Self.numbers(order, units, starts)
    width = max(1, 16 - (numbers.last ?? 0).leadingZeroBitCount)
    unitsInWord = 64 / width
  }

  deinit {
    units.deallocate()
    starts.deallocate()
    entries.deallocate()
    spare.deallocate()
  }

  // MARK: - Units

  /// Code points, from 1, in 16-bit units; those above U+FFFF as two units, the first above all other units. The text is
  /// valid UTF-8.
  private static func codePoints(of text: UnsafeBufferPointer<UInt8>, to units: UnsafeMutablePointer<UInt16>) -> Int {
    var count = 0
    var index = 0
    while index < text.count {
      let first = UInt32(text[index])
      let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = size == 1 ? first : first & 0x7F >> UInt32(size)
      for offset in 1..<size { value = value << 6 | UInt32(text[index + offset]) & 0x3F }
      index += size
      if value >= 0x10000 {
        units[count] = UInt16(truncatingIfNeeded: 0xF801 + (value - 0x10000) >> 10)
        count += 1
      }
      // Surrogates are no characters: code points above them are shifted down to close the gap.
      units[count] = UInt16(
        truncatingIfNeeded: value < 0xD800 ? value + 1 : value < 0x10000 ? value + 1 - 0x800 : value & 0x3FF + 1)
      count += 1
    }
    return count
  }

  /// The number of each unit that occurs, ascending from 1; the last element is the greatest number.
  private static func numbers(
    _ rows: [UInt32], _ units: UnsafeMutablePointer<UInt16>, _ starts: UnsafeMutablePointer<UInt32>
  ) -> [UInt16] {
    var occurs = [Bool](repeating: false, count: 1 << 16)
    occurs.withUnsafeMutableBufferPointer { occurs in
      for row in rows {
        var unit = units + Int(starts[Int(row)])
        while unit.pointee != 0 {
          occurs[Int(unit.pointee)] = true
          unit += 1
        }
      }
    }
    var last: UInt16 = 0
    return occurs.map { occurs in
      if occurs { last += 1 }
      return last
    }
  }

  /// Packs the units of a row from index `first` into a word, the first unit highest, zeros after the last.
  @inline(__always)
  private func word(of row: UInt32, from first: Int) -> UInt64 {
    var unit = units + Int(starts[Int(row)]) + first
    return numbers.withUnsafeBufferPointer { numbers in
      var word: UInt64 = 0
      var count = 0
      while count < unitsInWord, unit.pointee != 0 {
        word = word &<< UInt64(width) | UInt64(numbers[Int(unit.pointee)])
        unit += 1
        count += 1
      }
      return word &<< UInt64(64 - width * count)
    }
  }

  /// Whether the text ends within the word.
  private func isLastWord(_ word: UInt64) -> Bool {
    word >> UInt64(64 - width * unitsInWord) & (1 << UInt64(width) - 1) == 0
  }

  // MARK: - Sorting

  /// Calls `body` with the rows in order, and whether a row has the same units as the one before. Call once.
  /// - Returns: false, without calling `body`, if `goesOn` returned false.
  func sort(while goesOn: () -> Bool, _ body: (_ row: Int, _ isSame: Bool) -> Void) -> Bool {
    for index in entries.indices { entries[index].word = word(of: entries[index].row, from: 0) }
    let bounds = distribute(entries.indices, digit: 0)
    let isWhole = Workers.forEach(bounds.count - 1, workers: entries.count > Self.few ? 2 : 1, while: goesOn) {
      bucket, goesOn in
      sort(bounds[bucket]..<bounds[bucket + 1], digit: 1, from: 0, while: goesOn)
    }
    guard isWhole else { return false }
    for entry in entries { body(Int(entry.row), entry.isSame) }
    return true
  }

  /// Bits of one digit.
  private static let digit = 12
  private static let digits = (64 + digit - 1) / digit

  /// A stable counting sort of entries by one digit of their words. Returns the start of each bucket, and the end.
  private func distribute(_ range: Range<Int>, digit: Int) -> [Int] {
    let shift = UInt64(max(0, 64 - Self.digit * (digit + 1)))
    let mask: UInt64 = 1 << UInt64(min(Self.digit, 64 - Self.digit * digit)) - 1
    var bounds = [Int](repeating: range.lowerBound, count: Int(mask) + 2)
    for index in range { bounds[Int(entries[index].word &>> shift & mask) + 1] += 1 }
    for value in 1..<bounds.count { bounds[value] += bounds[value - 1] - range.lowerBound }
    var next = bounds
    for index in range {
      let value = Int(entries[index].word &>> shift & mask)
      spare.initializeElement(at: next[value], to: entries[index])
      next[value] += 1
    }
    _ = UnsafeMutableBufferPointer(rebasing: entries[range]).update(fromContentsOf: spare[range])
    return bounds
  }

  /// Sorts entries whose words are equal in all digits before `digit` and hold the units from index `first`.
  private func sort(_ range: Range<Int>, digit: Int, from first: Int, while goesOn: () -> Bool) {
    guard range.count > 1 else { return }
    if range.count > Self.few {
      guard goesOn() else { return }
    }
    if range.count > Self.few, digit < Self.digits {
      let bounds = distribute(range, digit: digit)
      for value in 0..<bounds.count - 1 {
        sort(bounds[value]..<bounds[value + 1], digit: digit + 1, from: first, while: goesOn)
      }
      return
    }
    if digit < Self.digits {
      var part = UnsafeMutableBufferPointer(rebasing: entries[range])
      part.sort { $0.word != $1.word ? $0.word < $1.word : $0.row < $1.row }
    }
    var start = range.lowerBound
    for index in range.lowerBound + 1...range.upperBound
    where index == range.upperBound || entries[index].word != entries[start].word {
      sortByNextWord(start..<index, from: first, while: goesOn)
      start = index
    }
  }

  /// Sorts entries with equal words by their next words.
  private func sortByNextWord(_ range: Range<Int>, from first: Int, while goesOn: () -> Bool) {
    guard range.count > 1 else { return }
    if isLastWord(entries[range.lowerBound].word) {
      for index in range.dropFirst() { entries[index].isSame = true }
      return
    }
    let first = first + unitsInWord
    for index in range { entries[index].word = word(of: entries[index].row, from: first) }
    sort(range, digit: 0, from: first, while: goesOn)
  }
}
