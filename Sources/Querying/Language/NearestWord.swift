import HanText

/// Edit distance, and the known word that a mistyped word probably means.
public enum NearestWord {
  /// Scalars of a word that are compared; no known word is longer.
  private static let lengthLimit = 64

  /// The candidate with the smallest edit distance, if that is at most a third of the word's length; else the first
  /// candidate that contains the word, or that the word contains. Words are folded first. Nil if no candidate
  /// qualifies, and for words of more than 64 scalars. O(candidates * length^2).
  ///
  /// - Parameter allowedEdits: edits that are allowed however short the word is.
  public static func of(_ word: String, among candidates: [String], allowedEdits: Int = 1) -> String? {
    let wanted = Array(Folding.fold(word).unicodeScalars.prefix(lengthLimit + 1))
    guard !wanted.isEmpty, wanted.count <= lengthLimit else { return nil }
    let limit = max(allowedEdits, wanted.count / 3)
    var best: (edits: Int, word: String)?
    for candidate in candidates {
      let scalars = Array(Folding.fold(candidate).unicodeScalars.prefix(lengthLimit + 1))
      guard !scalars.isEmpty, scalars.count <= lengthLimit else { continue }
      var edits = abs(wanted.count - scalars.count) > limit ? limit + 1 : distance(wanted, scalars)
      // If every scalar has to change, the candidate is another word.
      let isNear = edits == 0 || edits <= limit && wanted.count > 1 && edits < max(wanted.count, scalars.count)
      if !isNear {
        guard scalars.starts(with: wanted) || isContained(wanted, scalars) else { continue }
        edits = limit + 1
      }
      if edits < best?.edits ?? .max { best = (edits, candidate) }
    }
    return best?.word
  }

  /// Whether the shorter word, of two scalars or more, occurs in the longer one.
  private static func isContained(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard short.count >= 2 else { return false }
    return (0...long.count - short.count).contains { long[$0..<$0 + short.count].elementsEqual(short) }
  }

  /// The edit distance of the first 64 scalars of two words, as they are written.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.unicodeScalars.prefix(lengthLimit)), Array(right.unicodeScalars.prefix(lengthLimit)))
  }

  /// Insertions, deletions, substitutions and swaps of neighbours, one each: the restricted Damerau-Levenshtein distance
  /// (optimal string alignment). O(product of lengths).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
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
    return oneBack[right.count]
  }
}
