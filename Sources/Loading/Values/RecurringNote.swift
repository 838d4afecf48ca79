import Columnar
import Localization

/// What may be said of every value of a column: it is said once a file, with the number of records.
enum RecurringNote: Sendable, Hashable {
  /// Days as seconds or milliseconds since 1970, or as moments of universal time.
  case seconds, milliseconds, universalTime
  /// Identity numbers that the publisher masked.
  case maskedIdentity
  /// A number that is the code of an entry.
  case numberOfEntry

  var code: Diagnostic.Code {
    switch self {
    case .seconds, .milliseconds, .universalTime: .wrongType
    case .maskedIdentity: .badCode
    case .numberOfEntry: .numberForCode
    }
  }

  func expected(records: Int) -> Localized {
    switch self {
    case .seconds:
      Localized(
        "文本形式的日期（共 \(records) 条记录为 1970 年以来的秒数，已按北京时间换算）",
        "a day as text (seconds since 1970 in \(Plural.english(records, "record")), read in Beijing time)")
    case .milliseconds:
      Localized(
        "文本形式的日期（共 \(records) 条记录为 1970 年以来的毫秒数，已按北京时间换算）",
        "a day as text (milliseconds since 1970 in \(Plural.english(records, "record")), read in Beijing time)")
    case .universalTime:
      Localized(
        "北京时间的日期（共 \(records) 条记录为世界时，换算后在次日）",
        "a day in Beijing time (universal time in \(Plural.english(records, "record")), which there is the next day)")
    case .maskedIdentity:
      Localized(
        "统一社会信用代码（共 \(records) 条记录为已遮盖的自然人证件号码，按原文显示）",
        "a credit code (masked identity numbers of natural persons in \(Plural.english(records, "record")), shown as written)"
      )
    case .numberOfEntry:
      Localized(
        "文本形式的代码（共 \(records) 条记录写成了数字，已按代码读取）",
        "a code as text (a number in \(Plural.english(records, "record")), read as the code)")
    }
  }
}
