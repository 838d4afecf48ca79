/// The words of bits of some rows, at their places among those of all rows.
enum BitWords {
  static func range(_ rows: Range<Int>) -> Range<Int> { rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6 }

  /// Calls `body` with so many times words of its own for the rows, all 0.
  static func with(_ rows: Range<Int>, times: Int, _ body: ([UnsafeMutablePointer<UInt64>]) -> Void) {
    let range = range(rows)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, range.count * times)) { words in
      words.initialize(repeating: 0)
      guard let first = words.baseAddress else { return }
      body((0..<times).map { first - range.lowerBound + $0 * range.count })
    }
  }

  static func copy(_ words: UnsafeMutablePointer<UInt64>, to others: UnsafeMutablePointer<UInt64>, _ rows: Range<Int>) {
    for index in range(rows) { others[index] = words[index] }
  }

  static func add(_ words: UnsafeMutablePointer<UInt64>, to others: UnsafeMutablePointer<UInt64>, _ rows: Range<Int>) {
    for index in range(rows) { others[index] |= words[index] }
  }
}
