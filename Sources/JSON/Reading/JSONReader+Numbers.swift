extension JSONReader {
  /// Reads a number. JSON limits neither length nor magnitude; the result reports whether the value fits a type.
  @inlinable public mutating func readNumber() throws(JSONError) -> RawNumber {
    skipWhitespace()
    let start = cursor
    var p = start
    let negative = p.pointee == UInt8(ascii: "-")
    if negative { p += 1 }
    let digits = p
    var value: UInt64 = 0
    while true {
      let digit = p.pointee &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value &* 10 &+ UInt64(digit)
      p += 1
    }
    let whole = p - digits
    var decimals = 0
    if p.pointee == UInt8(ascii: "."), p[1] &- UInt8(ascii: "0") <= 9 {
      let fraction = p + 1
      p += 1
      while true {
        let digit = p.pointee &- UInt8(ascii: "0")
        if digit > 9 { break }
        value = value &* 10 &+ UInt64(digit)
        p += 1
      }
      decimals = p - fraction
    }
    let isPlain = p.pointee != UInt8(ascii: ".") && p.pointee | 0x20 != UInt8(ascii: "e")
    if isPlain, whole > 0, whole &+ decimals <= 18, digits.pointee != UInt8(ascii: "0") || whole == 1, p < end || isLast
    {
      cursor = p
      let signed = Int64(truncatingIfNeeded: value)
      return RawNumber(
        start: start, count: p - start, mantissa: negative ? 0 &- signed : signed,
        exponent: 0 &- Int32(truncatingIfNeeded: decimals), isExact: true, isIntegerLiteral: decimals == 0)
    }
    return try readUncommonNumber(start)
  }

  /// Exponents, long digit strings, and all errors.
  @usableFromInline @inline(never)
  mutating func readUncommonNumber(_ start: UnsafePointer<UInt8>) throws(JSONError) -> RawNumber {
    var p = start
    var decimal = DecimalDigits(isNegative: p.pointee == UInt8(ascii: "-"))
    if decimal.isNegative {
      p += 1
    } else if p.pointee &- UInt8(ascii: "0") > 9 {
      throw mismatch(.number)
    }
    let whole = p
    while decimal.take(p.pointee) { p += 1 }
    if p == whole {
      if p.pointee | 0x20 == UInt8(ascii: "i") { throw failure(.notANumber, .digit, at: start) }
      throw failure(.missingDigits, .digit, at: p)
    }
    if whole.pointee == UInt8(ascii: "0"), p - whole > 1 { throw failure(.leadingZero, nil, at: whole) }
    var isInteger = true
    if p.pointee == UInt8(ascii: ".") {
      isInteger = false
      p += 1
      let fraction = p
      while decimal.take(p.pointee) { p += 1 }
      if p == fraction { throw failure(.missingDigits, .digit, at: p) }
      decimal.exponent -= p - fraction
    }
    if p.pointee | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      p += 1
      let isDown = p.pointee == UInt8(ascii: "-")
      if isDown || p.pointee == UInt8(ascii: "+") { p += 1 }
      let first = p
      var power = 0
      while p.pointee &- UInt8(ascii: "0") <= 9 {
        if power < 1_000_000 { power = power * 10 + Int(p.pointee &- UInt8(ascii: "0")) }
        p += 1
      }
      if p == first { throw failure(.missingDigits, .digit, at: p) }
      decimal.exponent += isDown ? -power : power
    }
    if p >= end, !isLast { throw failure(.unexpected, .digit, at: p) }
    cursor = p
    let (mantissa, exponent, isExact) = decimal.value
    return RawNumber(
      start: start, count: p - start, mantissa: mantissa, exponent: exponent, isExact: isExact,
      isIntegerLiteral: isInteger)
  }
}

/// Collects decimal digits exactly while they fit Int64. Zeros at the end are deferred, so `1.50000…0` fits.
private struct DecimalDigits {
  let isNegative: Bool
  var exponent = 0
  private var magnitude: UInt64 = 0
  private var waitingZeros = 0
  private var lost = false

  init(isNegative: Bool) { self.isNegative = isNegative }

  /// Consumes the byte if it is a digit.
  mutating func take(_ byte: UInt8) -> Bool {
    let digit = byte &- UInt8(ascii: "0")
    guard digit <= 9 else { return false }
    if digit == 0 {
      if magnitude != 0 { waitingZeros += 1 }
      return true
    }
    push(zeros: waitingZeros)
    waitingZeros = 0
    append(digit)
    return true
  }

  private mutating func push(zeros: Int) {
    guard !lost else { return }
    if zeros > 19 {
      lost = true
      return
    }
    for _ in 0..<zeros { append(0) }
  }

  private mutating func append(_ digit: UInt8) {
    let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
    if overflow || carry { lost = true } else { magnitude = sum }
  }

  /// Mantissa, exponent, and whether they are the whole value.
  var value: (mantissa: Int64, exponent: Int32, isExact: Bool) {
    var (copy, zeros) = (self, waitingZeros)
    let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
    // Append the deferred zeros while they fit, so that an integer literal has exponent 0.
    while zeros > 0, copy.magnitude <= limit / 10 {
      copy.append(0)
      zeros -= 1
    }
    let power = exponent + zeros
    guard !lost, copy.magnitude <= limit, let exponent = Int32(exactly: power) else { return (0, 0, false) }
    let signed = Int64(truncatingIfNeeded: copy.magnitude)
    return (isNegative ? 0 &- signed : signed, exponent, true)
  }
}
