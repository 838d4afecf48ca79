import Localization

/// One problem of a file: its place, the text found and the text expected. Diagnostics are data, browsed as a table.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: Int, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing is wrong with the record.
    case note
    /// The value was read, or kept as it stood, but breaks a rule.
    case warning
    /// A value, record or file could not be read.
    case error

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  public var severity: Severity
  /// The kind of problem.
  public var code: Diagnostic.Code
  /// The kind of record, by name; nil for whole files.
  public var kind: String?
  public var file: String
  /// The record's number in the file, from 0.
  public var record: Int?
  /// The row in the kind's table, if the record became a row.
  public var row: Int?
  /// JSON pointer (RFC 6901) of the value, or else of the record, with keys as the file spells them. Records on
  /// lines of their own count as the elements of an array; a record that is the whole file has the empty pointer.
  public var pointer: String?
  /// Byte offset of the value or record in the file; nil if the file changed before the offset was found.
  public var offset: Int?
  public var field: String?
  public var found: String
  public var expected: Localized
  /// Line and column from 1, if the file is not JSON.
  public var line: Int?
  public var column: Int?

  public init(
    severity: Severity, code: Diagnostic.Code, kind: String? = nil, file: String, record: Int? = nil,
    row: Int? = nil,
    pointer: String? = nil, offset: Int? = nil, field: String? = nil, found: String = "",
    expected: Localized = Localized("", ""), line: Int? = nil, column: Int? = nil
  ) {
    self.severity = severity
    self.code = code
    self.kind = kind
    self.file = file
    self.record = record
    self.row = row
    self.pointer = pointer
    self.offset = offset
    self.field = field
    self.found = found
    self.expected = expected
    self.line = line
    self.column = column
  }
}

extension Diagnostic {
  /// The kinds of problems of a file or record, each with a title in both languages.
  public enum Code: String, Sendable, CaseIterable {
    case unreadableFile, notJSON, wrongEncoding, unknownFile, guessedKind, foundRecords, noRecords
    case notAnObject, badCells, duplicateMember, unknownKey, doubtfulKey
    case wrongType, numberForCode, badCode, badDate, imprecise, badMoney, badNumber, badFlag, notInVocabulary, ambiguous
    case missing, duplicateKey, repeatedRecord, dangling, outOfRange, wrongOrder, afterAsOf, rule

    /// Whether `expected` is a whole sentence, the reason, and not what should be there.
    public var hasReason: Bool {
      switch self {
      case .unreadableFile, .notJSON, .wrongEncoding, .guessedKind, .foundRecords, .doubtfulKey: true
      default: false
      }
    }

    public var title: Localized {
      switch self {
      case .unreadableFile: Localized("文件无法读取", "unreadable file")
      case .notJSON: Localized("不是有效的 JSON", "not valid JSON")
      case .wrongEncoding: Localized("编码不是 UTF-8", "not UTF-8")
      case .unknownFile: Localized("无法识别的文件", "unrecognized file")
      case .guessedKind: Localized("记录类型由字段推断", "record type inferred from the fields")
      case .foundRecords: Localized("记录按结构找到", "records found by structure")
      case .noRecords: Localized("没有记录", "no records")
      case .notAnObject: Localized("记录不是对象", "record is not an object")
      case .badCells: Localized("表格行有误", "malformed row")
      case .duplicateMember: Localized("字段重复", "duplicate field")
      case .unknownKey: Localized("未知字段", "unknown field")
      case .doubtfulKey: Localized("字段归属存疑", "field in doubt")
      case .wrongType: Localized("类型不符", "wrong type")
      case .numberForCode: Localized("代码写成了数字", "code written as a number")
      case .badCode: Localized("代码校验未通过", "invalid check character")
      case .badDate: Localized("日期无效", "invalid date")
      case .imprecise: Localized("日期不完整", "incomplete date")
      case .badMoney: Localized("金额无法读取", "unreadable amount")
      case .badNumber: Localized("数字无法读取", "unreadable number")
      case .badFlag: Localized("是/否值无法识别", "unreadable yes/no value")
      case .notInVocabulary: Localized("不在代码表中", "not in the code list")
      case .ambiguous: Localized("含义不明", "ambiguous value")
      case .missing: Localized("缺少必填字段", "required field missing")
      case .duplicateKey: Localized("主键重复", "duplicate key")
      case .repeatedRecord: Localized("疑似重复记录", "possible duplicate record")
      case .dangling: Localized("引用的记录不存在", "referenced record does not exist")
      case .outOfRange: Localized("超出范围", "out of range")
      case .wrongOrder: Localized("日期先后有误", "dates in the wrong order")
      case .afterAsOf: Localized("晚于截至日期", "after the as-of date")
      case .rule: Localized("不符合勾稽关系", "inconsistent values")
      }
    }
  }
}
