/// How far words are apart, for "did you mean".
enum Spelling {
  /// The known word that differs least, where it differs by no more than a third of its length (and two at least).
  static func nearest(to word: String, among known: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let distance = distance(wanted, letters)
      if distance <= max(2, letters.count / 3), distance < letters.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    if let best { return best.word }
    return known.first { $0.lowercased().hasPrefix(word.lowercased()) }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). O(product of lengths).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...max(left.count, 1) where !left.isEmpty {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...max(right.count, 1) where !right.isEmpty {
        let same = left[row - 1] == right[column - 1]
        current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          current[column] = min(current[column], before[column - 2] + 1)
        }
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}
