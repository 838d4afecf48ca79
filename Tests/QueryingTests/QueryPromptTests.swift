import RegisterSamples
import Testing

@testable import Assisting
@testable import Columnar
@testable import Querying

/// Feedback while a query is typed: highlights, ranking, completions, explanations.
@Suite struct QueryPromptTests {
  private let context = QueryValueTests.context

  private func marked(_ query: String, _ text: String, _ field: Int) throws -> [String] {
    let filter = try Filter.compile(query, in: context)
    let bytes = Array(text.utf8)
    let ranges = bytes.withUnsafeBufferPointer { filter.highlights.ranges(in: $0, field: field) }
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func highlightsMarkMatches() throws {
    #expect(try marked("协会", "宝鸡市养老服务协会", 1) == ["协会"])
    #expect(try marked("养老 协会", "宝鸡市养老服务协会", 1) == ["养老", "协会"])
    #expect(try marked("市养 养老", "宝鸡市养老服务协会", 1) == ["市养老"])
    #expect(try marked("yanglao", "宝鸡市养老服务协会", 1) == ["养老"])
    #expect(try marked("xh", "行业协会和小会", 1) == ["协会"] || marked("xh", "行业协会和小会", 1) == ["协会", "小会"])
    #expect(try marked("\"xh\"", "行业协会", 1) == [])
    #expect(try marked("银行", "汉中（銀行）业", 1) == ["銀行"])
    #expect(try marked("(银行)", "汉中（銀行）业", 1) == ["銀行"])
    #expect(try marked("\"(银行)\"", "汉中（銀行）业", 1) == ["（銀行）"])
    #expect(try marked("title:协会", "养老服务协会", 1) == ["协会"])
    #expect(try marked("title:协会", "养老服务协会", 2) == [])
    #expect(try marked("note:协会", "养老服务协会", 2) == ["协会"])
    #expect(try marked("标题~服.协", "养老服务协会", 1) == ["服务协"])
    #expect(try marked("-协会", "养老服务协会", 1) == [])
    #expect(try marked("title~x*", "养老", 1) == [])
    #expect(try marked("abc", "ａＢｃabc", 1) == ["ａＢｃabc"])
    #expect(try marked("", "养老", 1) == [])
  }

  @Test func rankingPutsLiteralBeforePinyinAndStartBeforeMiddle() throws {
    var items = TableBuilder(SampleRegister.items)
    for title in ["在协会里", "小花", "协会", "xh公司", "一个xh", "学会会"] {
      items.append(["code": .text(title), "title": .text(title)])
    }
    let context = QueryContext(table: items.table(), today: SampleRegister.today)
    let filter = try Filter.compile("xh", in: context)
    #expect(filter.ranked)
    let hits = try #require(try filter.hits())
    #expect(try filter.rows() == hits.rows)
    #expect(Ranking.sort(hits, in: context, orders: OrderCache()) == [3, 4, 1, 2, 5, 0])
    #expect(try !Filter.compile("xh title:x", in: context).ranked)
  }

  // MARK: - Codes

  @Test func nearCodesAreOffered() {
    let table = context.table
    #expect(NearCode.rows(of: "51610000MJ0001EX1A", in: table) == [])
    #expect(NearCode.rows(of: "51610000MJ0001EX1B", in: table) == [0])
    #expect(NearCode.rows(of: "51610000jm0002ex2b", in: table) == [1])
    #expect(NearCode.rows(of: "５1610000MJ0002EX2C", in: table) == [1])
    #expect(NearCode.rows(of: "51610000MJ0002EX3B", in: table) == [1])
    #expect(NearCode.rows(of: "61510000MJ0002EX3B", in: table) == [])
    #expect(NearCode.rows(of: "51610", in: table) == [])
  }

  // MARK: - Completion

  /// Completions at `^`.
  private func offered(_ marked: String) -> [Completion.Suggestion] {
    let parts = marked.split(separator: "^", maxSplits: 1, omittingEmptySubsequences: false)
    return Completion.at(parts.joined(), caret: parts[0].utf8.count, in: context)
  }

  private func replaced(_ marked: String, by suggestion: Completion.Suggestion) -> String {
    let text = marked.split(separator: "^", omittingEmptySubsequences: false).joined()
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(suggestion.range, with: suggestion.replacement.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("^", "code:"), ("ti^", "title:"), ("标^", "title:"), ("biaoti^", "title:"), ("宝鸡 am^", "宝鸡 amount:"),
    ("-(gr^", "-(grade:"), ("item^", "item-events{"), ("shijian^", "item-events{"), ("co^", "count("),
    ("item-events{ki^", "item-events{kind:"), ("item-events{fine>5 d^", "item-events{fine>5 day:"),
    ("group.na^", "group.name:"),
    ("group.lead.gr^", "group.lead.grade:"), ("opened.y^", "opened.year"), ("region.c^", "region.city:"),
    ("count(item-events{ki^", "count(item-events{kind:"), ("grade:^", "grade:五星"), ("grade:f^", "grade:五星"),
    ("grade:wuxing^", "grade:五星"), ("grade:5A,四^", "grade:5A,四星"), ("grade = 四^", "grade = 四星"),
    ("grade:\"四^", "grade:四星"), ("region:han^", "region:汉中市"), ("region:新城^", "region:610303"), ("open:^", "open:yes"),
    ("group:宝^", "group:G0"), ("view:大^", "view:大额"), ("opened:20^", "opened:2020"), ("closed>op^", "closed>opened"),
    ("amount:no^", "amount:none"), ("item-events{kind:5^", "item-events{kind:五星"), ("宝鸡 grade:^ 养老", "宝鸡 grade:五星 养老"),
    ("title^", "title~"), ("vi^", "view:"),
  ])
  func completionOffers(_ text: String, _ wanted: String) {
    let results = offered(text).map { replaced(text, by: $0) }
    #expect(results.contains(wanted), "\(results)")
  }

  @Test func completionCountsValuesWithinTheRestOfTheQuery() {
    func count(_ text: String, _ label: String) -> Int? {
      offered(text).first { $0.label.chinese == label }?.count
    }
    #expect(count("grade:^", "五星") == 1)
    #expect(count("汉中 grade:5^", "五星") == 0)
    #expect(count("region:^", "陕西省") == 3)
    #expect(count("宝鸡 region:^", "宝鸡市") == 1)
    #expect(count("宝鸡 region:^", "汉中市") == nil)
    #expect(count("open:^", "是") == 1)
    #expect(count("item-events{kind:^", "五星") == 2)
  }

  // MARK: - Explanation

  @Test func explanationCountsRowsLeft() throws {
    let filter = try Filter.compile("协会 grade:5A,4A region:甘肃 amount>1", in: context)
    let explanation = try #require(try Explanation.of(filter))
    #expect(explanation.total == 4)
    #expect(explanation.steps.map(\.left) == [2, 2, 0, 0])
    #expect(explanation.steps.map(\.alone) == [2, 2, 0, 2])
    #expect(explanation.steps.map(\.clause) == ["协会", "grade:5A,4A", "region:甘肃", "amount>1"])
    #expect(explanation.steps[0].range == 0..<6)
    #expect(explanation.emptiedBy == 2)
    for near in explanation.near {
      let found = try #require(try Filter.compile("协会 grade:5A,4A \(near.clause)", in: context).rows())
      #expect(found.population == near.count && near.count > 0)
    }
    #expect(explanation.near.count == 2)
  }

  @Test func explanationOffersTheRangeOfNumbersAndDays() throws {
    let days = try #require(try Explanation.of(try Filter.compile("opened>2025", in: context)))
    #expect(days.emptiedBy == 0)
    #expect(days.near == [Explanation.Near(clause: "opened:2019-02-28..2020-12-31", count: 3)])
    let amounts = try #require(try Explanation.of(try Filter.compile("宝鸡 amount>1亿", in: context)))
    #expect(amounts.near == [Explanation.Near(clause: "amount:50000..50000", count: 1)])
    #expect(try #require(try Explanation.of(try Filter.compile("", in: context))).steps.isEmpty)
  }

  /// For every negated comparison, the rows that are there only because the field is empty, and the clause that leaves
  /// them out.
  @Test func explanationCountsRowsThatAreThereForAnEmptyField() throws {
    let cases: [(query: String, clauses: [String])] = [
      ("-grade:5A", ["grade:any"]), ("NOT grade:5A", ["grade:any"]), ("grade!=5A", []), ("-grade!=5A", ["grade:any"]),
      ("-tags:abc", ["tags:any"]), ("-(grade:5A OR amount>5万)", ["grade:any", "amount:any"]),
      ("-(grade:5A open:yes)", []),
      ("-grade:5A -grade:4A", ["grade:any"]), ("-grade:none", []), ("-amount*2>5万", ["amount:any"]),
      ("-amount+paid>5万", ["amount:any", "paid:any"]), ("-region.city:汉中", ["region.city:any"]), ("协会 -grade:5A", []),
      ("-group.size:5", ["group.size:any"]), ("grade:any -grade:5A", []), ("-协会", []), ("-item-events{kind:5A}", []),
    ]
    for (query, clauses) in cases {
      let filter = try Filter.compile(query, in: context)
      let rows = try #require(try filter.rows())
      let empties = try #require(try Explanation.of(filter)).empties
      #expect(empties.map(\.clause) == clauses, "\(query)")
      for empty in empties {
        let left = try #require(try Filter.compile("\(query) \(empty.clause)", in: context).rows())
        #expect(rows.population - left.population == empty.count && empty.count > 0, "\(query)")
        #expect(query.utf8.count >= empty.range.upperBound && !empty.range.isEmpty)
      }
    }
  }

  /// An alternative to a clause finds as many rows as it says.
  @Test func explanationOffersNearClauses() throws {
    func near(_ query: String) throws -> [Explanation.Near] {
      let explanation = try #require(try Explanation.of(try Filter.compile(query, in: context)))
      let index = try #require(explanation.emptiedBy, "\(query)")
      let before = explanation.steps[..<index].map(\.clause).joined(separator: " ")
      for near in explanation.near {
        let found = try Filter.compile("\(before) \(near.clause)", in: context).rows()
        #expect(found?.population == near.count && near.count > 0, "\(query): \(near.clause)")
      }
      return explanation.near
    }
    // Wrong characters with the right pinyin, as input methods offer them; then the longest substrings that are found.
    #expect(try near("协会 保鸡").first == Explanation.Near(clause: "baoji", count: 1))
    #expect(try near("宝鸡马").contains(Explanation.Near(clause: "宝鸡", count: 1)))
    #expect(try near("title:汉中学会").map(\.clause) == ["title:汉中", "title:学会"])
    #expect(try near("xyzzy").isEmpty)
    // A relation without one of its conditions, or any related record at all.
    #expect(
      try near("item-events{kind:5A fine>100万}") == [Explanation.Near(clause: "item-events{kind:5A}", count: 2)])
    #expect(try near("item-events{fine>100万}") == [Explanation.Near(clause: "item-events:any", count: 2)])
    #expect(try near("count(item-events)>5") == [Explanation.Near(clause: "count(item-events):0..2", count: 4)])
    // A reference by a name with a typing error.
    #expect(try near("group:宝鸡祖").first == Explanation.Near(clause: "group:宝鸡", count: 1))
  }

  @Test func valuesAreWrittenBareIfPossible() {
    #expect(Query.value("宝鸡市") == "宝鸡市")
    #expect(Query.value("a b") == "\"a b\"")
    #expect(Query.value("none") == "\"none\"")
    #expect(Query.value("某会(集团)") == "某会(集团)")
    #expect(Query.value("a\"b") == "\"a\\\"b\"")
    #expect(Query.value("") == "\"\"")
  }
}
