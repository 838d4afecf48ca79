/// The units that amounts are written in, each a power of ten of fen.
public enum MoneyUnit: String, Sendable, CaseIterable {
  case fen = "分"
  case yuan = "元"
  case wan = "万元"
  case yi = "亿元"

  /// Fen in one of the unit.
  public var fen: Int64 {
    switch self {
    case .fen: 1
    case .yuan: 100
    case .wan: 1_000_000
    case .yi: 10_000_000_000
    }
  }
}

/// Amounts in fen, exactly, and their written forms.
public enum Money {
  /// Yuan with as many decimals as needed, none or two: `5000`, `0.50`. What exports write.
  public static func yuan(_ fen: Int64) -> String {
    let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = fen < 0 ? "-" : ""
    guard rest != 0 else { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Yuan with thousands marks and two decimals: `44,392,500.00`. What tables show.
  public static func grouped(_ fen: Int64) -> String {
    let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(fen < 0 ? "-" : "")\(Self.thousands(whole)).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Digits in groups of three.
  public static func thousands(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var grouped: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }
}
