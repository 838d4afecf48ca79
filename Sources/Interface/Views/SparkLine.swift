import Columnar
import Localization
import Oversight
import Screen

/// A row of little bars, one a point in time.
enum SparkLine {
  private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "@"]

  /// One character an amount; what is there at all is seen.
  static func text(_ amounts: [Double], isASCII: Bool) -> String {
    let most = amounts.max() ?? 0
    guard most > 0 else { return "" }
    let levels = isASCII ? ascii : blocks
    return String(
      amounts.map { amount in
        amount <= 0 ? levels[0] : levels[max(1, min(8, Int((amount / most * 8).rounded())))]
      })
  }
}

extension Distribution {
  /// The last labelled part of the time line: a month of the same year is said without it.
  func lastLabel(after first: String, _ language: Language) -> String {
    guard let last = times.last?.label[language] else { return "" }
    guard step == .month, first.prefix(4) == last.prefix(4) else { return last }
    return String(last.suffix(2))
  }
}

extension Model {
  /// Where bars cannot be told apart from text, words or ASCII stand for them.
  var drawsASCII: Bool { widths.ambiguousIsWide || appearance.plain }

  /// A time line with its first and last point in at most so many columns: the latest where not all fit; nil where there
  /// is no room for two.
  func timeline(_ distribution: Distribution, columns: Int) -> [Run]? {
    guard let last = distribution.times.last?.label[language] else { return nil }
    let labels = widths.width(of: last) * 2 + 2
    let shown = Array(distribution.times.suffix(max(0, columns - labels)))
    guard shown.count > 1, let first = shown.first?.label[language] else { return nil }
    if appearance.plain {
      guard let peak = shown.max(by: { $0.amount < $1.amount }) else { return nil }
      let text = Phrase.peak(language, first, last, peak.label[language], amountText(peak.amount, distribution))
      return widths.width(of: text) <= columns ? [Run(text, theme[.dim])] : nil
    }
    return [
      Run(first + " ", theme[.dim]), Run(SparkLine.text(shown.map(\.amount), isASCII: drawsASCII), theme[.bar]),
      Run(" " + distribution.lastLabel(after: first, language), theme[.dim]),
    ]
  }

  /// The greatest places, each with a bar and its amount, as many as fit. One alone has no bar: it would be full whatever
  /// its amount.
  func placeBars(_ distribution: Distribution, columns: Int) -> [Run] {
    let bars = placeBars(distribution, columns: columns, barWidth: 5)
    return bars.count == 1
      ? placeBars(distribution, columns: columns, barWidth: 0).prefix(1).flatMap(\.self) : bars.flatMap(\.self)
  }

  private func placeBars(_ distribution: Distribution, columns: Int, barWidth: Int) -> [[Run]] {
    guard let most = distribution.places.first?.amount, most > 0 else { return [] }
    var places: [[Run]] = []
    var used = 0
    for place in distribution.places {
      let name = place.label[language]
      let bar =
        appearance.plain || barWidth == 0
        ? "" : Bar.text(Int(place.amount / most * 1000), of: 1000, columns: barWidth, isASCII: drawsASCII) + " "
      let amount = amountText(place.amount, distribution)
      let width = widths.width(of: name) + 1 + widths.width(of: bar) + widths.width(of: amount) + 2
      if used + width - 2 > columns { break }
      used += width
      places.append([Run(name + " ", theme[.dim]), Run(bar, theme[.bar]), Run(amount + "  ", theme[.dim])])
    }
    return places
  }

  func amountText(_ amount: Double, _ distribution: Distribution) -> String {
    distribution.isMoney ? shortAmount(amount / 100) : shortAmount(amount)
  }

  /// A number in few letters: whole below ten thousand, then in 万 and 亿, or thousands and millions.
  func shortAmount(_ amount: Double) -> String {
    func tenths(_ value: Double, _ unit: String) -> String {
      let parts = Int64((value * 10).rounded())
      return Money.thousands(parts / 10) + (parts % 10 == 0 ? "" : ".\(parts % 10)") + unit
    }
    guard amount.magnitude < 1e17 else { return "\(amount)" }
    if amount < 10_000 { return Money.thousands(Int64(amount.rounded())) }
    switch language {
    case .chinese: return amount < 1e8 ? tenths(amount / 1e4, "万") : tenths(amount / 1e8, "亿")
    case .english:
      return amount < 1e6
        ? tenths(amount / 1e3, "k") : amount < 1e9 ? tenths(amount / 1e6, "m") : tenths(amount / 1e9, "bn")
    }
  }

  /// A published number with its unit as it is read: as printed in Chinese, in whole units in English.
  func publishedText(_ figure: Figure) -> String {
    guard let number = figure.published?.first else { return figure.printedText }
    let digits = Self.thousands(figure.printedText)
    switch number.unit.base {
    case .ratio: return digits + "%"
    case .day, .year: return digits
    case .count, .money:
      if language == .chinese { return [digits, figure.unit.chinese].filter { !$0.isEmpty }.joined(separator: " ") }
      guard let quantity = number.quantity else { return digits }
      let amount = Double(quantity.numerator) / Double(quantity.denominator)
      return number.unit.base == .money
        ? Phrase.yuanAmount(language, shortAmount(amount / 100)) : shortAmount(amount)
    }
  }

  /// Thousands marks in what is printed without them.
  private static func thousands(_ printed: String) -> String {
    let parts = printed.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int64($0) }), !printed.contains("/"), !printed.contains("-") else {
      return printed
    }
    return Money.thousands(whole) + (parts.count > 1 ? "." + parts[1] : "")
  }
}
