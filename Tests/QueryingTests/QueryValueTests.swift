import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

/// The meaning of values, on a few records that can be checked by hand.
@Suite struct QueryValueTests {
  static let register: Register = {
    var items = TableBuilder(SampleRegister.items)
    func day(_ year: Int, _ month: Int, _ day: Int) -> Value { .day(Day(year: year, month: month, day: day)!) }
    items.append([
      "code": .text("51610000MJ0001EX1A"), "title": .text("宝鸡市养老服务协会"), "amount": .money(5_000_000),
      "paid": .money(50), "members": .integer(12), "opened": day(2019, 2, 28), "closed": day(2020, 2, 29),
      "open": .flag(true), "grade": .text("5A"), "region": .text("610302"), "group": .text("G0"),
      "tags": .list([.text("慈善组织"), .text("ABC")]), "marks": .list([.text("5A")]),
    ])
    items.append([
      "code": .text("51610000MJ0002EX2B"), "title": .text("汉中市（銀行）业协会"), "amount": .money(100_000_000_00),
      "members": .integer(-3), "opened": day(2020, 3, 5), "open": .flag(false), "grade": .text("4A"),
      "region": .text("6123"), "group": .text("G1"), "tags": .list([.text("ａｂｃ")]),
    ])
    items.append([
      "code": .text("51610000MJ0003EX3C"), "title": .text("长安区会计学会"), "opened": day(2020, 12, 31),
      "region": .text("61"), "group": .text("G9"),
    ])
    items.append(["code": .text("53610000MJ0004EX4D")])
    var groups = TableBuilder(SampleRegister.groups)
    groups.append(["id": .text("G0"), "name": .text("宝鸡组"), "size": .integer(5), "lead": .text("51610000MJ0001EX1A")])
    groups.append(["id": .text("G1"), "name": .text("汉中组"), "area": .text("6107")])
    var events = TableBuilder(SampleRegister.events)
    events.append([
      "id": .text("E0"), "item": .text("51610000MJ0001EX1A"), "fine": .money(4_999_999), "kind": .text("5A"),
    ])
    events.append([
      "id": .text("E1"), "item": .text("51610000MJ0001EX1A"), "fine": .money(5_000_000), "kind": .text("4A"),
    ])
    events.append([
      "id": .text("E2"), "item": .text("51610000MJ0002EX2B"), "kind": .text("5A"), "day": day(2020, 1, 31),
    ])
    return Register(
      schema: SampleRegister.schema, card: .init(),
      tables: SampleRegister.linked([groups.table(), items.table(), events.table()]), present: [0, 1, 2])
  }()

  static let context = QueryContext(
    register: register, kind: 1, today: SampleRegister.today, views: ["大额": "amount>=5万", "inner": "view:大额 open:no"])

  static let cases: [(query: String, rows: [Int])] = [
    ("", [0, 1, 2, 3]), ("  　", [0, 1, 2, 3]),
    // Words, literal and pinyin.
    ("宝鸡", [0]), ("协会 宝鸡", [0]), ("协会 OR 学会", [0, 1, 2]), ("协会|学会", [0, 1, 2]), ("银行", [1]),
    ("yinhang", [1]), ("bj yanglao", [0]), ("kjxh", [2]), ("changan", [2]), ("zhangan", [2]), ("hz市", [1]),
    ("\"bj\"", []), ("bjxh", []), ("xiehui", [0, 1]), ("51610000MJ", [0, 1, 2]), ("51610000mj0002", [1]),
    ("５１６１００００ＭＪ", [0, 1, 2]), ("five", [0]), ("五星", [0]), ("宝鸡，养老", [0]), ("NOT 协会", [2, 3]), ("-协会", [2, 3]),
    ("!协会", [2, 3]), ("--协会", [0, 1]), ("协会 -(宝鸡 OR 汉中)", []), ("or", []), ("汉中市(银行)", [1]),
    // Texts.
    ("title:协会", [0, 1]), ("标题：协会", [0, 1]), ("title=长安区会计学会", [2]), ("title!=长安区会计学会", [0, 1]),
    ("title:（银行）", [1]), ("title=“汉中市（银行）业协会”", [1]), ("title~^宝鸡.*协会$", [0]), ("title!~协会", [2]),
    ("title~\"(养老|会计)\"", [0, 2]), ("code~^53", [3]), ("tags:慈善组织", [0]), ("-tags:慈善组织", [1, 2, 3]),
    ("tags=abc", [0, 1]),
    ("title:协会,学会", [0, 1, 2]), ("title:协会|学会", [0, 1, 2]), ("title:协会、学会", [0, 1, 2]),
    ("code=51610000MJ0001EX1A", [0]),
    // Empty values.
    ("amount:none", [2, 3]), ("amount:any", [0, 1]), ("-amount:none", [0, 1]), ("amount!=none", [0, 1]),
    ("amount:空", [2, 3]),
    ("tags:none", [2, 3]), ("group:none", [3]), ("group:any", [0, 1, 2]), ("group.name:none", [2, 3]),
    ("item-events:none", [2, 3]),
    ("item-events:any", [0, 1]), ("amount:none,5万", [0, 2, 3]), ("grade:\"none\"", []), ("grade:none", [2, 3]),
    // A comparison with nothing is false, and NOT takes away what its clause finds.
    ("amount>5万", [1]), ("-amount>5万", [0, 2, 3]), ("amount<=5万", [0]), ("amount!=5万", [1]),
    ("-amount!=5万", [0, 2, 3]), ("amount>5万 OR -amount>5万", [0, 1, 2, 3]), ("-amount>5万 amount:any", [0]),
    ("-(grade:5A)", [1, 2, 3]), ("grade!=5A", [1]), ("-group.size:5", [1, 2, 3]), ("group.size:5", [0]),
    ("-group.name:宝鸡", [1, 2, 3]), ("group.name!=宝鸡", [0, 1]), ("group.name!=宝鸡组", [1]), ("tags!=abc", []),
    ("tags!=zzz", [0, 1]),
    ("-tags=zzz", [0, 1, 2, 3]), ("title!~协会", [2]), ("-title~协会", [2, 3]),
    ("-item-events{kind:5A}", [2, 3]), ("-item-events.kind:5A", [2, 3]), ("item-events.kind!=5A", []),
    ("-item-events{fine>5万}", [0, 1, 2, 3]),
    // Numbers and money.
    ("amount:5万", [0]), ("amount=50000", [0]), ("amount:50千元", [0]), ("amount:5万元", [0]), ("金额≥5万", [0, 1]),
    ("amount：５万", [0]),
    ("amount:1亿", [1]),
    ("amount>0.99亿", [1]), ("amount:10万..1亿", [1]), ("amount:..5万", [0]), ("amount:5万..", [0, 1]),
    ("amount:6万..5万", [0]), ("amount:五万", [0]), ("amount=5萬", [0]), ("amount>=一亿", [1]), ("members:十二", [0]),
    ("amount*2:none", [2, 3]), ("amount*2:any", [0, 1]), ("-amount*2:none", [0, 1]), ("amount+paid:any", [0]),
    ("paid:0.5", [0]), ("paid:0.50元", [0]), ("paid:50分", [0]), ("paid:0.505", []), ("paid>0.499", [0]),
    ("paid<0.501", [0]),
    ("members:-3", [1]), ("members<0", [1]), ("members:-3..12", [0, 1]), ("members>=1.2万", []),
    ("members:12,-3", [0, 1]),
    ("members>11.5", [0]), ("members<11.5", [1]), ("members=11.5", []), ("members!=11.5", [0, 1]),
    ("members>-2-2", [0, 1]),
    ("amount:>=5万", [0, 1]), ("amount > 5万", [1]),
    // Days.
    ("opened:2020", [1, 2]), ("opened=2020", [1, 2]), ("opened:2020-03", [1]), ("opened:2020-3", [1]),
    ("opened:2020-03-05", [1]),
    ("opened:2020/3/5", [1]), ("opened:2020年3月5日", [1]), ("opened:2020年3月", [1]), ("opened:2020年", [1, 2]),
    ("opened>2019", [1, 2]), ("opened>=2019", [0, 1, 2]), ("opened<2020", [0]), ("opened<=2020-03-05", [0, 1]),
    ("opened<2020-03-05", [0]),
    ("opened:2019..2020-03", [0, 1]), ("opened:..2019", [0]), ("opened:2020-04..", [2]), ("opened:today", [2]),
    ("opened:今天", [2]),
    ("opened<today", [0, 1]), ("opened>=-1y", [1, 2]), ("opened>=-10m", [1, 2]), ("opened>=-301d", [1, 2]),
    ("opened>=-300d", [2]),
    ("opened>=-43w", [1, 2]), ("opened>=-43星期", [1, 2]), ("opened>=-43周", [1, 2]), ("opened>=-3年", [0, 1, 2]),
    ("opened!=2020", [0]), ("opened:2019,2020-12", [0, 2]),
    ("opened.year:2020", [1, 2]), ("opened.month=3", [1]), ("opened.year=2019", [0]),
    ("opened.yearMonth=202003", [1]), ("opened:2020-12..2020-03", [1, 2]),
    // Calendar arithmetic. 5 March 2020 is a Thursday, 29 February 2020 a Saturday.
    ("opened+1wd=2020-03-06", [1]), ("opened+2wd=2020-03-09", [1]), ("opened+2个工作日=2020-03-09", [1]),
    ("closed+0wd=2020-03-02", [0]), ("closed-1wd=2020-02-28", [0]), ("opened+1d1wd=2020-03-09", [1]),
    ("today>2020-12-30 opened:2020", [1, 2]), ("2020-12-30<today opened:2019", [0]), ("today>2020-12-31", []),
    ("closed=opened+1y+1d", [0]), ("closed>opened+12m", [0]), ("closed=opened+366d", [0]),
    ("closed-1y=2019-02-28", [0]),
    ("closed-opened=366", [0]), ("closed-opened<=366d", [0]), ("closed-opened>52w", [0]), ("closed>opened", [0]),
    ("-closed>opened", [1, 2, 3]), ("opened+1m>=today", [2]), ("opened + 1m >= today", [2]),
    ("today-opened<302", [1, 2]),
    ("closed:opened..today", [0]), ("2020<=opened", [1, 2]), ("5万<amount", [1]),
    // Vocabularies and trees.
    ("grade:5A", [0]), ("grade:五星", [0]), ("grade:FIVE", [0]), ("grade:aaaaa", [0]), ("grade:5A,4A", [0, 1]),
    ("grade:5A..4A", [0, 1]),
    ("grade:3A..4A", [1]), ("region:宝鸡", [0]), ("region:宝鸡市", [0]), ("region:汉中", [1]), ("region:6107", [1]),
    ("region:6123", [1]),
    ("region=宝鸡市", []), ("region=渭滨区", [0]), ("region:陕西", [0, 1, 2]), ("region:Shaanxi", [0, 1, 2]),
    ("region=61", [2]),
    ("region.city:宝鸡", [0]), ("region.city=宝鸡市", [0]), ("region.city:none", [1, 2, 3]), ("region:新城区", []),
    ("region~滨", [0]),
    ("open:yes", [0]), ("open:是", [0]), ("open:false", [1]), ("-open:yes", [1, 2, 3]), ("open:any", [0, 1]),
    // References and relations.
    ("group:G0", [0]), ("group=G0", [0]), ("group:G", [0, 1, 2]), ("group:宝鸡", [0]), ("group=宝鸡组", [0]),
    ("group=宝鸡", []),
    ("group:G9", [2]), ("group!=G0", [1, 2]), ("group.lead.title:宝鸡", [0]), ("group.lead.grade:5A", [0]),
    ("group{size>3}", [0]),
    ("item-events{kind:5A fine<5万}", [0]), ("item-events{kind:4A fine<5万}", []), ("事件{kind:5A}", [0, 1]),
    ("count(item-events)>=2", [0]), ("count(item-events)=0", [2, 3]), ("count(item-events{kind:5A})=1", [0, 1]),
    ("sum(item-events.fine)=99999.99", [0]), ("sum(item-events.fine)<0", []), ("max(item-events.fine)=amount", [0]),
    ("avg(item-events{kind:5A}.fine)<5万", [0]), ("distinct(item-events.kind)=2", [0]),
    ("min(item-events.day)<2020-02", [1]), ("region=field(group.area)", []), ("region!=field(group.area)", [1]),
    // Views.
    ("view:大额", [0, 1]), ("view:inner", [1]), ("-view:大额", [2, 3]), ("view:大额 宝鸡", [0]),
  ]

  @Test(arguments: 0..<cases.count) func queryFindsRows(index: Int) throws {
    let (query, rows) = Self.cases[index]
    let filter = try Filter.compile(query, in: Self.context)
    let found = try #require(try filter.rows())
    #expect(found.rows.map(Int.init) == rows, "\(query)")
    let again = try #require(try Filter.compile(filter.text, in: Self.context).rows())
    #expect(again == found, "\(query) printed \(filter.text)")
  }

  // MARK: - Literals

  @Test(
    arguments: [
      ("5", 500), ("5万", 5_000_000), ("0.5万", 500_000), ("1.5亿", 15_000_000_000), ("4439.25万元", 4_439_250_000 * 1),
      ("300元", 30_000), ("7分", 7), ("3千", 300_000), ("2百万", 200_000_000), ("0", 0), ("0.01", 1), ("1.10", 110),
      ("五", 500), ("五万", 5_000_000), ("5萬", 5_000_000), ("5 万", 5_000_000),
    ] as [(String, Int64)])
  func amountsParse(_ text: String, _ fen: Int64) throws {
    let number = try #require(Literal.number(text))
    let scaled = try #require(number.scaled(by: 100))
    #expect(scaled.floor == fen && scaled.exact)
  }

  @Test(arguments: [
    "", ".", "5.", ".5", "1.2.3", "万", "5万5", "-5", "1e5", "5wan", "1234567890123456", "0.1234567891", "五x",
  ])
  func wrongAmountsAreRejected(_ text: String) { #expect(Literal.number(text) == nil) }

  @Test(arguments: [
    "2020-00", "2020-13", "2020-02-30", "2019-02-29", "20-01-01", "2020-1-1-1", "2020年3", "2020年3月5", "3月5日",
    "2020.03.05", "",
    "2020/3", "0999", "12345", "2020-",
  ])
  func wrongDaysAreRejected(_ text: String) { #expect(Literal.period(text) == nil) }

  @Test(arguments: ["", "5", "y", "3q", "-3y", "3y4", "99999999d", "３ｙ", "1.5y"])
  func wrongDurationsAreRejected(_ text: String) { #expect(Literal.duration(text) == nil) }

  @Test func durationsParse() {
    #expect(Literal.duration("1y6m") == DayStep(months: 18, days: 0))
    #expect(Literal.duration("2w3d") == DayStep(months: 0, days: 17))
    #expect(Literal.duration("3个月") == DayStep(months: 3, days: 0))
    let leap = Day(year: 2020, month: 2, day: 29)!
    #expect(DayStep(months: 12).added(to: leap) == Day(year: 2021, month: 2, day: 28))
    #expect(
      DayStep(months: -1).added(to: Day(year: 2021, month: 3, day: 31)!) == Day(year: 2021, month: 2, day: 28))
  }

  // MARK: - A table without a register

  @Test func queryRunsOnATableWithoutARegister() throws {
    var builder = TableBuilder(SampleRegister.groups)
    builder.append(["id": .text("1"), "name": .text("宝鸡组"), "size": .integer(3)])
    builder.append(["id": .text("2"), "name": .text("汉中组")])
    let context = QueryContext(table: builder.table(), today: SampleRegister.today)
    let found = try #require(try Filter.compile("bj size>2", in: context).rows())
    #expect(found.rows == [0])
  }
}
