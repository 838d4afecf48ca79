/// Several measurements of one thing. Times are milliseconds, sizes bytes.
struct Sample {
  enum Unit { case milliseconds, bytes, count }

  let name: String
  let unit: Unit
  let values: [Double]

  /// - Precondition: `values` is not empty.
  init(_ name: String, _ values: [Double], unit: Unit = .milliseconds) {
    precondition(!values.isEmpty)
    self.name = name
    self.unit = unit
    self.values = values.sorted()
  }

  var median: Double {
    let middle = values.count / 2
    return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
  }

  var least: Double { values[0] }

  /// The value that `share` of all do not exceed.
  func percentile(_ share: Double) -> Double {
    values[min(values.count - 1, Int((Double(values.count) * share).rounded(.up)) - 1)]
  }

  var text: String { Self.text(median, unit) }

  static func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .count: fixed(value, 0)
    case .milliseconds:
      value >= 1000 ? "\(fixed(value / 1000, 2)) s" : value >= 100 ? "\(fixed(value, 0)) ms" : "\(fixed(value, 2)) ms"
    case .bytes:
      value >= 1e6
        ? "\(fixed(value / 1e6, 1)) MB" : value >= 1e4 ? "\(fixed(value / 1e3, 1)) kB" : "\(fixed(value, 0)) B"
    }
  }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((value.magnitude * scale).rounded())
    let sign = value < 0 && whole != 0 ? "-" : ""
    if digits == 0 { return "\(sign)\(whole)" }
    let rest = String(whole % Int(scale))
    return "\(sign)\(whole / Int(scale)).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }
}
