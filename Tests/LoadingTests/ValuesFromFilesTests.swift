import Localization
import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

/// What values of every type and shape come to, and what is said about them.
@Suite struct ValuesFromFilesTests {
  /// The value of `field` in the only record, and the troubles reported.
  private func read(_ members: String, _ field: String, kind: String = "bodies") throws -> (String, [String]) {
    let register = try LoadingFixture.open(["\(kind).json": "[{\(members)}]"])
    let ordinal = try #require(register.schema.ordinal(of: kind))
    let column = try #require(register.tables[ordinal].kind.ordinal(of: field))
    let troubles = register.diagnostics.filter { $0.code != .missing && $0.severity != .note }
    return (
      LoadingFixture.written(register.value(kind: ordinal, row: 0, field: column)),
      troubles.map { "\($0.code) \($0.field ?? "") \($0.found)" }
    )
  }

  @Test(
    arguments: [
      // Field, member, value, troubles.
      ("name", #""name":"陕西"甲""#.replacing("西\"", with: "西"), "陕西甲", []),
      ("name", #""名称":"\u4e2d\u6587\n"🙂""#.replacing("n\"", with: "n"), "中文\n🙂", []),
      ("name", #""name":"""#, "", []), ("name", #""name":null"#, "", []),
      ("name", #""name":12"#, "!12", ["wrongType name 12"]),
      ("name", #""name":{"a":[1]}"#, #"!{"a":[1]}"#, [#"wrongType name {"a":[1]}"#]),
      ("name", #""NAME":"大小写""#, "大小写", []), ("name", "\"\u{200B}名称 \":\"不可见\"", "不可见", []),
      ("code", #""code":1234"#, "!1234", ["numberForCode code 1234"]),
      ("code", #""code":"12345""#, "12345", ["badCode code 12345"]),
      ("code", #""code":" 1234 ""#, "1234", ["badCode code  1234 "]),
      ("code", #""code":"１２３４""#, "1234", ["badCode code １２３４"]), ("code", #""code":"/""#, "", []),
      ("code", #""code":"N/A""#, "", []), ("code", #""code":"null""#, "", []), ("code", #""code":"暂无""#, "", []),
      ("code", #""统一代码(18位)":"1234""#, "1234", []), ("code", #""統一代码（１８位）":"1234""#, "1234", []),
      ("phone", #""phone":"029（8）1""#, "029（8）1", []),
      ("grade", #""grade":"5A""#, "五级", []), ("grade", #""grade":"five""#, "五级", []),
      ("grade", #""grade":"aaaaa""#, "五级", []), ("grade", #""grade":"５Ａ""#, "五级", []),
      ("grade", #""grade":"一级(初)""#, "一级（初）", []),
      ("grade", #""grade":"九级""#, "九级", ["notInVocabulary grade 九级"]), ("grade", #""grade":"/""#, "", []),
      ("grade", #""grade":5"#, "!5", ["wrongType grade 5"]),
      ("region", #""region":"宝鸡市""#, "610300", []),
      ("region", #""region":610300"#, "610300", []), ("region", #""region":"陕西省宝鸡市""#, "610300", []),
      ("region", #""region":"陕西省 / 宝鸡市""#, "610300", []), ("region", #""region":"610300000000""#, "610300", []),
      ("region", #""region":6103"#, "610300", []), ("region", #""region":"61""#, "610000", []),
      ("region", #""region":"宝鸡市陕西省""#, "宝鸡市陕西省", ["notInVocabulary region 宝鸡市陕西省"]),
      ("region", #""region":"610300000001""#, "610300000001", ["notInVocabulary region 610300000001"]),
      ("region", #""region":999999"#, "!999999", ["numberForCode region 999999"]),
      ("foundedOn", #""foundedOn":"2020年7月29日""#, "2020-07-29", []),
      ("foundedOn", #""foundedOn":"2010年""#, "2010-01-01", []),
      ("foundedOn", #""foundedOn":"2020-02-30""#, #"!"2020-02-30""#, ["badDate foundedOn 2020-02-30"]),
      ("foundedOn", #""foundedOn":"某日""#, #"!"某日""#, ["badDate foundedOn 某日"]),
      ("foundedOn", #""foundedOn":"5/6/2020""#, #"!"5/6/2020""#, ["ambiguous foundedOn 5/6/2020"]),
      ("foundedOn", #""foundedOn":20200721"#, "2020-07-21", []),
      ("foundedOn", #""foundedOn":1578499200"#, "2020-01-09", []),
      ("foundedOn", #""foundedOn":1578499199000"#, "2020-01-08", []),
      ("foundedOn", #""foundedOn":{"$date":1578499200000}"#, "2020-01-09", []),
      ("foundedOn", #""foundedOn":{"$date":{"$numberLong":"-1"}}"#, "1970-01-01", []),
      ("foundedOn", #""foundedOn":{"$date":"2020-01-08T16:00:00Z"}"#, "2020-01-09", []),
      ("foundedOn", #""foundedOn":{"$date":"2020-01-08T15:59:59.999Z"}"#, "2020-01-08", []),
      (
        "foundedOn", #""foundedOn":{"$date":1,"x":2}"#, #"!{"$date":1,"x":2}"#,
        [#"wrongType foundedOn {"$date":1,"x":2}"#]
      ),
      ("foundedOn", #""foundedOn":20201301"#, "!20201301", ["wrongType foundedOn 20201301"]),
      ("foundedOn", #""foundedOn":12.5"#, "!12.5", ["wrongType foundedOn 12.5"]),
      ("foundedOn", #""foundedOn":"二〇二〇年二月三日""#, "2020-02-03", []),
      ("foundedOn", #""foundedOn":"\u0032020-07-21""#, "2020-07-21", []),
      ("cash", #""cash":5000"#, "5000元", []), ("cash", #""cash":0.1"#, "0.1元", []),
      ("cash", #""cash":1e3"#, "1000元", []),
      ("cash", #""cash":0.001"#, "!0.001", ["badMoney cash 0.001"]),
      ("cash", #""cash":1e30"#, "!1e30", ["badMoney cash 1e30"]),
      ("cash", #""现金（万元）":0.5"#, "5000元", []), ("cash", #""现金(万元)":"0.5""#, "5000元", []),
      ("cash", #""现金（万元）":"300元""#, "300元", []), ("cash", #""cash":"4439.25万元""#, "44392500元", []),
      ("cash", #""cash":"若干""#, #"!"若干""#, ["badMoney cash 若干"]),
      ("cash", #""cash":"500 USD""#, #"!"500 USD""#, ["badMoney cash 500 USD"]),
      ("cash", #""cash":"5万余""#, #"!"5万余""#, ["ambiguous cash 5万余"]),
      ("cash", #""cash":-1"#, "-1元", ["outOfRange cash -1"]),
      ("cash", #""cash":true"#, "!true", ["wrongType cash true"]),
      ("staff", #""staff":12"#, "12", []), ("staff", #""staff":"1,200人""#, "1200", []),
      ("staff", #""staff":3.0"#, "3", []),
      ("staff", #""staff":3.5"#, "!3.5", ["badNumber staff 3.5"]),
      ("staff", #""staff":20000"#, "20000", ["outOfRange staff 20000"]),
      ("staff", #""staff":99999999999999999999"#, "!99999999999999999999", ["badNumber staff 99999999999999999999"]),
      ("charity", #""charity":true"#, "是", []), ("charity", #""charity":"否""#, "否", []),
      ("charity", #""charity":1"#, "是", []),
      ("charity", #""charity":2"#, "!2", ["badFlag charity 2"]),
      ("charity", #""charity":"也许""#, #"!"也许""#, ["badFlag charity 也许"]),
      ("markers", #""markers":["甲","乙"]"#, "[甲;乙]", []), ("markers", #""markers":"甲；乙、丙""#, "[甲;乙;丙]", []),
      ("markers", #""markers":[]"#, "", []),
      ("markers", #""markers":["甲",1,null]"#, "[甲]", ["numberForCode markers 1"]),
      ("markers", #""markers":5"#, "!5", ["wrongType markers 5"]), ("markers", #""markers":"/""#, "", []),
      ("areas", #""areas":"教育;扶贫""#, "[教育;扶贫]", []), ("areas", #""areas":"教育、扶贫""#, "[教育、扶贫]", []),
      ("areas", #""areas":["edu","新领域"]"#, "[教育;新领域]", []),
      ("total", #""cash":1,"goods":"2.5""#, "3.5元", []), ("total", #""name":"x""#, "", []),
      ("total", #""cash":1,"total":1"#, "1元", []), ("total", #""cash":1,"合计":7"#, "1元", ["rule total 7"]),
      ("actionCount", #""name":"x""#, "0", []),
    ] as [(String, String, String, [String])])
  func values(_ field: String, _ members: String, _ expected: String, _ troubles: [String]) throws {
    let (value, told) = try read(members, field)
    #expect(value == expected)
    #expect(told == troubles)
  }

  @Test func aKeyMaySayWhatTheRecordDoesNot() throws {
    #expect(try read(#""罚款（万元）":"1""#, "kind", kind: "actions").0 == "教育")
    #expect(try read(#""罚款（万元）":"1","kind":"扶贫""#, "kind", kind: "actions").0 == "扶贫")
    #expect(try read(#""fine":"1""#, "kind", kind: "actions").0 == "")
  }

  @Test func unknownKeysAndSecondMembersAreKept() throws {
    let register = try LoadingFixture.open([
      "bodies.json":
        #"[{"code":"0001","name":"甲","x":{"y":[1,{"z":1,"z":2}]},"name":"乙","名称":"丙","grade":"","等级":"5A","x":null}]"#
    ])
    let unmappedValues = register.tables[0].unmappedValues.members(of: 0).map { "\($0.key)=\($0.json)" }
    // The null beside the columns of `x` holds nothing.
    #expect(unmappedValues == [#"name="乙""#, #"名称="丙""#])
    let column = try #require(register.tables[0].kind.ordinal(of: "x.y"))
    #expect(register.tables[0].value(row: 0, field: column) == .text(#"[1,{"z":1,"z":2}]"#))
    #expect(LoadingFixture.written(register.value(kind: 0, row: 0, field: 1)) == "甲")
    #expect(LoadingFixture.written(register.value(kind: 0, row: 0, field: 2)) == "五级")
    let told = register.diagnostics.map { "\($0.code) \($0.pointer ?? "") \($0.field ?? "")" }
    #expect(
      told == [
        "duplicateMember /0/x.y ", "duplicateMember /0/name name", "duplicateMember /0/名称 name",
        "duplicateMember /0/x ", "unknownKey /0/x x", "unknownKey /0/x/y x.y",
      ])
  }

  @Test func everyDiagnosticSaysWhere() throws {
    let text = #"[{"code":"0001","name":"甲"},{"code":"0002","name":"乙","a/b":1,"cash":"多少"}]"#
    let register = try LoadingFixture.open(["bodies.json": text])
    let money = try #require(register.diagnostics.first { $0.code == .badMoney })
    #expect(money.file == "bodies.json")
    #expect(money.kind == "bodies")
    #expect(money.record == 1)
    #expect(money.row == 1)
    #expect(money.pointer == "/1/cash")
    #expect(money.field == "cash")
    #expect(money.found == "多少")
    let offset = try #require(money.offset)
    #expect(Array(text.utf8)[offset...].starts(with: "\"多少\"".utf8))
    let unknown = try #require(register.diagnostics.first { $0.code == .unknownKey })
    #expect(unknown.pointer == "/1/a~1b")
  }

  @Test func requiredFieldsAndDaysAfterTheAsOfDayAreTold() throws {
    let register = try LoadingFixture.open([
      "register.json": #"{"asOf":"2020-12-31","title":{"zh":"册","en":"book"},"synthetic":true}"#,
      "bodies.json": #"[{"name":"甲"},{"code":"0001","foundedOn":"2021-01-01"},{"code":5,"name":"乙"}]"#,
    ])
    #expect(register.card.title == Localized("册", "book"))
    #expect(register.card.synthetic)
    #expect(
      LoadingFixture.troubles(register) == [
        "error missing /0 ", "warning afterAsOf /1/foundedOn 2021-01-01", "error missing /1 ",
        "error numberForCode /2/code 5",
      ])
  }

  /// Opens records that only have a day, in tiny pieces, and gives the days and the troubles of severity and number.
  private func days(_ texts: [String], segment: Int = 90) throws -> (days: [String], troubles: [String]) {
    let records = texts.enumerated().map { #"{"code":"\#(1000 + $0)","name":"甲","foundedOn":"\#($1)"}"# }
    let register = try LoadingFixture.open(
      ["bodies.json": "[" + records.joined(separator: ",") + "]"],
      granularity: Granularity(block: 64, first: segment, segment: segment, workers: 2))
    let field = try #require(LoadingFixture.bodies.ordinal(of: "foundedOn"))
    let days = texts.indices.map { LoadingFixture.written(register.value(kind: 0, row: $0, field: field)) }
    let members = register.tables[0].unmappedValues.members
    #expect(members.map(\.row) == members.map(\.row).sorted())
    return (days, register.diagnostics.map { "\($0.severity) \($0.code) \($0.record ?? -1)" })
  }

  @Test func oneColumnDecidesDayAndMonth() throws {
    let dayFirst = try days(["5/6/2024", "7/6/2024", "13/6/2024", "5/5/2024", "2024-01-02", "1/12/2023"])
    #expect(dayFirst.days == ["2024-06-05", "2024-06-07", "2024-06-13", "2024-05-05", "2024-01-02", "2023-12-01"])
    #expect(dayFirst.troubles == ["note ambiguous 0"])
    let monthFirst = try days(["5/6/2024", "6/13/2024", "12/1/2023"])
    #expect(monthFirst.days == ["2024-05-06", "2024-06-13", "2023-12-01"])
    #expect(monthFirst.troubles == ["note ambiguous 0"])
    let neither = try days(["5/6/2024", "2024-01-02", "x", "7/6/2024"])
    #expect(neither.days == [#"!"5/6/2024""#, "2024-01-02", #"!"x""#, #"!"7/6/2024""#])
    #expect(neither.troubles.filter { $0.contains("ambiguous") } == ["error ambiguous 0", "error ambiguous 3"])
    let both = try days(["5/6/2024", "13/6/2024", "6/13/2024"])
    #expect(both.days == [#"!"5/6/2024""#, "2024-06-13", "2024-06-13"])
    #expect(both.troubles == ["error ambiguous 0"])
  }

  @Test func aColumnOfRandomDaysReadsTheSameInPiecesOfAnySize() throws {
    var random = SplitMix64(seed: 16)
    for _ in 0..<40 {
      let isDayFirst = random.below(2) == 0
      let expected = (0..<30).map { _ in Day(number: Int32(random.below(20_000))) }
      let texts = expected.map { day in
        let (year, month, number) = day.components
        return isDayFirst ? "\(number)/\(month)/\(year)" : "\(month)/\(number)/\(year)"
      }
      guard expected.contains(where: { $0.components.day > 12 }) else { continue }
      #expect(try days(texts, segment: 60 + random.below(400)).days == expected.map(\.description))
    }
  }

  @Test func whatHoldsForAColumnIsSaidOnceAFile() throws {
    let records = (0..<500).map {
      #"{"code":"1101************\#(10 + $0 % 90)","name":"甲","foundedOn":\#(1_578_499_200 + $0)}"#
    }
    let register = try LoadingFixture.open(
      ["bodies.json": "[" + records.joined(separator: ",") + "]"],
      granularity: Granularity(block: 128, first: 700, segment: 700, workers: 2))
    let notes = register.diagnostics.filter { $0.severity == .note }
    #expect(notes.map(\.field) == ["code", "foundedOn"])
    for note in notes {
      #expect(note.record == 0)
      #expect(note.expected.english.contains("500 records"))
    }
    #expect(LoadingFixture.written(register.value(kind: 0, row: 0, field: 0)) == "1101************10")
    #expect(!register.diagnostics.contains { $0.severity != .note && $0.code == .badCode })
  }
}
