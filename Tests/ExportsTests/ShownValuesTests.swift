import Columnar
import Exports
import Localization
import Testing

/// Values as shown, as data, and as both; and values that are masked.
struct ShownValuesTests {
  private static let first = ["id", "colour", "place", "open", "body", "colours", "bodies"]

  @Test func shownValuesAreInTheLanguageOfTheHeadings() throws {
    let columns = ["id", "colour", "place", "fine", "day", "open", "colours"]
    #expect(
      try FormatTests.text(.csv, rows: [0], columns: columns, values: .shown) == """
        编号,颜色,地区,罚款,日期,公开,颜色表
        511000005000157438,红,宝鸡市,443925000,2020-07-21,是,绿、紫

        """)
    #expect(
      try FormatTests.text(.csv, rows: [0], columns: columns, language: .english, values: .shown) == """
        Id,Colour,Place,Fine,Day,Open,Colours
        511000005000157438,red,Baoji,443925000,2020-07-21,Yes,"green, 紫"

        """)
  }

  @Test func dataDoesNotDependOnTheLanguage() throws {
    let lines = try Language.allCases.map {
      try FormatTests.text(.csv, columns: Self.first, language: $0, values: .data).split(separator: "\n").dropFirst()
    }
    #expect(Array(lines[0]) == Array(lines[1]) && lines[0].count == 6)
  }

  @Test func namesStandBesideKeys() throws {
    let text = try FormatTests.text(.csv, rows: [0, 2], columns: ["id", "body", "bodies"], values: .both)
    #expect(
      text == """
        编号,机构,机构名称,机构表,机构表名称
        511000005000157438,B2,乙机构,B1;无,甲机构、无
        t3,没有,没有,,

        """)
  }

  @Test(arguments: ["csv", "tsv", "markdown", "json", "ndjson", "html", "csv-excel"])
  func personalValuesAreMaskedAndCounted(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    let register = SampleRegister.register(
      [
        ["id": .text("a"), "contact": .text("张三丰")], ["id": .text("b")], ["id": .text("c"), "contact": .text("")],
        ["id": .text("d"), "contact": .unreadable("{\"n\":\"李四光\"}")],
      ],
      unmappedValues: [.init(row: 1, field: nil, key: "身份证", json: "\"王五一\"")])
    let view = ExportView(
      register: register, kind: 1, rows: [0, 1, 2, 3], columns: Array(SampleRegister.things.fields.indices),
      language: .chinese, isRedacted: true)
    var sink: any ByteSink = MemorySink()
    let summary = try Exporter.write(view, as: format, to: &sink)
    let text = String(decoding: (sink as? MemorySink)?.bytes ?? [], as: UTF8.self)
    for name in ["张三丰", "李四光", "王五一"] { #expect(!text.contains(name), "\(text)") }
    #expect(summary.masked == (format.values == [.data] ? 4 : 3))
  }
}
