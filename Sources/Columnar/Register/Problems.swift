import Localization

/// The troubles of a register as a table like any other, so that they are filtered, sorted and exported like records.
public enum Problems {
  /// The kind of the problems table of a register with this schema; what was expected is a vocabulary of the sentences
  /// that occur, so that it reads in either language.
  public static func kind(schema: Schema, expectations: [Localized] = []) -> Kind {
    let group = Localized("问题", "Problem")
    let place = Localized("位置", "Place")
    return Kind(
      "problems", title: Localized("问题", "Problems"), singular: Localized("问题", "problem"),
      help: Localized("文件中读不出来或不合规则之处", "What could not be read in the files, or breaks a rule"), key: "id",
      fields: [
        Field(
          "id", Localized("编号", "Number"), .code(nil), help: Localized("问题的序号", "Running number"), group: group,
          width: 7),
        Field(
          "severity", Localized("程度", "Severity"), .coded(severities),
          help: Localized("错误：读不出来；警告：读出但不合规则；提示", "Error: unreadable; warning: breaks a rule; note"), group: group,
          roles: [.summary], width: 6),
        Field(
          "trouble", Localized("问题", "Trouble"), .coded(codes), help: Localized("问题的种类", "What kind of trouble"),
          group: group, roles: [.summary, .search, .label], width: 18),
        Field(
          "kind", Localized("类别", "Kind"), .coded(kinds(schema)), help: Localized("记录的类别", "The kind of record"),
          group: place, roles: [.summary], width: 12),
        Field(
          "file", Localized("文件", "File"), .text, help: Localized("所在文件", "The file that it stands in"), group: place,
          roles: [.summary, .search], width: 22),
        Field(
          "record", Localized("记录", "Record"), .integer(unit: nil),
          help: Localized("文件中的第几条记录，从 1 起", "The record's number in its file, from 1"), group: place, roles: [.summary]
        ),
        Field(
          "field", Localized("字段", "Field"), .text, help: Localized("所在字段", "The field that it concerns"),
          group: place, roles: [.summary, .search], width: 16),
        Field(
          "found", Localized("内容", "Found"), .text, help: Localized("文件中的写法", "What the file says"), group: group,
          roles: [.summary, .search], width: 28),
        Field(
          "expected", Localized("应为", "Expected"), .coded(sentences(expectations)),
          help: Localized("此处应为何", "What belongs there"), group: group, roles: [.summary], width: 36),
        Field(
          "pointer", Localized("指针", "Pointer"), .text,
          help: Localized("文件中的 JSON 指针（RFC 6901）", "JSON pointer within the file (RFC 6901)"), group: place, width: 24),
        Field(
          "offset", Localized("偏移", "Offset"), .integer(unit: Localized("字节", "bytes")),
          help: Localized("距文件开头的字节数", "Bytes from the start of the file"), group: place, width: 10),
        Field(
          "line", Localized("行", "Line"), .integer(unit: nil), help: Localized("第几行，从 1 起", "The line, from 1"),
          group: place),
        Field(
          "column", Localized("列", "Column"), .integer(unit: nil),
          help: Localized("该行第几个字符，从 1 起", "The character in that line, from 1"), group: place),
      ])
  }

  /// Severities in the words that people read.
  public static let severities = Codebook(
    "severities", title: Localized("程度", "severity"),
    entries: Diagnostic.Severity.allCases.map { severity in
      switch severity {
      case .note: Codebook.Entry("note", "提示", "note")
      case .warning: Codebook.Entry("warning", "警告", "warning")
      case .error: Codebook.Entry("error", "错误", "error")
      }
    })

  /// All kinds of trouble.
  public static let codes = Codebook(
    "troubles", title: Localized("问题种类", "trouble"),
    entries: Diagnostic.Code.allCases.map { Codebook.Entry($0.rawValue, $0.title.chinese, $0.title.english) })

  private static func kinds(_ schema: Schema) -> Codebook {
    Codebook(
      "kinds", title: Localized("类别", "kind"), openness: .open, writing: .code,
      entries: schema.kinds.map { Codebook.Entry($0.name, $0.title.chinese, $0.title.english) })
  }

  /// The most sentences that a vocabulary holds; files do not come near it.
  private static let limit = 60_000

  private static func sentences(_ expectations: [Localized]) -> Codebook {
    Codebook(
      "expectations", title: Localized("应为", "expected"), openness: .open,
      entries: expectations.prefix(limit).enumerated().map { number, sentence in
        Codebook.Entry("expected-\(number + 1)", sentence.chinese, sentence.english)
      })
  }

  /// The table of all diagnostics, in their order. O(n).
  static func table(_ diagnostics: Diagnostics, schema: Schema) -> Table {
    let kind = kind(schema: schema, expectations: diagnostics.expectations)
    let plan = ReadingPlan(kind, schema: nil, asOf: nil)
    let piece = LoadedChunk(plan)
    func ordinal(_ name: String) -> Int { kind.ordinal(of: name) ?? 0 }
    let severities = Diagnostic.Severity.allCases
    let severityCodes = Dictionary(
      uniqueKeysWithValues: severities.enumerated().map { ($0.element, UInt16($0.offset)) })
    let troubleCodes = Dictionary(
      uniqueKeysWithValues: Diagnostic.Code.allCases.enumerated().map { ($0.element, UInt16($0.offset)) })
    let (id, severity, trouble, kindField) = (ordinal("id"), ordinal("severity"), ordinal("trouble"), ordinal("kind"))
    let (file, field, found, pointer) = (ordinal("file"), ordinal("field"), ordinal("found"), ordinal("pointer"))
    let (record, offset, line, column) = (ordinal("record"), ordinal("offset"), ordinal("line"), ordinal("column"))
    let expected = ordinal("expected")
    for (row, diagnostic) in diagnostics.enumerated() {
      piece.setText(id, row, String(row + 1))
      piece.builders[severity].setCode(row, severityCodes[diagnostic.severity] ?? CodedColumn.empty)
      piece.builders[trouble].setCode(row, troubleCodes[diagnostic.code] ?? CodedColumn.empty)
      if let name = diagnostic.kind, let code = schema.ordinal(of: name) {
        piece.builders[kindField].setCode(row, UInt16(code))
      }
      piece.setText(file, row, diagnostic.file)
      piece.setText(field, row, diagnostic.field)
      piece.setText(found, row, diagnostic.found)
      piece.setText(pointer, row, diagnostic.pointer)
      // People count from 1, lines and columns as well as records; the pointer beside it counts from 0.
      piece.setNumber(record, row, diagnostic.record.map { $0 + 1 })
      piece.setNumber(offset, row, diagnostic.offset)
      piece.setNumber(line, row, diagnostic.line)
      piece.setNumber(column, row, diagnostic.column)
      let sentence = diagnostics.expectation(of: row)
      if sentence < limit, !diagnostic.expected.chinese.isEmpty {
        piece.builders[expected].setCode(row, UInt16(sentence))
      }
    }
    piece.rows = diagnostics.count
    var table = TableAccumulator(plan)
    guard table.absorb(piece, file: 0, pointer: "", record: 0, growth: 1) else { return TableBuilder(kind).table() }
    return table.finished(workers: 1)
  }
}

extension LoadedChunk {
  /// Sets one text of a row that is made here rather than read; empty and nil are no value.
  func setText(_ field: Int, _ row: Int, _ text: String?) {
    guard var text, !text.isEmpty else { return }
    text.withUTF8 { bytes in
      builders[field].setText(row, capacity: bytes.count) { target in
        if let base = bytes.baseAddress { target.update(from: base, count: bytes.count) }
        return bytes.count
      }
    }
  }

  func setNumber(_ field: Int, _ row: Int, _ number: Int?) {
    if let number { builders[field].setNumber(row, Int64(number)) }
  }
}
