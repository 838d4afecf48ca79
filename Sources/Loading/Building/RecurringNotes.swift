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

/// The recurring notes of a chunk or a file: the first place and the number of records of each.
struct RecurringNotes: Sendable {
  struct Key: Hashable {
    let note: RecurringNote
    let field: Int
  }

  struct Use {
    var count: Int
    var row: Int
    var record: Int
    var offset: Int
    var found: String
    /// The last row counted: a record cut by the end of a block is read twice, and a list may have several values.
    fileprivate var last: Int
  }

  private(set) var uses: [Key: Use] = [:]

  @inline(never)
  mutating func add(
    _ note: RecurringNote, _ field: Int, row: Int, record: Int, offset: Int, found: UnsafeBufferPointer<UInt8>
  ) {
    let key = Key(note: note, field: field)
    guard let use = uses[key] else {
      let text = String(decoding: found.prefix(Self.quoted), as: UTF8.self)
      uses[key] = Use(count: 1, row: row, record: record, offset: offset, found: text, last: row)
      return
    }
    if use.last == row { return }
    uses[key]?.count += 1
    uses[key]?.last = row
  }

  private static let quoted = 100

  /// Adds those of a chunk whose first row and record are these.
  mutating func add(_ others: RecurringNotes, row: Int, record: Int) {
    for (key, use) in others.uses {
      if uses[key] == nil {
        var first = use
        first.row += row
        first.record += record
        uses[key] = first
      } else {
        uses[key]?.count += use.count
      }
    }
  }

  /// In the order of their first records.
  var sorted: [(key: Key, use: Use)] {
    uses.sorted { ($0.value.record, $0.key.field) < ($1.value.record, $1.key.field) }.map {
      (key: $0.key, use: $0.value)
    }
  }
}
