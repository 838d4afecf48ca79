import Columnar
import Localization
import RandomSupport
import RegisterSamples
import Testing

@testable import Querying

@Suite struct QueryWordingTests {
  @Test func aQueryRewordedFindsTheSameRows() throws {
    for seed in 0..<120 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: 30)
      var generator = QueryGenerator(seed: seed)
      for _ in 0..<15 {
        let kind = random.below(register.schema.kinds.count)
        let text = generator.query(kind)
        let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
        let rows = try Filter.compile(text, in: context).rows()
        var other = text
        for language in [Language.chinese, .english, .chinese] {
          other = QueryWording(register, kind: kind, language: language).text(other)
          let found = try Filter.compile(other, in: context).rows()
          #expect(found == rows, "\(text) as \(other)")
        }
      }
    }
  }

  private static let register: Register = {
    var random = SplitMix64(seed: 1)
    return SampleRegister.random(&random, limit: 20)
  }()

  @Test(arguments: [
    ("grade=5A", "评级=五星", "grade=five"), ("open:yes", "公开:是", "open:yes"), ("note:none", "备注:空", "note:none"),
    ("region=新城区", "所在地=新城区", "region=新城区"), ("group.area.city=宝鸡市", "所属.地域.city=宝鸡市", "group.area.city=Baoji"),
    ("item-events{kind:5A fine>3}", "事件{种类:五星 罚款>3}", "item-events{kind:five fine>3}"),
    ("宝鸡 (grade:4A OR -paid>amount)", "宝鸡 (评级:四星 OR -已付>金额)", "宝鸡 (grade:four OR -paid>amount)"),
    ("opened.year=2019", "开始日.year=2019", "opened.year=2019"), ("grade:(", "grade:(", "grade:("),
    ("count(item-events{kind:5A})>1", "count(事件{种类:五星})>1", "count(item-events{kind:five})>1"),
  ])
  func words(_ text: String, _ chinese: String, _ english: String) {
    #expect(QueryWording(Self.register, kind: 1, language: .chinese).text(text) == chinese)
    #expect(QueryWording(Self.register, kind: 1, language: .english).text(chinese) == english)
  }

  @Test func aValueIsAddedAndTakenAway() throws {
    func toggled(_ text: String, _ group: String, _ name: String) throws -> String {
      let field = try #require(SampleRegister.items.ordinal(of: name))
      let clauses = try #require(ValueClauses(text, Self.register, kind: 1))
      return clauses.toggling(group, of: field, isPeriod: name == "opened", .chinese)
    }
    #expect(try toggled("", "grade=5A", "grade") == "评级=五星")
    #expect(try toggled("宝鸡", "grade:none", "grade") == "宝鸡 评级=空")
    #expect(try toggled("a OR b", "grade=5A", "grade") == "(a OR b) 评级=五星")
    #expect(try toggled("宝鸡 grade=AAAAA x", "grade=4A", "grade") == "宝鸡 评级=五星,四星 x")
    #expect(try toggled("宝鸡 grade:5A,4A x", "grade=5A", "grade") == "宝鸡 评级:四星 x")
    #expect(try toggled("宝鸡 AND grade:5A", "grade=5A", "grade") == "宝鸡")
    #expect(try toggled("grade:5A", "grade=5A", "grade") == "")
    #expect(try toggled("opened:2019", "opened.year=2020", "opened") == "开始日:2019,2020")
    // Neither a negation nor a range is a choice.
    #expect(try toggled("-grade:5A", "grade=5A", "grade") == "-grade:5A 评级=五星")
    #expect(try toggled("opened:2018..2019", "opened.year=2020", "opened") == "opened:2018..2019 开始日:2020")
    #expect(try toggled("note=\"a,b\"", "note=\"c\"", "note") == "备注=\"a,b\",\"c\"")
  }

  @Test func whatAClauseNamesIsRecognized() throws {
    let clauses = try #require(ValueClauses("grade:five,AAAA 公开=是 title:x note=\"n\"", Self.register, kind: 1))
    func field(_ name: String) throws -> Int { try #require(SampleRegister.items.ordinal(of: name)) }
    #expect(try clauses.fields == Set(["grade", "open", "note"].map(field)))
    #expect(clauses.contains("grade=5A") && !clauses.contains("grade=4A") && !clauses.contains("grade=5A paid=3"))
    #expect(try clauses.values(of: field("open")) == ["yes"])
    #expect(try clauses.removing(field("grade")) == "公开=是 title:x note=\"n\"")
    #expect(ValueClauses("grade:(", Self.register, kind: 1) == nil)
  }
}
