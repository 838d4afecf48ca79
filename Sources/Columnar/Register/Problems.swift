import Localization

/// The troubles of a register as a table like any other, so that they are filtered, sorted and exported like records.
public enum Problems {
  /// The kind of the problems table of a register with this schema; what was expected is a vocabulary of the sentences
  /// that occur, so that it reads in either language.
  public static func kind(schema: Schema, expectations: [Localized] = []) -> Kind {
    let group = Localized("问题", "Problem")
    let place = Localized("位置", "Location")
    return Kind(
      "problems", title: Localized("问题", "Problems"), singular: Localized("问题", "problem"),
      help: Localized("文件中无法读取或不符合要求之处", "What could not be read in the files, or does not meet the requirements"),
      key: "id",
      fields: [
        Field(
          "id", Localized("序号", "No."), .code(nil), help: Localized("问题的序号", "Running number"), group: group,
          width: 7),
        Field(
          "severity", Localized("程度", "Severity"), .coded(severities),
          help: Localized(
            "错误：无法读取；警告：已读取但不符合要求；提示：供参考",
            "Error: could not be read. Warning: read, but not as required. Info: for information"), group: group,
          roles: [.summary], width: 6),
        Field(
          "trouble", Localized("问题类型", "Problem type"), .coded(codes), help: Localized("问题的类型", "The type of problem"),
          group: group, roles: [.summary, .search, .label], width: 18),
        Field(
          "kind", Localized("记录类型", "Record type"), .coded(kinds(schema)), help: Localized("记录的类型", "The record type"),
          group: place, roles: [.summary], width: 12),
        Field(
          "file", Localized("文件", "File"), .text, help: Localized("所在文件", "The file that holds it"), group: place,
          roles: [.summary, .search], width: 22),
        Field(
          "record", Localized("记录", "Record"), .integer(unit: nil),
          help: Localized("记录在文件中的序号，从 1 开始", "The number of the record in its file, counting from 1"), group: place,
          roles: [.summary]
        ),
        Field(
          "field", Localized("字段", "Field"), .text, help: Localized("所在字段", "The field concerned"),
          group: place, roles: [.summary, .search], width: 16),
        Field(
          "found", Localized("文件中的值", "Value found"), .text, help: Localized("文件中的原值", "The value in the file"),
          group: group,
          roles: [.summary, .search], width: 28),
        Field(
          "expected", Localized("应为", "Expected"), .coded(sentences(expectations)),
          help: Localized("此处应有的值，或出错的原因", "The value expected, or the reason"), group: group, roles: [.summary],
          width: 36),
        Field(
          "pointer", Localized("指针", "Pointer"), .text,
          help: Localized("文件中的 JSON 指针（RFC 6901）", "JSON pointer within the file (RFC 6901)"), group: place, width: 24),
        Field(
          "offset", Localized("字节偏移", "Byte offset"), .integer(unit: Localized("字节", "bytes")),
          help: Localized("距文件开头的字节数", "Bytes from the start of the file"), group: place, width: 10),
        Field(
          "line", Localized("行", "Line"), .integer(unit: nil),
          help: Localized("文件中的行号，从 1 开始", "The line, counting from 1"),
          group: place),
        Field(
          "column", Localized("列", "Column"), .integer(unit: nil),
          help: Localized("该行中的字符序号，从 1 开始", "The character in that line, counting from 1"), group: place),
      ])
  }

  /// Severities in the words that people read.
  public static let severities = Codebook(
    "severities", title: Localized("程度", "severity"), writing: .translatedLabel,
    entries: Diagnostic.Severity.allCases.map { severity in
      switch severity {
      case .note: Codebook.Entry("note", "提示", "info")
      case .warning: Codebook.Entry("warning", "警告", "warning")
      case .error: Codebook.Entry("error", "错误", "error")
      }
    })

  /// All kinds of trouble.
  public static let codes = Codebook(
    "troubles", title: Localized("问题类型", "problem type"), writing: .translatedLabel,
    entries: Diagnostic.Code.allCases.map { Codebook.Entry($0.rawValue, $0.title.chinese, $0.title.english) })

  private static func kinds(_ schema: Schema) -> Codebook {
    Codebook(
      "kinds", title: Localized("记录类型", "record type"), openness: .open, writing: .code,
      entries: schema.kinds.map { Codebook.Entry($0.name, $0.title.chinese, $0.title.english) })
  }

  /// The most sentences that a vocabulary holds; files do not come near it.
  package static let sentenceLimit = 60_000

  private static func sentences(_ expectations: [Localized]) -> Codebook {
    Codebook(
      "expectations", title: Localized("应为", "expected"), openness: .open, writing: .translatedLabel,
      entries: expectations.prefix(sentenceLimit).enumerated().map { number, sentence in
        Codebook.Entry("expected-\(number + 1)", sentence.chinese, sentence.english)
      })
  }
}
