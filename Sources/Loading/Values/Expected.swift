import Columnar
import Localization

/// The `expected` of diagnostics, in both languages: the value that belongs in a place of a file.
enum Expected {
  static let text = Localized("文字（加双引号）", "text in double quotes")
  static let quotedCode = Localized("文字形式的代码（加双引号，不能写成数字）", "a code as text in double quotes, never a number")
  static let plainCode = Localized("前后没有空格、全用半角字符的代码", "a code in half-width characters without blanks around it")
  static let integer = Localized("整数", "a whole number")
  static let smallInteger = Localized("不超过 64 位的整数", "a whole number of at most 64 bits")
  static let amount = Localized(
    "金额：数字，或带单位的文字，如 4439.25万元", "an amount: a number, or text with a unit such as 4439.25万元")
  static let wholeFen = Localized("精确到分的金额", "an amount in whole fen")
  static let smallAmount = Localized("不超过 922 万亿元的金额", "an amount below 92,233,720,368,547,758 yuan")
  static let oneAmount = Localized("一个确定的数，不带“余”“约”等字", "one definite number, without words such as 余 or 约")
  static let date = Localized("日期，如 2020-07-21", "a date such as 2020-07-21")
  static let realDay = Localized("日历上有的日子", "a day that the calendar has")
  static let yearFirst = Localized(
    "年在前的日期：分不清哪个是月、哪个是日", "a date that begins with its year: day and month cannot be told apart")
  static let wholeDate = Localized("完整的年月日（已按该期第一天读取）", "year, month and day (read as the first day)")
  static let flag = Localized("是或否", "true or false")
  static let list = Localized("列表，或以 ; ； , 、 分隔的文字", "a list, or text separated by ; ； , 、")
  static let value = Localized("已有的词：文字", "a known word as text")
  static let object = Localized("对象 {…}", "an object {…}")
  static let oneMember = Localized("每个字段只写一次（已取第一个）", "each field once (the first was taken)")
  static let required = Localized("此项必填", "a value: this field is required")
  static let notAfterAsOf = Localized("不晚于登记册截止日", "a day not after the register's as-of day")
  static let fewerSpellings = Localized("较少的不同取值", "fewer different values")
  static let uniqueKey = Localized("未被其他记录使用的主键", "a key that no other record has")
  static let uniqueValue = Localized("未被其他记录使用的值", "a value that no other record has")
  static let noByteOrderMark = Localized("不带字节序标记（BOM）的 UTF-8（已略过）", "UTF-8 without a byte order mark (passed over)")
  static let recordsInPage = Localized("与其他各页在同一处的记录", "records at the same place as in the other pages")
  static let nothingBefore = Localized("记录之前没有别的文字（已跳过）", "no text before the records (passed over)")
  static let records = Localized("至少一条记录", "at least one record")
  static let onlyRecords = Localized("只有一个记录数组（此项不属于任何记录）", "one array of records (this belongs to none)")
  static let unchangedFile = Localized("读取期间文件被改动，请重新打开", "the file was changed while it was read; open it again")
  static let smallColumn = Localized(
    "一列文字不超过 4 GiB，一类不超过 20 亿条", "at most 4 GiB of text in a column, and two thousand million records")
  static let kindFile = Localized(
    "以类别命名的文件，如 organizations.json", "a file named after a kind, such as organizations.json")

  static func once(_ pointer: String) -> Localized {
    Localized("同一件事只记一条；与 \(pointer) 相同", "one record for one matter; \(pointer) has the same")
  }

  static func number(with values: [String], in field: Field) -> Localized {
    let words = values.joined(separator: "、")
    return Localized(
      "大于零的数，因为\(field.title.chinese)有\(words)",
      "a number above zero, as \(field.title.english.lowercased()) has \(words)")
  }

  static func noNumber(without values: [String], in field: Field) -> Localized {
    let words = values.joined(separator: "、")
    return Localized(
      "空或零，因为\(field.title.chinese)没有\(words)",
      "nothing or zero, as \(field.title.english.lowercased()) has no \(words)")
  }

  static func file(of kind: Kind) -> Localized {
    Localized(
      "\(kind.name).json；已按\(kind.title.chinese)读取", "\(kind.name).json; read as \(kind.title.english.lowercased())")
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
      "按其字段读作“\(kind.title.chinese)”；如有误，请用 --as 指明",
      "read as \(kind.title.english.lowercased()), told by its fields; if that is wrong, say so with --as")
  }

  static func made(_ kind: Kind) -> Localized {
    Localized(
      "不属于任何类别：已按其字段另立类别“\(kind.name)”；如有误，请用 --as 指明",
      "no kind has these fields: the kind \(kind.name) was made from them; if that is wrong, say so with --as")
  }

  static let fewerProblems = Localized(
    "少于 400 万个问题（这些记录像是别的类别）", "fewer than four million problems (these records seem to be of another kind)")

  static func required(records: Int) -> Localized {
    Localized(
      "此项必填（自此起 \(records) 条记录均无此项）", "a value: this field is required (\(records) records from here on lack it)")
  }

  static func knownKey(records: Int) -> Localized {
    Localized("本类记录的字段（共 \(records) 条记录有此项，均予保留）", "a field that this kind has (kept; \(records) records have it)")
  }

  static func inVocabulary(_ book: Codebook) -> Localized {
    Localized("“\(book.title.chinese)”词表中的词", "a word of the vocabulary “\(book.title.english)”")
  }

  static func existing(_ kind: Kind) -> Localized {
    Localized("已有的\(kind.title.chinese)的主键", "the key of an existing record of \(kind.name)")
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
    Localized("不早于“\(field.title.chinese)”", "a day not before \(field.name)")
  }

  static func computed(_ value: String) -> Localized {
    Localized("由记录算出的 \(value)", "\(value), as computed from the records")
  }
}
