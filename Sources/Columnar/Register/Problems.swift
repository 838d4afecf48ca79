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
  package static let sentenceLimit = 60_000

  private static func sentences(_ expectations: [Localized]) -> Codebook {
    Codebook(
      "expectations", title: Localized("应为", "expected"), openness: .open,
      entries: expectations.prefix(sentenceLimit).enumerated().map { number, sentence in
        Codebook.Entry("expected-\(number + 1)", sentence.chinese, sentence.english)
      })
  }
}
