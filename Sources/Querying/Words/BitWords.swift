/// Bit words of a range of rows: 64 rows a word, indexed as those of all rows.
enum BitWords {
  static func range(_ rows: Range<Int>) -> Range<Int> { rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6 }

  /// Calls `body` with `count` scratch arrays of words for the rows, all 0. Each pointer is offset such that the index of
  /// a word is that of a bitmap of all rows.
  static func withScratch(_ rows: Range<Int>, count: Int, _ body: ([UnsafeMutablePointer<UInt64>]) -> Void) {
    let range = range(rows)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, range.count * count)) { words in
      words.initialize(repeating: 0)
      guard let first = words.baseAddress else { return }
      body((0..<count).map { first - range.lowerBound + $0 * range.count })
    }
  }

  static func copy(_ words: UnsafeMutablePointer<UInt64>, to others: UnsafeMutablePointer<UInt64>, _ rows: Range<Int>) {
    for index in range(rows) { others[index] = words[index] }
  }

  /// Sets the bits of `words` in `others`.
  static func add(_ words: UnsafeMutablePointer<UInt64>, to others: UnsafeMutablePointer<UInt64>, _ rows: Range<Int>) {
    for index in range(rows) { others[index] |= words[index] }
  }
}
