import Columnar
import Localization
import Oversight
import Screen

/// A row of vertical bars, one for each point in time.
enum SparkLine {
  private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "@"]

  /// One character for a share from 0 to 1; never blank.
  static func sign(_ share: Double, isASCII: Bool) -> String {
    String((isASCII ? ascii : blocks)[max(1, min(8, Int((share * 8).rounded())))])
  }

  /// One character for each amount. Amounts over 0 are never blank.
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
  /// The label of the last point; a month of the first point's year is shown without the year.
  func lastLabel(after first: String, _ language: Language) -> String {
    guard let last = times.last?.label[language] else { return "" }
    guard step == .month, first.prefix(4) == last.prefix(4) else { return last }
    return String(last.suffix(2))
  }
}

extension Model {
  /// Whether bars use ASCII: block characters may be two cells wide, and screen readers do not read them.
  var drawsASCII: Bool { widths.ambiguousIsWide || appearance.plain }

  /// A time line between the labels of its first and last point. The latest points are kept if not all fit; nil if fewer
  /// than two fit.
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

  /// The largest places, each with a bar and its amount, as many as fit. A single place has no bar, which would always be
  /// full.
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

  /// A short number: whole below 10,000, then in 万 and 亿, or in thousands, millions and billions.
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

  /// A published number with its unit: as printed in Chinese, in whole units in English.
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

  /// Adds thousands separators to a printed number.
  private static func thousands(_ printed: String) -> String {
    let parts = printed.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int64($0) }), !printed.contains("/"), !printed.contains("-") else {
      return printed
    }
    return Money.thousands(whole) + (parts.count > 1 ? "." + parts[1] : "")
  }
}
