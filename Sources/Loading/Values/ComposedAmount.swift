import Columnar

/// An amount in several parts, in Chinese numerals, or stated twice: what `MoneyReading` tries when an amount is not one
/// number with one unit.
///
///     3万5千元          numbers with descending units
///     人民币3万元        the currency before or after
///     伍万元整          everyday and formal numerals, of either script
///     伍佰元（500元）    the same amount twice
struct ComposedAmount {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Power of ten of fen of a number without a unit.
  private let bare: Int

  private static let yuan: [StaticString] = ["人民币", "人民幣", "RMB", "CNY", "¥", "￥", "rmb", "cny"]
  /// Words of other currencies, in small letters; a letter or character before or after changes nothing.
  private static let foreign: [StaticString] = [
    "美元", "美金", "美圆", "港元", "港币", "港幣", "港圆", "欧元", "歐元", "日元", "日圆", "日币", "英镑", "英鎊", "澳元", "澳门元",
    "澳門元", "澳门币", "葡币", "加元", "加币", "新台币", "新臺幣", "台币", "臺幣", "韩元", "韓元", "韩币", "新加坡元", "新元", "新币",
    "瑞士法郎", "法郎", "卢布", "泰铢", "马克", "越南盾", "卢比", "林吉特", "比索", "克朗", "外币", "外幣", "usd", "hkd", "eur", "jpy", "gbp",
    "aud", "mop", "cad", "twd", "ntd", "krw", "sgd", "chf", "rub", "thb", "myr", "nzd", "inr", "vnd", "us$", "hk$",
    "nt$",
    "$", "€", "£", "₩", "₽", "฿",
  ]

  private init(_ text: UnsafeBufferPointer<UInt8>, bare: Int) {
    self.text = text
    self.bare = bare
  }

  /// Reads a plain text; nil if it is no amount. O(n).
  static func read(_ plain: UnsafeBufferPointer<UInt8>, bare: Int) -> MoneyReading? {
    if isForeign(plain) { return .foreign }
    if plain.count > longest { return nil }
    guard let open = plain.firstIndex(of: UInt8(ascii: "(")) else { return readOne(plain, bare) }
    guard let close = plain.lastIndex(of: UInt8(ascii: ")")), close > open else { return nil }
    let before = trimmed(plain, 0..<open)
    let within = trimmed(plain, open + 1..<close)
    let after = trimmed(plain, close + 1..<plain.count)
    if withoutCurrency(within).isEmpty, before.isEmpty || after.isEmpty {
      return readOne(before.isEmpty ? after : before, bare)
    }
    // The unit in brackets: `300(万元人民币)`.
    if after.isEmpty, !within.indices.contains(where: { isNumeral(within, $0) }) {
      return (Array(before) + Array(within)).withUnsafeBufferPointer { readOne($0, bare) }
    }
    guard after.isEmpty, let first = readOne(before, bare), let second = readOne(within, bare) else { return nil }
    return first == second ? first : .vague
  }

  /// An amount is not longer.
  private static let longest = 200

  private static func isForeign(_ plain: UnsafeBufferPointer<UInt8>) -> Bool {
    guard plain.count <= longest, plain.indices.contains(where: { isNumeral(plain, $0) }) else { return false }
    let small = plain.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    return small.withUnsafeBufferPointer { small in
      small.indices.contains { index in foreign.contains { small.starts(with: $0, at: index) } }
    }
  }

  private static func isNumeral(_ plain: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    plain[index] &- UInt8(ascii: "0") <= 9 || ChineseNumeral.digit(plain, at: index) != nil
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    PlainText.trimmed(UnsafeBufferPointer(rebasing: text[range]))
  }

  /// Without the name of the yuan at the start and at the end.
  private static func withoutCurrency(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var text = text
    if let word = yuan.first(where: { text.starts(with: $0, at: 0) }) {
      text = trimmed(text, word.utf8CodeUnitCount..<text.count)
      if text.starts(with: ":", at: 0) { text = trimmed(text, 1..<text.count) }
    }
    let end = text.count
    if let word = yuan.first(where: {
      end >= $0.utf8CodeUnitCount && text.starts(with: $0, at: end - $0.utf8CodeUnitCount)
    }) {
      text = trimmed(text, 0..<text.count - word.utf8CodeUnitCount)
    }
    return text
  }

  private static func readOne(_ text: UnsafeBufferPointer<UInt8>, _ bare: Int) -> MoneyReading? {
    var amount = ComposedAmount(withoutCurrency(text), bare: bare)
    return amount.read()
  }

  // MARK: Parts

  /// Sum of the parts that are complete, in fen.
  private var sum: Int64 = 0
  /// The part below the last 万 or 亿, in fen.
  private var section: Int64 = 0
  /// The power of the last 万 or 亿, and of the last 十, 百 or 千 since; 9 if there was none.
  private var lastBig = Int.max
  private var lastSmall = Int.max
  private var hasUnit = false
  /// Whether a further number must name its unit: after 万 and the like, `3万5` may mean two things.
  private var hasPower = false
  /// The number that waits for its power or unit.
  private var pending: DecimalReading?
  private var isChinese = false
  private var isAfterZero = false
  private var failure: MoneyReading?

  private mutating func read() -> MoneyReading? {
    guard !text.isEmpty else { return nil }
    var isNegative = false
    if text[0] == UInt8(ascii: "-"), text.count > 1, text[1] &- UInt8(ascii: "0") <= 9 {
      isNegative = true
      index = 1
    }
    while index < text.count {
      if text[index] == 0x20 {
        index += 1
      } else if pass(["整", "正"]) {
        guard hasUnit, pending == nil, index == text.count else { return nil }
      } else if !readNumber(), !readPower(), !readUnit() {
        return failure
      }
    }
    guard finish() else { return failure }
    return .fen(isNegative ? -sum : sum)
  }

  private mutating func pass(_ words: [StaticString]) -> Bool {
    guard let word = words.first(where: { text.starts(with: $0, at: index) }) else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  private mutating func readNumber() -> Bool {
    if let digit = ChineseNumeral.digit(text, at: index) {
      // 零 is between parts, or is the number.
      if let waiting = pending, waiting.coefficient != 0 || digit == 0 || !isChinese { return false }
      isAfterZero = pending != nil
      index += ChineseNumeral.length
      pending = DecimalReading(coefficient: UInt64(digit))
      isChinese = true
      return true
    }
    guard pending == nil, text[index] &- UInt8(ascii: "0") <= 9, let number = DecimalReading.read(text, from: index)
    else { return false }
    index += number.length
    pending = number
    (isChinese, isAfterZero) = (false, false)
    return true
  }

  private mutating func readPower() -> Bool {
    guard let power = ChineseNumeral.power(text, at: index), !hasUnit, take(power: power) else { return false }
    index += ChineseNumeral.length
    hasPower = true
    return true
  }

  private mutating func take(power: Int) -> Bool {
    if power < 4 {
      guard power < lastSmall, pending != nil || power == 1 && section == 0 else { return false }
      guard let total = total(section, pending ?? DecimalReading(coefficient: 1), power: power + 2) else {
        return false
      }
      section = total
      lastSmall = power
      pending = nil
      return true
    }
    return readBigPower(power)
  }

  private mutating func readBigPower(_ power: Int) -> Bool {
    var part = section
    // A number with 万 of its own is exact, whatever its decimals.
    if let pending, part == 0, lastBig > power {
      guard let total = total(sum, pending, power: power + 2) else { return false }
      sum = total
    } else {
      if let pending {
        guard let total = total(part, pending, power: 2) else { return false }
        part = total
      }
      // 万亿 multiplies what is before it.
      let isNested = lastBig < power && part == 0
      if isNested { swap(&part, &sum) }
      guard part != 0, isNested || power < lastBig else { return false }
      let factor: Int64 = power == 4 ? 10_000 : 100_000_000
      let (product, overflow) = part.multipliedReportingOverflow(by: factor)
      guard !overflow, add(product) else { return fail(.tooLarge) }
    }
    (lastBig, lastSmall, section, pending) = (power, .max, 0, nil)
    return true
  }

  private mutating func readUnit() -> Bool {
    let power: Int
    if pass(["元", "圆", "圓", "块", "塊"]) {
      power = 2
      guard !hasUnit, hasPower || pending != nil, isPendingClear, add(section) else { return false }
      section = 0
      hasPower = true
    } else if pass(["角", "毛"]) {
      power = 1
      guard pending != nil else { return false }
    } else if pass(["分"]) {
      power = 0
      guard pending != nil else { return false }
    } else {
      return false
    }
    guard power < lastUnit else { return false }
    lastUnit = power
    if let pending {
      guard let total = total(sum, pending, power: power) else { return false }
      sum = total
    }
    pending = nil
    hasUnit = true
    return true
  }

  private var lastUnit = 3

  /// The end of the text: a number without a unit has the column's, unless another part has one.
  private mutating func finish() -> Bool {
    guard add(section) else { return false }
    if hasPower, !hasUnit, lastBig == .max, bare != MoneyUnit.yuan.power { return false }
    guard let pending else { return hasPower || hasUnit }
    // A lone 一 may be a dash, and 三万五 is five thousand to some.
    if hasUnit || isChinese != hasPower || !isPendingClear || hasPower && lastSmall == .max { return false }
    guard let total = total(sum, pending, power: hasPower ? MoneyUnit.yuan.power : bare) else { return false }
    sum = total
    return true
  }

  /// Whether the number that waits is one of units: not the 五 of 三百五, which is fifty to some.
  private var isPendingClear: Bool {
    !isChinese || pending == nil || isAfterZero || lastSmall == 1 || lastSmall == .max
  }

  /// The sum of fen and a number times a power of ten; nil, with the failure set, if it is no whole number of fen.
  private mutating func total(_ fen: Int64, _ number: DecimalReading, power: Int) -> Int64? {
    switch number.scaled(power) {
    case .exact(let value):
      let (total, overflow) = fen.addingReportingOverflow(value)
      if !overflow { return total }
      failure = .tooLarge
    case .tooPrecise: failure = .tooPrecise
    case .tooLarge: failure = .tooLarge
    }
    return nil
  }

  private mutating func add(_ value: Int64) -> Bool {
    let (total, overflow) = sum.addingReportingOverflow(value)
    if overflow { return fail(.tooLarge) }
    sum = total
    return true
  }

  private mutating func fail(_ reading: MoneyReading) -> Bool {
    failure = reading
    return false
  }
}
