import Testing

@testable import Oversight

@Suite struct PublishedNumberTests {
  @Test(arguments: [
    ("105", "个项目", Int64(105), 0, true), ("105", "个项目", 104, 0, false),
    ("4439.25", "万元", 4_439_250_000, 2, true), ("4439.25", "万元", 4_439_254_999, 2, true),
    ("4439.25", "万元", 4_439_255_000, 2, false), ("4439.25", "万元", 4_439_245_000, 2, true),
    ("5.3", "万人", 52_500, 1, true), ("5.3", "万人", 52_499, 1, false), ("5.3", "万人", 53_499, 1, true),
    ("5.3", "万人", 53_500, 1, false),
    ("15.9", "亿元", 158_500_000_000, 1, true), ("15.9", "亿元", 159_500_000_000, 1, false),
  ])
  func roundsHalfUpToThePrintedPrecision(
    printed: String, unit: String, computed: Int64, decimals: Int, agrees: Bool
  ) throws {
    let number = try #require(PublishedNumber(printed: printed, unit: PublishedUnit(unit)))
    #expect(number.decimals == decimals)
    #expect((Quantity(computed).rounded(to: decimals, in: number.unit) == number.mantissa) == agrees)
  }

  @Test func ratiosRoundLikeThePrinter() throws {
    let percent = PublishedUnit("%")
    let rate = try #require(Quantity(1410).divided(by: Quantity(1529)))
    #expect(rate.rounded(to: 1, in: percent) == 922)
    #expect(try #require(Quantity(1410).divided(by: Quantity(1530))).rounded(to: 1, in: percent) == 922)
    #expect(try #require(Quantity(1410).divided(by: Quantity(1528))).rounded(to: 1, in: percent) == 923)
    #expect(try #require(Quantity(1410).divided(by: Quantity(1531))).rounded(to: 1, in: percent) == 921)
    #expect(Quantity(1).divided(by: Quantity(0)) == nil)
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "1e5", "十", "1234567890123456789"])
  func refusesWhatIsNoPrintedNumber(text: String) {
    #expect(PublishedNumber(printed: text, unit: PublishedUnit("家")) == nil)
  }

  @Test func precisionMayBeCoarserThanTheDigitsOnlyWhereTheyAreZero() throws {
    let number = try #require(PublishedNumber(printed: "2100", unit: PublishedUnit("家")))
    #expect(number.with(decimals: -2)?.mantissa == 21)
    #expect(number.with(decimals: -2)?.digits == "2100")
    #expect(number.with(decimals: -3) == nil)
    #expect(number.with(decimals: 30) == nil)
  }
}
