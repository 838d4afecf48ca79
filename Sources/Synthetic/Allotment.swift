/// Splits a whole amount so that the parts add up to it exactly.
enum Allotment {
  /// `total` in parts proportional to `weights`, each at least `minimum`. O(n).
  ///
  /// Rounds the running sum instead of each part, so that no remainder is left over.
  /// - Precondition: weights are not negative and some weight is positive; `total >= minimum * weights.count`.
  static func split(_ total: Int64, by weights: [Double], atLeast minimum: Int64 = 0) -> [Int64] {
    let spare = total - minimum * Int64(weights.count)
    precondition(spare >= 0 && !weights.isEmpty)
    let sum = weights.reduce(0, +)
    var parts: [Int64] = []
    parts.reserveCapacity(weights.count)
    var running = 0.0
    var given: Int64 = 0
    for (index, weight) in weights.enumerated() {
      running += weight
      let upTo = index == weights.count - 1 ? spare : min(spare, Int64((Double(spare) * (running / sum)).rounded()))
      parts.append(minimum + max(0, upTo - given))
      given = max(given, upTo)
    }
    return parts
  }

  /// Items `0..<items` dealt to `groups` so that every group gets at least one and sizes vary. O(items).
  /// - Precondition: `0 < groups <= items`.
  static func deal(_ items: Int, to groups: Int, random: inout SeededRandom, spread: Double = 0.6) -> [Int] {
    let weights = (0..<groups).map { _ in random.logNormal(median: 1, spread: spread) }
    return split(Int64(items), by: weights, atLeast: 1).map(Int.init)
  }
}
