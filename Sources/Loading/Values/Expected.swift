import Columnar
import Localization

/// The `expected` of diagnostics, in both languages: the value that belongs in a place of a file.
enum Expected {
  static let text = Localized("文本（加双引号）", "text in double quotes")
  static let quotedCode = Localized("以文本书写的代码（加双引号，不能写成数字）", "a code written as text in double quotes, not as a number")
  static let plainCode = Localized("前后无空格、全部为半角字符的代码", "a code in half-width characters, with no spaces around it")
  static let integer = Localized("整数", "a whole number")
  static let smallInteger = Localized("不超过 64 位的整数", "a whole number of at most 64 bits")
  static let amount = Localized(
    "金额：数字，或带单位的文本，如 4439.25万元", "an amount: a number, or text with a unit such as 4439.25万元")
  static let yuan = Localized(
    "人民币金额（外币按原文保留，不与人民币相加）", "an amount in yuan (other currencies stay as text and are never added to yuan)")
  static let wholeFen = Localized("精确到分的金额", "an amount in whole fen")
  static let smallAmount = Localized("不超过 922 万亿元的金额", "an amount below 92,233,720,368,547,758 yuan")
  static let oneAmount = Localized(
    "确切的数，不带“余”“约”等字", "an exact number, without words such as 余 (more than) or 约 (about)")
  static let date = Localized("日期，如 2020-07-21", "a date such as 2020-07-21")
  static let realDay = Localized("实际存在的日期（如 2 月没有 30 日）", "a date that exists (February has no 30th)")
  static let yearFirst = Localized(
    "以年份开头的日期（无法区分月和日）", "a date starting with the year, such as 2020-04-03 (day and month are ambiguous)")
  static let wholeDate = Localized("完整的年月日（已按该期间第一日读取）", "year, month and day (read as the first day of the period)")
  static let flag = Localized("是或否", "true or false")
  static let list = Localized(
    "列表，或以分号、逗号或顿号分隔的文本", "a list, or text separated by semicolons, commas or “、”")
  static let value = Localized("代码表中的值（文本）", "a value of the code list, as text")
  static let object = Localized("对象 {…}", "an object {…}")
  static let oneMember = Localized("每个字段只出现一次（已采用第一个）", "each field only once (the first one was used)")
  static let required = Localized("必填项的值", "a value (this field is required)")
  static let notAfterAsOf = Localized("不晚于登记册截至日期的日期", "a date on or before the register's as-of date")
  static let fewerSpellings = Localized("更少的不同取值（此列取值过多）", "fewer distinct values (this column has too many)")
  static let uniqueKey = Localized("不与其他记录重复的主键", "a key not used by any other record")
  static let uniqueValue = Localized("未被其他记录使用的值", "a value that no other record has")
  static let noByteOrderMark = Localized(
    "不带字节顺序标记（BOM）的 UTF-8（已忽略该标记）", "UTF-8 without a byte order mark (the mark was ignored)")
  static let recordsInPage = Localized("与其他各页在同一处的记录", "records at the same place as in the other pages")
  static let nothingBefore = Localized("记录之前没有别的文字（已跳过）", "no text before the records (passed over)")
  static let records = Localized("至少一条记录", "at least one record")
  static let onlyRecords = Localized("只有一个记录数组（此项不属于任何记录）", "one array of records (this item belongs to no record)")
  static let unchangedFile = Localized(
    "文件在读取期间保持不变（请重新打开）", "a file that does not change while it is read (open it again)")
  static let smallColumn = Localized(
    "每列文本不超过 4 GiB，每种记录不超过 20 亿条", "at most 4 GiB of text per column and 2 billion records per type")
  static let kindFile = Localized(
    "以记录类型命名的文件，如 organizations.json", "a file named after a record type, such as organizations.json")

  static let closedQuote = Localized(
    "引号成对、引号内的引号写两遍（已按原样读取）", "quotes in pairs, and doubled within quotes (read as they stand)")
  static let shortRow = Localized("不超过 16 MB 的一行（此行未读取）", "a row of at most 16 MB (this one was not read)")

  static func cells(_ expected: Int, found: Int) -> Localized {
    Localized(
      "与表头相同的 \(expected) 格（此行有 \(found) 格）", "as many cells as the heading, \(expected) (this row has \(found))")
  }

  /// - Parameter encoding: that of the row; nil if it cannot be told.
  static func sameEncoding(_ encoding: TextEncoding?) -> Localized {
    guard let encoding else {
      return Localized("UTF-8 字节（认不出的字节以 � 代替）", "bytes of UTF-8 (others are replaced by �)")
    }
    return Localized(
      "全文同一编码（此行已按 \(encoding.rawValue) 读取）", "one encoding throughout (this row was read as \(encoding.rawValue))")
  }

  static func once(_ pointer: String) -> Localized {
    Localized("同一事项只登记一条（与 \(pointer) 重复）", "one record per case (same as \(pointer))")
  }

  static func number(with values: [String], in field: Field) -> Localized {
    let words = labels(values, of: field)
    return Localized(
      "大于零的数（“\(field.title.chinese)”中有\(words.chinese)）",
      "a number greater than zero (\(field.title.english) includes \(words.english))")
  }

  static func noNumber(without values: [String], in field: Field) -> Localized {
    let words = labels(values, of: field)
    return Localized(
      "空值或零（“\(field.title.chinese)”中没有\(words.chinese)）",
      "empty or zero (\(field.title.english) does not include \(words.english))")
  }

  /// Values of a coded field, quoted, in both languages.
  private static func labels(_ values: [String], of field: Field) -> Localized {
    let book = field.type.codebook
    let labels = values.map { value in
      book?.ordinal(of: value).map { book?.entries[$0].label ?? Localized(value, value) } ?? Localized(value, value)
    }
    return Localized(
      labels.map { "“\($0.chinese)”" }.joined(separator: "或"),
      labels.map { "“\($0.english)”" }.joined(separator: " or "))
  }

  static func file(of kind: Kind) -> Localized {
    Localized(
      "已按“\(kind.title.chinese)”读取；名为 \(kind.name).json 的文件不必推断",
      "read as \(kind.title.english); a file named \(kind.name).json needs no inference")
  }

  static func unfitting(_ title: Localized) -> Localized {
    Localized(
      "名称像“\(title.chinese)”，取值却不像，故作为单独的一列；可用 --map 指定",
      "the name looks like \(title.english), but the values do not: kept as a column of its own; --map says otherwise")
  }

  static func doubtful(_ titles: [Localized]) -> Localized {
    Localized(
      "可能是\(titles.map { "“\($0.chinese)”" }.joined(separator: "或"))，已取前者；可用 --map 指定",
      "could be \(titles.map(\.english).joined(separator: " or ")); the first was taken, --map says otherwise")
  }

  static func guessed(_ kind: Kind) -> Localized {
    Localized(
      "已按“\(kind.title.chinese)”读取；如有误，请用 --as 指定",
      "read as \(kind.title.english); if this is wrong, use --as")
  }

  static func made(_ kind: Kind) -> Localized {
    Localized(
      "没有记录类型具有这些字段，已据此建立记录类型“\(kind.name)”；如有误，请用 --as 指定",
      "no record type has these fields, so the type \(kind.name) was made from them; if this is wrong, use --as")
  }

  static let fewerProblems = Localized(
    "问题不超过 400 万处（这些记录可能属于其他记录类型）", "fewer than 4 million problems (these records may be of another type)")

  static func required(records: Int) -> Localized {
    Localized(
      "必填项的值（自此记录起共 \(records) 条缺少此项）",
      "a value (required field; missing in \(Plural.english(records, "record")) from this one on)")
  }

  static func knownKey(records: Int) -> Localized {
    Localized(
      "该记录类型已有的字段（原值保留；涉及记录 \(records) 条）",
      "a field of this record type (kept as it is, in \(Plural.english(records, "record")))")
  }

  static func inVocabulary(_ book: Codebook) -> Localized {
    Localized("代码表“\(book.title.chinese)”中的值", "a value from the code list “\(book.title.english)”")
  }

  static func existing(_ kind: Kind) -> Localized {
    Localized("已有“\(kind.title.chinese)”记录的主键", "the key of an existing \(kind.singular.english)")
  }

  static func withinRange(_ range: ClosedRange<Int64>, isMoney: Bool) -> Localized {
    func written(_ value: Int64) -> String { isMoney ? Money.yuan(value) : String(value) }
    if range.upperBound == .max {
      return Localized("不小于 \(written(range.lowerBound))", "at least \(written(range.lowerBound))")
    }
    if range.lowerBound == .min {
      return Localized("不大于 \(written(range.upperBound))", "at most \(written(range.upperBound))")
    }
    return Localized(
      "\(written(range.lowerBound)) 至 \(written(range.upperBound))",
      "between \(written(range.lowerBound)) and \(written(range.upperBound))")
  }

  static func notBefore(_ field: Field) -> Localized {
    Localized("不早于“\(field.title.chinese)”的日期", "a date on or after “\(field.title.english)”")
  }

  static func computed(_ value: String) -> Localized {
    Localized("根据记录计算的 \(value)", "\(value), as computed from the records")
  }
}
