import JSON
import RandomSupport
import Testing

@Suite struct NumberTests {
  private func number(_ text: String) throws -> (integer: Int64?, fen: Int64?, double: Double?, exact: Bool) {
    var reader = JSONReader(PaddedBytes(text))
    let number = try reader.readNumber()
    try reader.expectEnd()
    return (number.integer, number.scaled(2), number.double, number.isExact)
  }

  @Test func integersAreExactOrNil() throws {
    let cases: [(String, Int64?)] = [
      ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("999999999999999999", 999_999_999_999_999_999),
      ("1000000000000000000", 1_000_000_000_000_000_000), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil),
      ("100000000000000000000", nil), ("92233720368547758070", nil), ("1.0", nil), ("1e3", nil), ("0.5", nil),
      ("9223372036854775800", 9_223_372_036_854_775_800), ("-9223372036854775800", -9_223_372_036_854_775_800),
    ]
    for (text, expected) in cases { #expect(try number(text).integer == expected, "\(text)") }
  }

  @Test func moneyIsExactOrNil() throws {
    let cases: [(String, Int64?)] = [
      ("4439.25", 443_925), ("0.01", 1), ("-0.01", -1), ("0.1", 10), ("1.5", 150), ("1.50", 150), ("1.500000", 150),
      ("1.505", nil), ("0.001", nil), ("1e2", 10_000), ("1.25e2", 12_500), ("125e-2", 125), ("125e-3", nil),
      ("0e-999999999999", 0),
      ("0.00", 0), ("-0", 0), ("92233720368547758.07", .max), ("-92233720368547758.08", .min),
      ("92233720368547758.08", nil),
      ("1e17", nil), ("1e16", 1_000_000_000_000_000_000), ("1e999999999999", nil), ("1e-999999999999", nil),
      ("4439.2500000000000000000000000000000000", 443_925), ("0.0000000000000000000000000000000000010", nil),
      ("100000000000000000000e-20", 100), ("12345678901234567890.5", nil), ("1000000.10", 100_000_010),
    ]
    for (text, expected) in cases { #expect(try number(text).fen == expected, "\(text)") }
  }

  @Test func doublesAreTheNearestOnes() throws {
    let texts = [
      "0", "0.1", "0.2", "0.3", "1e22", "1e23", "9007199254740993", "9007199254740992.5", "123456789012345678",
      "5e-324",
      "2.4703282292062328e-324", "1.7976931348623157e308", "2.2250738585072011e-308", "8.5e22", "-4439.25", "1e-400",
      "3.141592653589793238462643383279", "6.02214076e23", "0.000001", "100e-2",
    ]
    for text in texts { #expect(try number(text).double == Double(text), "\(text)") }
    #expect(try number("1e400").double == nil && number("-1e400").double == nil)
    #expect(try number("-0").double?.sign == .minus)
    #expect(try number("-0.0").double?.sign == .minus)
  }

  @Test func randomDecimalsMatchTheStandardLibrary() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<5_000 {
      let digits = String(
        UInt64.random(in: 0...UInt64.max >> UInt64.random(in: 0..<60, using: &random), using: &random))
      let decimals = Int.random(in: 0...digits.count, using: &random)
      let whole = digits.dropLast(decimals)
      let text = (whole.isEmpty ? "0" : whole) + (decimals == 0 ? "" : "." + digits.suffix(decimals))
      let result = try number(String(text))
      #expect(result.double == Double(String(text)), "\(text)")
      if decimals == 0 { #expect(result.integer == Int64(digits)) }
      if decimals == 2 { #expect(result.fen == Int64(digits)) }
    }
  }
}
