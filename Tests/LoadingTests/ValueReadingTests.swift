import Localization
import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

/// Calls a reader of bytes with a text.
private func reading<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  var text = text
  return text.withUTF8(body)
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
  Day(year: year, month: month, day: day).map { .day($0) } ?? .unreadable
}

private func first(_ year: Int, _ month: Int) -> DateReading {
  Day(year: year, month: month, day: 1).map { .imprecise($0) } ?? .unreadable
}

private func dayFirst(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
  Day(year: year, month: month, day: day).map { .dayFirst($0) } ?? .unreadable
}

private func monthFirst(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
  Day(year: year, month: month, day: day).map { .monthFirst($0) } ?? .unreadable
}

/// Two numbers, each of which may be the month.
private func either(_ year: Int, _ first: Int, _ second: Int) -> DateReading {
  guard let left = Day(year: year, month: second, day: first), let right = Day(year: year, month: first, day: second)
  else { return .unreadable }
  return .ambiguous(dayFirst: left, monthFirst: right)
}

@Suite struct DateReadingTests {
  @Test(arguments: [
    ("2020/7/21", day(2020, 7, 21)), ("2023/01/09", day(2023, 1, 9)), ("2024-11-28 17:13:00", day(2024, 11, 28)),
    ("2020年7月29日", day(2020, 7, 29)), ("2020年07月29号", day(2020, 7, 29)), ("2020.7.21", day(2020, 7, 21)),
    ("20200721", day(2020, 7, 21)), ("20240911130500", day(2024, 9, 11)),
    ("2020-07-21T17:13:00.250Z", day(2020, 7, 21)),
    ("2020-07-21T17:13+08:00", day(2020, 7, 21)), ("2020-07-21 17:13:00+0800", day(2020, 7, 21)),
    ("２０２０－０７－２１", day(2020, 7, 21)), (" 2020-07-21 ", day(2020, 7, 21)), ("\u{200B}2020-7-2", day(2020, 7, 2)),
    ("2020 年 7 月 2 日", day(2020, 7, 2)), ("2099/12/31", .day(.openEnd)), ("长期", .day(.openEnd)),
    ("长期有效", .day(.openEnd)), ("永久", .day(.openEnd)), ("2000-02-29", day(2000, 2, 29)), ("0001-01-01", day(1, 1, 1)),
    ("9999-12-31", day(9999, 12, 31)), ("13/6/2024 17:22:34", dayFirst(2024, 6, 13)),
    ("6/13/2024", monthFirst(2024, 6, 13)), ("29/2/2024", dayFirst(2024, 2, 29)),
    ("二〇二〇年二月三日", day(2020, 2, 3)), ("二零二零年十二月三十一日", day(2020, 12, 31)), ("二○一九年十月二十日", day(2019, 10, 20)),
    ("贰零贰零年壹拾月零伍日", day(2020, 10, 5)), ("二〇二〇年十一月", first(2020, 11)), ("二〇二〇年", first(2020, 1)),
    ("民國109年1月9日", day(2020, 1, 9)), ("民国一百零九年", .unreadable), ("中華民國一〇九年十月十日", day(2020, 10, 10)),
    ("民國109年", first(2020, 1)), ("民國109/02/30", .impossible), ("109年1月9日", .unreadable),
    ("0000-00-00", .empty), ("0000-00-00 00:00:00", .empty), ("暂无", .empty), ("N/A", .empty), ("NULL", .empty),
    ("5/5/2024", day(2024, 5, 5)),
    ("2010年", first(2010, 1)), ("2010", first(2010, 1)), ("2010年3月", first(2010, 3)), ("2010-03", first(2010, 3)),
    ("2010.3", first(2010, 3)),
    ("", .empty), (" ", .empty), ("/", .empty), ("-", .empty), ("--", .empty), ("无", .empty), ("—", .empty),
    ("／", .empty), ("——", .empty),
    ("2020-02-30", .impossible), ("2019/2/29", .impossible), ("2024-2-30", .impossible), ("2020-13-01", .impossible),
    ("2020-00-10", .impossible), ("0000-01-01", .impossible), ("0000-00-01", .impossible), ("20200230", .impossible),
    ("2020年13月", .impossible),
    ("1900-02-29", .impossible), ("31/4/2024", .impossible), ("30/2/2023", .impossible),
    ("5/6/2024", either(2024, 5, 6)), ("5-6-2024 10:00", either(2024, 5, 6)),
    ("20-07-21", .unreadable), ("2020-07/21", .unreadable), ("2020-7-21x", .unreadable),
    ("2020-07-21 25:00", .unreadable), ("2020-07-21 10:61", .unreadable), ("2020-", .unreadable),
    ("2020年7月21日至2021年", .unreadable), ("12345", .unreadable), ("2020-123-1", .unreadable), ("T", .unreadable),
    ("20240911250500", .unreadable), ("2020-07-2\u{0}", .unreadable),
  ])
  func reads(_ text: String, _ expected: DateReading) {
    #expect(reading(text, DateReading.read) == expected)
  }

  @Test func everyDayOfFourHundredYearsReadsBackInEveryShape() {
    for number in stride(from: Int32(-109_207), to: 36_890, by: 13) {
      let expected = Day(number: number)
      let (year, month, day) = expected.components
      for text in ["\(expected)", "\(year)/\(month)/\(day)", "\(year)年\(month)月\(day)日", "\(year).\(month).\(day)"] {
        #expect(reading(text, DateReading.read) == .day(expected), "\(text)")
      }
    }
  }
}

@Suite struct MoneyReadingTests {
  @Test(arguments: [
    ("5000", MoneyUnit.yuan, MoneyReading.fen(500_000)), ("0.5", .wan, .fen(500_000)), ("0.5", .yuan, .fen(50)),
    ("4439.25万元", .yuan, .fen(4_439_250_000)), ("4439.25 万元", .yuan, .fen(4_439_250_000)),
    ("1.19亿元", .yuan, .fen(11_900_000_000)), ("15.9亿", .yuan, .fen(159_000_000_000)), ("3万", .yuan, .fen(3_000_000)),
    ("5,000", .yuan, .fen(500_000)), ("1,234,567.89", .yuan, .fen(123_456_789)), ("１，２００．５", .yuan, .fen(120_050)),
    ("￥300元整", .yuan, .fen(30_000)), ("人民币500元", .yuan, .fen(50_000)), ("¥ 12.30", .yuan, .fen(1230)),
    ("50分", .yuan, .fen(50)), ("5角", .yuan, .fen(50)), ("2千元", .yuan, .fen(200_000)), ("-12.5", .yuan, .fen(-1250)),
    ("0", .wan, .fen(0)), ("0.000", .yuan, .fen(0)), ("1.2300000", .yuan, .fen(123)), ("0.000001", .wan, .fen(1)),
    // A unit in the text is stronger than the column's.
    ("5000元", .wan, .fen(500_000)), ("0.5万元", .wan, .fen(500_000)),
    ("92233720368547758.07", .yuan, .fen(.max)),
    ("", .yuan, .empty), ("/", .wan, .empty), ("无", .yuan, .empty), ("-", .yuan, .empty),
    ("0.001", .yuan, .tooPrecise), ("0.0000005", .wan, .tooPrecise), ("1.5分", .yuan, .tooPrecise),
    ("92233720368547758.08", .yuan, .tooLarge), ("99999999999999999999999", .yuan, .tooLarge),
    ("10000000000亿", .yuan, .tooLarge),
    ("300余元", .yuan, .vague), ("约5000元", .yuan, .vague), ("近5万元", .yuan, .vague), ("1,23,456", .yuan, .unreadable),
    ("5万以上", .yuan, .vague), ("1至2万", .yuan, .vague),
    ("罚款5000元", .yuan, .unreadable), ("5000元罚款", .yuan, .unreadable), ("12,34", .yuan, .unreadable),
    ("1234,567", .yuan, .unreadable), (",5", .yuan, .unreadable), ("5.", .yuan, .unreadable),
    (".5", .yuan, .unreadable),
    ("1.2.3", .yuan, .unreadable), ("1e3", .yuan, .fen(100_000)), ("3.5e4", .yuan, .fen(3_500_000)),
    ("1e", .yuan, .unreadable), ("万", .yuan, .unreadable), ("元", .yuan, .unreadable), ("一", .yuan, .unreadable),
    ("--5", .yuan, .unreadable), ("1,", .yuan, .unreadable),
    ("壹万元整", .yuan, .fen(1_000_000)), ("伍万元", .wan, .fen(5_000_000)), ("五千元", .yuan, .fen(500_000)),
    ("5萬", .yuan, .fen(5_000_000)), ("五万", .yuan, .fen(5_000_000)), ("五萬圓", .yuan, .fen(5_000_000)),
    ("十万元", .yuan, .fen(10_000_000)), ("三百二十五元", .yuan, .fen(32_500)), ("三百二十五", .yuan, .fen(32_500)),
    ("三百二十五", .wan, .unreadable), ("一万零五百元", .yuan, .fen(1_050_000)), ("一百零五元", .yuan, .fen(10_500)),
    ("贰仟叁佰肆拾伍元陆角柒分", .yuan, .fen(234_567)), ("一千二百万元", .yuan, .fen(1_200_000_000)), ("零元", .yuan, .fen(0)),
    ("三百五元", .yuan, .unreadable), ("三万五", .yuan, .unreadable), ("3万5", .yuan, .unreadable),
    ("3万5千元", .yuan, .fen(3_500_000)), ("1亿2000万元", .yuan, .fen(12_000_000_000)), ("3元5角2分", .yuan, .fen(352)),
    ("5角3元", .yuan, .unreadable), ("3百万元", .yuan, .fen(300_000_000)), ("2万亿元", .yuan, .fen(200_000_000_000_000)),
    ("3万元人民币", .yuan, .fen(3_000_000)), ("30 万人民币", .yuan, .fen(30_000_000)), ("人民币：3万元", .yuan, .fen(3_000_000)),
    ("（人民币）500元", .wan, .fen(50_000)), ("500元（人民币）", .wan, .fen(50_000)),
    ("伍佰元（500元）", .yuan, .fen(50_000)), ("￥500.00（伍佰元整）", .yuan, .fen(50_000)),
    ("300(万元人民币)", .yuan, .fen(300_000_000)), ("100(万)", .yuan, .fen(100_000_000)),
    ("27,000(万元人民币)", .yuan, .fen(27_000_000_000)), ("103.1000(万元人民币)", .yuan, .fen(103_100_000)),
    ("300(万美元)", .yuan, .foreign), ("300()", .yuan, .fen(30_000)),
    ("伍佰元（5000元）", .yuan, .vague), ("五万余元", .yuan, .vague), ("伍佰元（现金）", .yuan, .unreadable),
    ("5美元", .yuan, .foreign), ("500 USD", .yuan, .foreign), ("3 万港元", .yuan, .foreign), ("＄500", .yuan, .foreign),
    ("五百美元", .yuan, .foreign), ("€5", .yuan, .foreign), ("3.00 元/万元", .yuan, .unreadable),
    ("暂无", .yuan, .empty), ("n/a", .yuan, .empty), ("NULL", .yuan, .empty), ("99999999999999999亿", .yuan, .tooLarge),
    ("九千亿亿元", .yuan, .unreadable),
  ])
  func reads(_ text: String, _ bare: MoneyUnit, _ expected: MoneyReading) {
    #expect(reading(text) { MoneyReading.read($0, bare: bare) } == expected)
  }

  @Test func everyUnitIsAPowerOfTenOfFen() {
    for unit in MoneyUnit.allCases {
      #expect((0..<unit.power).reduce(Int64(1)) { power, _ in power * 10 } == unit.fen)
    }
  }

  @Test func whatIsWrittenReadsBack() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let fen = Int64(truncatingIfNeeded: random.next() >> UInt64(random.below(64)))
      guard fen >= 0 else { continue }
      #expect(reading(Money.yuan(fen)) { MoneyReading.read($0, bare: .yuan) } == .fen(fen))
      #expect(reading(Money.grouped(fen)) { MoneyReading.read($0, bare: .wan) } != .fen(fen) || fen == 0)
      #expect(reading(Money.grouped(fen)) { MoneyReading.read($0, bare: .yuan) } == .fen(fen))
    }
  }
}

@Suite struct IntegerAndFlagReadingTests {
  @Test(arguments: [
    ("12", IntegerReading.number(12)), ("1,200", .number(1200)), ("１２", .number(12)), ("-3", .number(-3)),
    ("5.3万", .number(53_000)), ("127万", .number(1_270_000)), ("300人", .number(300)), ("5.3万人", .number(53_000)),
    ("12 people", .number(12)), ("3.0", .number(3)), ("9223372036854775807", .number(.max)),
    ("", .empty), ("/", .empty), ("无", .empty),
    ("3.5", .unfit), ("9223372036854775808", .unfit), ("300余人", .vague), ("近300人", .vague), ("1,23,456", .unreadable),
    ("约12", .vague),
    ("十二", .unreadable), ("12个", .unreadable), ("1 2", .unreadable), ("0x10", .unreadable),
  ])
  func integers(_ text: String, _ expected: IntegerReading) {
    let unit = Localized("人", "people")
    #expect(reading(text) { IntegerReading.read($0, unit: unit) } == expected)
  }

  @Test(arguments: [
    ("是", FlagReading.flag(true)), ("否", .flag(false)), ("有", .flag(true)), ("无", .flag(false)), ("1", .flag(true)),
    ("０", .flag(false)), ("TRUE", .flag(true)), ("false", .flag(false)), ("Yes", .flag(true)), ("√", .flag(true)),
    ("没有", .flag(false)), ("", .empty), ("/", .empty), ("-", .empty), ("也许", .unreadable), ("2", .unreadable),
    ("truee", .unreadable),
  ])
  func flags(_ text: String, _ expected: FlagReading) {
    #expect(reading(text, FlagReading.read) == expected)
  }
}

@Suite struct ListSplittingTests {
  private func pieces(_ text: String, known: Set<String> = []) -> [String] {
    reading(text) { bytes in
      let atoms = ListSplitting.pieces(bytes)
      let joined = ListSplitting.joined(atoms, of: bytes) { known.contains(String(decoding: $0, as: UTF8.self)) }
      return joined.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) }
    }
  }

  @Test(
    arguments: [
      ("", []), (";", []), ("甲", ["甲"]), ("甲;乙；丙,丁、戊", ["甲", "乙", "丙", "丁", "戊"]), (" 甲 ; 乙 ", ["甲", "乙"]),
      ("甲；；乙；", ["甲", "乙"]), ("甲，乙", ["甲，乙"]), ("\u{3000}甲\u{3000};乙", ["甲", "乙"]), ("a;b", ["a", "b"]),
    ] as [(String, [String])])
  func splits(_ text: String, _ expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test func aValueThatHoldsASeparatorIsKeptWhole() {
    let known: Set = ["罚款", "警告", "没收违法所得、没收非法财物"]
    #expect(pieces("罚款;没收违法所得、没收非法财物", known: known) == ["罚款", "没收违法所得、没收非法财物"])
    #expect(pieces("没收违法所得、没收非法财物、警告", known: known) == ["没收违法所得、没收非法财物", "警告"])
    #expect(pieces("没收违法所得、罚款", known: known) == ["没收违法所得", "罚款"])
  }
}

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("abc", "abc"), (" abc ", "abc"), ("ＡＢＣ１２３", "ABC123"), ("\u{FEFF}x\u{200B}", "x"), ("　中 文　", "中 文"),
    ("（甲）", "(甲)"),
    ("、", "、"), ("\u{E9}", "\u{E9}"), ("～", "~"), ("", ""), ("\t\n", ""),
  ])
  func plain(_ text: String, _ expected: String) {
    #expect(PlainText.with(text) { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
