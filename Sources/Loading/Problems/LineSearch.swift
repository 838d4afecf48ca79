import Columnar
import JSON

/// Finds lines and columns of problems whose offsets are known, by one more pass over their files.
enum LineSearch {
  /// Larger files are not read once more: the offset says the place.
  private static let largest = 64 << 20

  /// O(bytes of the files that have problems).
  static func place(_ diagnostics: inout Diagnostics, files: [InputFile]) {
    let unplaced = diagnostics.withoutLine()
    if unplaced.isEmpty { return }
    // Two files whose names are no UTF-8 may be called the same.
    for (name, same) in Dictionary(grouping: files, by: \.name) {
      guard same.count == 1, let file = same.first, let problems = unplaced[name], file.size <= largest else {
        continue
      }
      place(problems, of: file, &diagnostics)
    }
  }

  private static func place(
    _ problems: [(position: Int, offset: Int)], of file: InputFile, _ diagnostics: inout Diagnostics
  ) {
    let block = 1 << 20
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: block) { room in
      guard let base = room.baseAddress else { return }
      var counter = TextPositionCounter()
      var (start, next) = (0, 0)
      while next < problems.count {
        guard let count = try? file.read(at: start, into: base, count: block) else { return }
        let bytes = UnsafeBufferPointer(start: base, count: count)
        while next < problems.count, problems[next].offset <= start + count {
          let place = counter.place(of: problems[next].offset, in: bytes, from: start)
          diagnostics.place(problems[next].position, line: place.line, column: place.column)
          next += 1
        }
        if count < block { return }
        counter.add(bytes, from: start)
        start += count
      }
    }
  }
}
