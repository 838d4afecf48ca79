import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

/// Errors of wrong queries: their place and the nearest word.
@Suite struct QueryErrorTests {
  /// A query about items, the underlined text, and the nearest word or one that is expected there.
  struct Case: Sendable, CustomTestStringConvertible {
    let query: String
    let marked: String
    let nearest: String?
    let expected: String?
    var testDescription: String { query }

    init(_ query: String, _ marked: String, nearest: String? = nil, expected: String? = nil) {
      self.query = query
      self.marked = marked
      self.nearest = nearest
      self.expected = expected
    }
  }

  static let cases: [Case] = [
    // Names.
    Case("tilte:x", "tilte", nearest: "title"),
    Case("amuont>5", "amuont", nearest: "amount"),
    Case("宝鸡 标提:x", "标提", nearest: "标题"),
    Case("regoin:汉中", "regoin", nearest: "region"),
    Case("ｔｉｔｌｅｓ：x", "ｔｉｔｌｅｓ", nearest: "title"),
    Case("p:1", "p", expected: "paid"),
    Case("o:yes", "o", expected: "opened"),
    Case("zzz:1", "zzz", expected: "code"),
    Case("group.nmae:x", "nmae", nearest: "name"),
    Case("group.lead.titel:x", "titel", nearest: "title"),
    Case("title.name:x", "title", expected: "group"),
    Case("opened.yaer:2019", "yaer", nearest: "year"),
    Case("region.ctiy:汉中", "ctiy", nearest: "city"),
    Case("region.city.x:1", "city", expected: "city"),
    Case("items-event{kind:5A}", "items-event", nearest: "item-events"),
    Case("evnts{kind:5A}", "evnts", nearest: "Events"),
    Case("item-events{kidn:5A}", "kidn", nearest: "kind"),
    Case("title{a}", "title", expected: "group"),
    Case("count(item-event{knid:5A})>1", "knid", nearest: "kind"),
    Case("sum(item-events.fnie)>1", "fnie", nearest: "fine"),
    Case("a b c -(d OR tiitle:x)", "tiitle", nearest: "title"),
    // Values of vocabularies.
    Case("grade:六星", "六星", nearest: "五星"),
    Case("grade:fivee", "fivee", nearest: "five"),
    Case("grade:5A,6A", "6A", nearest: "5A"),
    Case("region:宝鸡师", "宝鸡师", nearest: "宝鸡市"),
    Case("region:Hanzhogn", "Hanzhogn", nearest: "Hanzhong"),
    Case("grade:f", "f", expected: "五星"),
    Case("region:X", "X", expected: "新城区"),
    Case("grade>3A", "grade>3A", expected: ":"),
    Case("grade:5A..", "5A..", expected: "a..b"),
    Case("open:maybe", "maybe", expected: "yes"),
    Case("open:yess", "yess", nearest: "yes"),
    Case("marks:七星", "七星", nearest: "五星"),
    // Dates.
    Case("opened:2020-13", "2020-13", expected: "2020-03"),
    Case("opened:2019-02-29", "2019-02-29", expected: "2020-03-05"),
    Case("opened:soon", "soon", expected: "today"),
    Case("opened>=abc..", "abc..", expected: ":"),
    Case("opened:\"abc\"", "\"abc\"", expected: "today"),
    Case("opened>5万", "5万", expected: "today"),
    Case("opened~x", "opened~x", expected: ">="),
    Case("closed>opened+5", "opened+5"),
    Case("closed-opened>6m", "6m", expected: "90d"),
    Case("closed>2020+1d", "2020", expected: "2020-03-05"),
    Case("opened+closed>1", "opened+closed"),
    Case("opened*2>1", "opened*2"),
    // Money and numbers.
    Case("amount>5wan", "5wan", expected: "5万"),
    Case("amount>1.2.3", "1.2.3", expected: "5万"),
    Case("amount:99999999999999999999", "99999999999999999999", expected: "5000"),
    Case("amount>=999999999999999亿", "999999999999999亿"),
    Case("members>5元", "5元"),
    Case("members:many", "many", expected: "12"),
    Case("amount:abc", "abc", expected: "5万"),
    Case("amount:1..2..3", "1..2..", expected: "a..b"),
    Case("field(title)=x", "field(title)", expected: "a=field(b)"),
    Case("fine>5万", "fine", expected: "item-events{fine>5万}"),
    Case("amount*paid>5", "amount*paid"),
    Case("amount>title", "title"),
    Case("amount>grade", "grade"),
    Case("partners.size+1>members", "partners.size", expected: "max(partners.size)"),
    Case("item-events>members", "item-events>members", expected: ":"),
    // Shape.
    Case("title:", "", expected: "value"),
    Case("title: ", "", expected: "value"),
    Case(":x", ":", expected: "field"),
    Case("amount>=", "", expected: "value"),
    Case("amount:..", "..", expected: "a.."),
    Case("title:a,", "", expected: "value"),
    Case("title:a..b", "a..b", expected: "\"…\""),
    Case("title>a", "title>a", expected: ":"),
    Case("(宝鸡", "(", expected: ")"),
    Case("宝鸡)", ")"),
    Case("宝鸡 }", "}"),
    Case("()", "()", expected: "word"),
    Case("宝鸡 OR", "", expected: "word"),
    Case("OR 宝鸡", "", expected: "word"),
    Case("宝鸡 AND", "AND", expected: "word"),
    Case("AND 宝鸡", "AND", expected: "word"),
    Case("宝鸡 -", "-", expected: "word"),
    Case("NOT", "NOT", expected: "word"),
    Case("\"宝鸡", "\"宝鸡", expected: "\""),
    Case("title=“宝鸡", "“宝鸡", expected: "\""),
    Case("items{grade:5A", "{", expected: "}"),
    Case("{grade:5A}", "{", expected: "kind{…}"),
    Case("items{grade:5A}.amount>5", ".", expected: "sum(items{…}.field)"),
    Case("count(items)", "count(items)", expected: "count(items)>=1"),
    Case("count(items", "", expected: ")"),
    Case("count()>1", "", expected: "count(kind{…})"),
    Case("sum(items)>1", "sum(items)", expected: "sum(items.field)"),
    Case("sum(items.opened)>1", "sum(items.opened)", expected: "max(…)"),
    Case("sum(items.title)>1", "title"),
    Case("count(items{a}.b)>1", "b"),
    // Regular expressions.
    Case("title~\"(\"", "\""),
    Case("title~[a", "[a"),
    Case("title~\"a{2,1}\"", "}"),
    Case("amount~5", "amount~5", expected: ">="),
    // Views and other fields.
    Case("view:重点", "重点", nearest: "重点关注"),
    Case("view:loop", "loop"),
    Case("view:broken", "broken"),
    Case("title=field(grade)", "field(grade)", expected: "field(name)"),
    Case("title=field(noet)", "noet", nearest: "note"),
  ]

  private static let views: NamedQueries = ["重点关注": "grade:5A", "loop": "abc view:loop", "broken": "tilte:x"]

  private static let context: QueryContext = {
    var random = SplitMix64(seed: 11)
    let register = SampleRegister.random(&random)
    return QueryContext(register: register, kind: 1, today: SampleRegister.today, views: views)
  }()

  @Test(arguments: cases) func errorMarksTheWrongWord(_ wrong: Case) throws {
    do throws(QueryError) {
      _ = try Filter.compile(wrong.query, in: Self.context)
      Issue.record("\(wrong.query) was taken")
    } catch {
      let bytes = Array(wrong.query.utf8)
      #expect(error.range.upperBound <= bytes.count)
      let marked = String(decoding: bytes[error.range], as: UTF8.self)
      #expect(marked == wrong.marked, "\(error.message.english)")
      if let nearest = wrong.nearest {
        #expect(error.nearest == nearest, "\(error.message.english)")
        #expect(error.sentence(.english).contains(nearest) && error.sentence(.chinese).contains(nearest))
      }
      if let expected = wrong.expected { #expect(error.expected.contains(expected), "\(error)") }
      #expect(error.message.english.hasSuffix(".") || error.message.english.hasSuffix("…"))
    }
  }

  @Test func errorListsTheChoicesOfAnAmbiguousPrefix() throws {
    let error = #expect(throws: QueryError.self) { try Filter.compile("o:yes", in: Self.context) }
    #expect(error?.expected == ["opened", "open"])
  }

  @Test func patternStopsAtTheMatchLimit() throws {
    var builder = TableBuilder(SampleRegister.groups)
    builder.append(["id": .text("1"), "name": .text(String(repeating: "a", count: 40) + "!")])
    let context = QueryContext(table: builder.table(), today: SampleRegister.today)
    let filter = try Filter.compile("size:none name~\"^(a+)+$\"", in: context)
    let error = #expect(throws: QueryError.self) { try filter.rows() }
    #expect(error?.range == 15..<24)
    let bearable = try Filter.compile("name~\"a{40}!$\"", in: context)
    let found = try #require(try bearable.rows())
    #expect(found.population == 1)
  }

  @Test func hugePatternsAreRejected() {
    #expect(throws: QueryError.self) {
      try Filter.compile("title~\"" + String(repeating: "a", count: 5_000) + "\"", in: Self.context)
    }
  }
}
