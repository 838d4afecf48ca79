import Columnar
import Exports
import Foundation
import Localization
import Testing

/// Golden bytes of every format for the records that are hard to write.
struct FormatTests {
  static func text(
    _ format: ExportFormat, _ register: Register = SampleRegister.register(SampleRegister.awkward),
    rows: [UInt32]? = nil, columns: [String]? = nil, language: Language = .chinese, values: ExportValues = .data
  ) throws -> String {
    let kind = register.schema.kinds[1]
    let view = ExportView(
      register: register, kind: 1, rows: rows ?? Array(0..<UInt32(register.tables[1].count)),
      columns: columns.map { $0.compactMap(kind.ordinal(of:)) } ?? Array(kind.fields.indices), language: language,
      values: values)
    var sink: any ByteSink = MemorySink()
    let summary = try Exporter.write(view, as: format, to: &sink)
    #expect(summary.rows == view.rows.count)
    let bytes = (sink as? MemorySink)?.bytes ?? []
    return try #require(String(validating: bytes, as: UTF8.self))
  }

  @Test func csv() throws {
    let expected = #"""
      编号,名称,颜色,地区,人数,罚款,日期,公开,机构,标签,颜色表,机构表,联系人
      511000005000157438,"宝鸡市“养老”协会, ""甲""",红,610300,-12,443925000,2020-07-21,是,B2,"甲;乙,丙",绿;紫,B1;无,
      t2,"一行
      二行\#r
      \#t三\行\#u{1B}[2J\#u{7F}",,,,0.05,,否,,,,,
      t3,"",=1+1,,,-0.5,,,没有,,,,
      t4,"=HYPERLINK(""http://x"")",,,,,"2020年""13月A",,,,,,
      t5,-5,,,"{
       ""a"": [1,\#r
       2]}",,,,,,,,
      t6,a|b*c_d<e>&`f`~[g],,,-9223372036854775808,92233720368547758.07,,,,,,,

      """#
    #expect(try Self.text(.csv) == expected)
  }

  @Test func csvExcel() throws {
    let text = try Self.text(.csvExcel, columns: ["id", "name", "colour", "fine", "place"], language: .english)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(text.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(lines[0] == "\u{FEFF}Id,Name,Colour,Fine,Place")
    #expect(lines[1] == #""=""511000005000157438""","宝鸡市“养老”协会, ""甲""",红,443925000,"=""610300""""#)
    #expect(text.contains("t3,\"\",'=1+1,-0.5,\r\n"))
    #expect(text.contains("t4,\"'=HYPERLINK(\"\"http://x\"\")\",,,\r\n"))
    #expect(text.contains("t5,-5,,,\r\n"))
    #expect(text.hasSuffix("\r\n"))
  }

  @Test func csvExcelCountsAlteredCells() throws {
    let register = SampleRegister.register(SampleRegister.awkward)
    let view = ExportView(
      register: register, kind: 1, rows: [0, 1, 2, 3, 4, 5], columns: [0, 1, 2, 3], language: .chinese, values: .data)
    var sink: any ByteSink = MemorySink()
    #expect(try Exporter.write(view, as: .csvExcel, to: &sink).altered == 4)
    #expect(try Exporter.write(view, as: .csv, to: &sink).altered == 0)
  }

  @Test(arguments: [
    ("=1", "'=1"), ("+86 29", "'+86 29"), ("-2+3", "'-2+3"), ("-2.5", "-2.5"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("＝1", "'＝1"), ("－x", "'－x"), ("＋1", "'＋1"), ("＠x", "'＠x"), ("\rx", "\"'\rx\""), ("-", "-"), ("甲=1", "甲=1"),
    ("02987654321", "\"=\"\"02987654321\"\"\""),
    ("1234567890123456", "\"=\"\"1234567890123456\"\"\""), ("13", "13"), ("", "\"\""),
  ])
  func cellsOfSpreadsheets(text: String, written: String) throws {
    let register = SampleRegister.register([["id": .text("a"), "name": .text(text)]])
    #expect(try Self.text(.csvExcel, register, columns: ["id", "name"]).hasSuffix("a,\(written)\r\n"))
  }

  /// A sign that ends a cell or a row, at every place of texts of every length.
  @Test(arguments: [ExportFormat.csv, .csvExcel], ["\r", "\n", ",", "\""])
  func signsThatEndACellAreQuoted(format: ExportFormat, sign: String) throws {
    for length in 0...40 {
      for place in 0...length {
        let text = String(repeating: "a", count: place) + sign + String(repeating: "b", count: length - place)
        let register = SampleRegister.register([["id": .text("x"), "name": .text(text)]])
        let quoted = "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        let written = try Self.text(format, register, columns: ["id", "name"])
        // A spreadsheet takes a control character at the start for a formula's disguise.
        #expect(written.contains("x," + quoted) || place == 0 && written.contains("x,\"'" + quoted.dropFirst()))
      }
    }
  }

  @Test func tsv() throws {
    let expected = #"""
      编号/名称/罚款/日期
      511000005000157438/宝鸡市“养老”协会, "甲"/443925000/2020-07-21
      t2/一行\n二行\r\n\t三\\行\#u{1B}[2J\#u{7F}/0.05/

      """#
    let text = try Self.text(.tsv, rows: [0, 1], columns: ["id", "name", "fine", "day"])
    #expect(text == String(expected.map { $0 == "/" ? "\t" : $0 }))
  }

  @Test func json() throws {
    let expected = #"""
      [
      {"id":"511000005000157438","name":"宝鸡市“养老”协会, \"甲\"","colour":"红","place":"610300","size":-12,"fine":443925000,"day":"2020-07-21","open":true,"body":"B2","tags":["甲","乙,丙"],"colours":["绿","紫"],"bodies":["B1","无"]},
      {"id":"t2","name":"一行\n二行\r\n\t三\\行\u001b[2J\#u{7F}","fine":0.05,"open":false},
      {"id":"t3","name":"","colour":"=1+1","fine":-0.5,"body":"没有"},
      {"id":"t4","name":"=HYPERLINK(\"http://x\")","day":"2020年\"13月\u0041"},
      {"id":"t5","name":"-5","size":{ "a": [1, 2]}},
      {"id":"t6","name":"a|b*c_d<e>&`f`~[g]","size":-9223372036854775808,"fine":92233720368547758.07}
      ]

      """#
    #expect(try Self.text(.json) == expected)
  }

  @Test func ndjsonHoldsTheSameObjects() throws {
    let array = try Self.text(.json)
    let lines = try Self.text(.ndjson)
    #expect(array == "[\n" + lines.dropLast().split(separator: "\n").joined(separator: ",\n") + "\n]\n")
  }

  @Test func markdown() throws {
    let expected = #"""
      | Id | Name | Fine |
      | --- | --- | ---: |
      | t2 | 一行<br>二行<br>␉三\\行␛\[2J␡ | 0.05 |
      | t6 | a\|b\*c\_d&lt;e>&amp;\`f\`\~\[g\] | 92233720368547758.07 |

      """#
    #expect(try Self.text(.markdown, rows: [1, 5], columns: ["id", "name", "fine"], language: .english) == expected)
  }

  @Test func rowsAndColumnsKeepTheGivenOrder() throws {
    #expect(
      try Self.text(.csv, rows: [5, 0], columns: ["fine", "id"]) == """
        罚款,编号
        92233720368547758.07,t6
        443925000,511000005000157438

        """)
  }

  @Test func singleColumnHasNoBlankLine() throws {
    #expect(try Self.text(.csv, columns: ["colour"]) == "颜色\n红\n\"\"\n=1+1\n\"\"\n\"\"\n\"\"\n")
  }

  @Test func noRows() throws {
    #expect(try Self.text(.csv, rows: [], columns: ["id", "name"]) == "编号,名称\n")
    #expect(try Self.text(.json, rows: []) == "[]\n")
    #expect(try Self.text(.ndjson, rows: []).isEmpty)
    #expect(try Self.text(.markdown, rows: [], columns: ["id"]) == "| 编号 |\n| --- |\n")
  }

  @Test func emptyRecordsAreWritten() throws {
    let register = SampleRegister.register([[:], ["id": .text("x")]])
    #expect(try Self.text(.json, register) == "[\n{},\n{\"id\":\"x\"}\n]\n")
    #expect(try Self.text(.ndjson, register) == "{}\n{\"id\":\"x\"}\n")
  }
}
