import HanText

/// The known word that a mistyped one probably meant.
enum NearestWord {
  /// The candidate with the fewest single-character edits (swaps count one), if they are few for the word's length; a
  /// candidate that contains the word, or the other way round, is taken before a farther one. O(words * length^2).
  static func of(_ word: String, among candidates: [String]) -> String? {
    let wanted = Array(Folding.fold(word).unicodeScalars.prefix(65))
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let scalars = Array(Folding.fold(candidate).unicodeScalars.prefix(65))
      guard !scalars.isEmpty, scalars.count <= 64 else { continue }
      var distance = self.distance(wanted, scalars, limit: limit)
      if distance > limit, wanted.count >= 2, scalars.count >= 2, contains(scalars, wanted) || contains(wanted, scalars)
      {
        distance = limit + 1
      } else if distance > limit {
        continue
      }
      if wanted.count > 1 || distance == 0, distance < best?.distance ?? .max {
        best = (distance, candidate)
      }
    }
    return best?.word
  }

  private static func contains(_ long: [Unicode.Scalar], _ short: [Unicode.Scalar]) -> Bool {
    guard short.count <= long.count else { return false }
    return (0...(long.count - short.count)).contains { long[$0..<$0 + short.count].elementsEqual(short) }
  }

  /// Damerau's distance of adjacent swaps, or `limit + 1` where it is larger.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var twoBack = [Int](repeating: 0, count: right.count + 1)
    var oneBack = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in 0..<right.count {
        let cost = left[row] == right[column] ? 0 : 1
        current[column + 1] = min(oneBack[column] + cost, oneBack[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          current[column + 1] = min(current[column + 1], twoBack[column - 1] + 1)
        }
      }
      twoBack = oneBack
      oneBack = current
    }
    return min(oneBack[right.count], limit + 1)
  }
}
