import Columnar
import Localization

/// Ranges that many different numbers are grouped in, with bounds that people read at a glance.
///
/// Up to `few` different numbers are groups of their own. Else the steps are 1, 2 or 5 times a power of ten, about ten of
/// them; if most numbers would fall into one range, as amounts of money do, the bounds grow with them: 1, 2, 5, 10, 20, …
struct Bins {
  struct Bin: Equatable {
    let label: Localized
    /// Both inclusive.
    let bounds: ClosedRange<Int64>
  }

  static let few = 12
  private static let wanted: Int128 = 10
  private static let most = 16

  /// Ascending, without overlap.
  let bins: [Bin]

  /// The number of the bin that holds a value; `bins.count` if none does.
  func number(_ value: Int64) -> Int {
    var (low, high) = (0, bins.count)
    while low < high {
      let middle = (low + high) / 2
      if bins[middle].bounds.upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < bins.count && bins[low].bounds.contains(value) ? low : bins.count
  }

  /// Nil if few numbers differ. O(n log n).
  init?(_ numbers: [Int64], isMoney: Bool) {
    let sorted = numbers.sorted()
    guard let least = sorted.first, let greatest = sorted.last, Self.differ(sorted) else { return nil }
    let even = Bins(Self.even(Int128(least), Int128(greatest)), isMoney: isMoney)
    var counts = [Int](repeating: 0, count: even.bins.count + 1)
    for number in sorted { counts[even.number(number)] += 1 }
    let isLopsided = (counts.max() ?? 0) * 2 > sorted.count
    bins = isLopsided ? Self.growing(sorted, isMoney: isMoney).bins : even.bins
  }

  /// Spans of `step` years from the first year to the last.
  init(years: ClosedRange<Int>) {
    var step = 1
    for candidate in [5, 10, 20, 50, 100, 200, 500, 1000] where years.count > step * 40 { step = candidate }
    let first = years.lowerBound - years.lowerBound % step
    bins = stride(from: first, through: years.upperBound, by: step).map { start in
      let end = start + step - 1
      let label = step == 1 ? "\(start)" : "\(start)–\(end)"
      return Bin(label: Localized(label, label), bounds: Int64(start)...Int64(end))
    }
  }

  private init(_ ranges: [BinRange], isMoney: Bool) {
    bins = ranges.map { $0.bin(isMoney: isMoney) }
  }

  /// Whether more numbers differ than are groups of their own.
  private static func differ(_ sorted: [Int64]) -> Bool {
    var different = 1
    for index in sorted.indices.dropFirst() where sorted[index] != sorted[index - 1] {
      different += 1
      if different > few { return true }
    }
    return false
  }

  // MARK: Bounds

  private static func even(_ least: Int128, _ greatest: Int128) -> [BinRange] {
    var step: Int128 = 1
    var next = [Int128(2), 5, 10].makeIterator()
    var power: Int128 = 1
    while step * wanted < greatest - least {
      if let factor = next.next() {
        step = factor * power
      } else {
        power *= 10
        next = [Int128(2), 5, 10].makeIterator()
      }
    }
    let first = least >= 0 ? least / step * step : -((-least + step - 1) / step) * step
    return (0...Int((greatest - first) / step)).map { number in
      let low = first + Int128(number) * step
      return BinRange(low: low, high: low + step - 1)
    }
  }

  /// Bounds of 1, 2, 5, 10, …, or of powers of ten if too many of these have numbers; the same below zero, and zero alone.
  private static func growing(_ sorted: [Int64], isMoney: Bool) -> Bins {
    let (least, greatest) = (Int128(sorted[0]), Int128(sorted[sorted.count - 1]))
    func ranges(_ factors: [Int128]) -> [BinRange] {
      var ranges: [BinRange] = []
      if least < 0 {
        ranges = magnitudes(max(1, -greatest), -least, factors).reversed()
          .map { BinRange(low: -$0.high, high: -$0.low, isMirrored: true) }
      }
      if least <= 0, greatest >= 0 { ranges.append(BinRange(low: 0, high: 0)) }
      if greatest > 0 { ranges += magnitudes(max(1, least), greatest, factors) }
      return ranges
    }
    let fine = Bins(ranges([1, 2, 5]), isMoney: isMoney)
    return Set(sorted.map { fine.number($0) }).count <= most ? fine : Bins(ranges([1]), isMoney: isMoney)
  }

  /// The ranges between bounds that have a part in `low...high`.
  private static func magnitudes(_ low: Int128, _ high: Int128, _ factors: [Int128]) -> [BinRange] {
    var ranges: [BinRange] = []
    var power: Int128 = 1
    while power <= high {
      for (index, factor) in factors.enumerated() {
        let next = index + 1 < factors.count ? factors[index + 1] * power : factors[0] * power * 10
        if next > low, factor * power <= high { ranges.append(BinRange(low: factor * power, high: next - 1)) }
      }
      power *= 10
    }
    return ranges
  }
}

/// Both ends inclusive. Below zero the round bound is the upper one.
private struct BinRange {
  let low: Int128
  let high: Int128
  var isMirrored = false

  func bin(isMoney: Bool) -> Bins.Bin {
    Bins.Bin(
      label: Localized(label(.chinese, isMoney), label(.english, isMoney)),
      bounds: Int64(clamping: low)...Int64(clamping: high))
  }

  private func label(_ language: Language, _ isMoney: Bool) -> String {
    func text(_ number: Int128) -> String { Self.text(number, isMoney, language) }
    if low == high { return text(low) }
    let isChinese = language == .chinese
    if isMirrored, isMoney || Self.isRound(low - 1) {
      return isChinese ? "大于\(text(low - 1))至\(text(high))" : ">\(text(low - 1)) to \(text(high))"
    }
    if isMoney || Self.isRound(high + 1) {
      return isChinese ? "\(text(low))至不足\(text(high + 1))" : "\(text(low)) to <\(text(high + 1))"
    }
    return "\(text(low))–\(text(high))"
  }

  private static func isRound(_ number: Int128) -> Bool { number.magnitude >= 10_000 && number % 1000 == 0 }

  /// Yuan without zero fen; in Chinese 万 and 亿 where the number is a multiple of them.
  private static func text(_ number: Int128, _ isMoney: Bool, _ language: Language) -> String {
    let one: Int128 = isMoney ? 100 : 1
    if language == .chinese {
      for (unit, name) in [(one * 100_000_000, "亿"), (one * 10_000, "万")] where number != 0 && number % unit == 0 {
        return Money.thousands(number / unit) + name
      }
    }
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: one.magnitude)
    let sign = number < 0 ? "-" : ""
    return sign + Money.thousands(whole) + (rest == 0 ? "" : ".\(rest < 10 ? "0" : "")\(rest)")
  }
}
