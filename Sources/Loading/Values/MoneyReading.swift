import Columnar

/// A text read as an amount of money.
enum MoneyReading: Equatable, Sendable {
  case empty
  case fen(Int64)
  /// Less than a fen is left over.
  case tooPrecise
  case tooLarge
  /// A number followed by `余`, `约` and the like, or two different amounts: not one amount.
  case vague
  /// An amount in a currency other than the yuan.
  case foreign
  case unreadable

  /// Power of ten of fen for each unit that amounts are written in, the longest first.
  private static let units: [(word: StaticString, power: Int)] = [
    ("百万元", 8), ("千万元", 9), ("亿元整", 10), ("万元整", 6), ("元整", 2), ("亿元", 10), ("万元", 6), ("千元", 5), ("万", 6),
    ("亿", 10), ("元", 2), ("圆", 2), ("角", 1), ("分", 0),
  ]
  private static let prefixes: [StaticString] = ["人民币", "RMB", "CNY", "¥", "￥"]

  /// Reads `4439.25万元`, `5,000`, `１.２亿`, `￥300元整`, `3万5千元`, `壹万元整`, `伍佰元（500元）`.
  /// - Parameter bare: the unit of a number that has none of its own; a unit in the text wins.
  static func read(_ text: UnsafeBufferPointer<UInt8>, bare: MoneyUnit) -> MoneyReading {
    read(text, power: bare.power)
  }

  /// The same with the unit of a bare number as its power of ten of fen.
  static func read(_ text: UnsafeBufferPointer<UInt8>, power bare: Int) -> MoneyReading {
    PlainText.with(text) { plain in
      if PlainText.isEmptyMark(plain) { return .empty }
      var index = 0
      for prefix in prefixes where plain.starts(with: prefix, at: index) {
        index += prefix.utf8CodeUnitCount
        break
      }
      while index < plain.count, plain[index] == 0x20 { index += 1 }
      guard let number = DecimalReading.read(plain, from: index) else { return readComposed(plain, bare) }
      index += number.length
      while index < plain.count, plain[index] == 0x20 { index += 1 }
      guard let power = power(of: plain, at: index, bare: bare) else { return readComposed(plain, bare) }
      return MoneyReading(number.scaled(power))
    }
  }

  @inline(never)
  private static func readComposed(_ plain: UnsafeBufferPointer<UInt8>, _ bare: Int) -> MoneyReading {
    ComposedAmount.read(plain, bare: bare) ?? (isVague(plain) ? .vague : .unreadable)
  }

  init(_ scaled: DecimalReading.Scaled) {
    switch scaled {
    case .exact(let fen): self = .fen(fen)
    case .tooPrecise: self = .tooPrecise
    case .tooLarge: self = .tooLarge
    }
  }

  private static func power(of plain: UnsafeBufferPointer<UInt8>, at index: Int, bare: Int) -> Int? {
    if index == plain.count { return bare }
    let rest = UnsafeBufferPointer(rebasing: plain[index...])
    return units.first { rest.matches($0.word) }?.power
  }

  /// Whether the text contains words of approximation.
  static func isVague(_ plain: UnsafeBufferPointer<UInt8>) -> Bool {
    let words: [StaticString] = ["余", "约", "多", "以上", "左右", "近", "~", "至"]
    return plain.indices.contains {
      plain[$0] &- UInt8(ascii: "0") <= 9 || ChineseNumeral.digit(plain, at: $0) != nil
    }
      && plain.indices.contains { index in words.contains { plain.starts(with: $0, at: index) } }
  }
}

extension MoneyUnit {
  /// The power of ten of fen that one of the unit is.
  var power: Int {
    switch self {
    case .fen: 0
    case .yuan: 2
    case .wan: 6
    case .yi: 10
    }
  }
}

extension MoneyUnit {
  /// The unit in parentheses at the end of a key: `金额（万元）`.
  init?(inKey key: String) {
    let plain = key.replacing("(", with: "（").replacing(")", with: "）")
    guard plain.hasSuffix("）"), let open = plain.lastIndex(of: "（") else { return nil }
    self.init(rawValue: String(plain[plain.index(after: open)...].dropLast()))
  }
}
