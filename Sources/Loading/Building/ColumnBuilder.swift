import Bytes
import Columnar
import HanText

/// The values of one field while a chunk of records is read.
///
/// `count` rows are complete. A record that has the field appends to the buffers of the field's storage; rows that were
/// left out before it are padded at that moment, so a field that no record has costs nothing. For text:
///
///     records   {"name": "宝鸡"}   {}   {}   {"name": "汉中"}
///     bytes     宝鸡汉中
///     ends      6    6    6    12         padded to 6 when the fourth record came
///
/// References are kept as the text of their keys until all tables are loaded and linked.
struct ColumnBuilder: ~Copyable {
  /// Selects the buffers in use.
  enum Storage {
    case text, number, day, flag, coded, textList, codedList
    /// Values are counted and not kept.
    case passed
  }

  /// Marks an empty number until the columns are merged.
  static let noNumber = Int64.min
  static let noFlag: UInt8 = 2

  let storage: Storage
  /// Complete rows, with or without a value.
  var count = 0
  var filled = 0
  /// The end of each row's text (in `bytes`) or list (in elements).
  var ends = GrowingBuffer<UInt32>()
  var bytes = GrowingBuffer<UInt8>()
  /// The end of each list element's text in `bytes`.
  var elementEnds = GrowingBuffer<UInt32>()
  var numbers = GrowingBuffer<Int64>()
  var days = GrowingBuffer<Int32>()
  var flags = GrowingBuffer<UInt8>()
  /// Codes of a codebook, or numbers of shared texts.
  var codes = GrowingBuffer<UInt16>()
  /// Positions (rows, or elements of a list) whose text folding changes.
  var foldedRows = GrowingBuffer<UInt32>()
  var foldedEnds = GrowingBuffer<UInt32>()
  var foldedBytes = GrowingBuffer<UInt8>()
  /// Spellings outside the codebook, in the order of their codes, which follow those of the book.
  private(set) var extras: [String] = []
  private var extraCodes: [String: Int] = [:]
  /// Codes by spelling, for spellings that are no exact entry: extras, and entries that match folded.
  var spellings = SpellingTable()
  /// Whether folded forms are kept: not for keys of references, and not for texts that are only shown.
  let folds: Bool
  /// Whether all texts so far are ASCII upper-case letters and digits, whose folded forms are not kept.
  private(set) var isUpper: Bool
  private let folding = FoldingCheck()
  /// The distinct texts so far, as long as rows share few of them.
  var shared: SharedSpellings
  /// Whether the open list has an element, if lists are not kept.
  private var hasPassedElement = false

  /// - Parameters:
  ///   - sharesTexts: whether rows may have the same text; keys do not.
  ///   - isKept: false for values that nothing will ask for.
  ///   - isCompared: false for texts that no query will compare with anything.
  init(_ type: FieldType, sharesTexts: Bool, isKept: Bool = true, isCompared: Bool = true) {
    shared = SharedSpellings(isOn: sharesTexts && isKept)
    switch type {
    case _ where !isKept: storage = .passed
    case .text, .code, .reference: storage = .text
    case .integer, .money: storage = .number
    case .date: storage = .day
    case .flag: storage = .flag
    case .coded: storage = .coded
    case .list(.coded): storage = .codedList
    case .list: storage = .textList
    }
    switch type.element {
    case .reference: folds = false
    case .text: folds = isCompared
    default: folds = true
    }
    if case .code = type { isUpper = true } else { isUpper = false }
  }

  /// Whether the row has a value already.
  @inline(__always)
  func holds(_ row: Int) -> Bool { count > row }

  /// Fills rows without a value up to `row`.
  @inline(__always)
  mutating func pad(to row: Int) {
    if count < row { padSlowly(to: row) }
  }

  @inline(never)
  private mutating func padSlowly(to row: Int) {
    let missing = row - count
    switch storage {
    case .text where shared.isOn: codes.append(repeating: 0, count: missing)
    case .text: ends.append(repeating: UInt32(truncatingIfNeeded: bytes.count), count: missing)
    case .textList: ends.append(repeating: UInt32(truncatingIfNeeded: elementEnds.count), count: missing)
    case .codedList: ends.append(repeating: UInt32(truncatingIfNeeded: codes.count), count: missing)
    case .number: numbers.append(repeating: Self.noNumber, count: missing)
    case .day: days.append(repeating: DayColumn.empty, count: missing)
    case .flag: flags.append(repeating: Self.noFlag, count: missing)
    case .coded: codes.append(repeating: CodedColumn.empty, count: missing)
    case .passed: break
    }
    count = row
  }

  @inline(__always)
  mutating func finish() {
    count &+= 1
    filled &+= 1
  }

  /// Counts a value that is not kept.
  @inline(__always)
  mutating func pass(_ row: Int) {
    count = row
    finish()
  }

  /// Sets a row's text to bytes that `write` puts at the pointer, at most `capacity` of them.
  @inline(__always)
  mutating func setText(_ row: Int, capacity: Int, write: (UnsafeMutablePointer<UInt8>) -> Int) {
    if storage == .passed { return pass(row) }
    pad(to: row)
    bytes.reserve(capacity &+ 64)
    let start = bytes.end
    let written = write(start)
    if shared.isOn { return setShared(row, UnsafeBufferPointer(start: start, count: written)) }
    bytes.advance(by: written)
    if folds { noteFolded(UnsafeBufferPointer(start: start, count: written), at: row) }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    finish()
  }

  /// The same for ASCII bytes: letters and digits fold to lower case, which needs no table.
  @inline(__always)
  mutating func setASCII(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    if storage == .passed { return pass(row) }
    pad(to: row)
    bytes.reserve(text.count &+ 64)
    bytes.end.update(from: text.baseAddress.unsafelyUnwrapped, count: text.count)
    bytes.advance(by: text.count)
    if folds { noteLowered(text, at: row) }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    finish()
  }

  /// Whether the text keeps `isUpper` true; sets it to false otherwise.
  @inline(__always)
  private mutating func staysUpper(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isUpper else { return false }
    var isOther: UInt8 = 0
    for byte in text {
      isOther |= byte &- UInt8(ascii: "0") > 9 && byte &- UInt8(ascii: "A") > 25 ? 1 : 0
    }
    if isOther == 0 { return true }
    stopBeingUpper()
    return false
  }

  /// Folds all texts so far, and every text from now on.
  @inline(never)
  mutating func stopBeingUpper() {
    guard isUpper else { return }
    isUpper = false
    var start = 0
    for position in 0..<ends.count {
      let end = Int(ends[position])
      let text = UnsafeBufferPointer(rebasing: bytes.elements[start..<end])
      if !text.isEmpty { noteFolded(text, at: position) }
      start = end
    }
  }

  @inline(__always)
  private mutating func noteLowered(_ text: UnsafeBufferPointer<UInt8>, at position: Int) {
    if staysUpper(text) { return }
    foldedBytes.reserve(text.count &+ 64)
    let target = foldedBytes.end
    var hasUpper = false
    for index in 0..<text.count {
      let byte = text[index]
      let lower = byte | 0x20
      let isLetter = lower &- UInt8(ascii: "a") < 26
      if !isLetter, byte &- UInt8(ascii: "0") > 9 {
        noteFolded(text, at: position)
        return
      }
      if isLetter, lower != byte { hasUpper = true }
      target[index] = isLetter ? lower : byte
    }
    guard hasUpper else { return }
    foldedBytes.advance(by: text.count)
    foldedRows.append(UInt32(truncatingIfNeeded: position))
    foldedEnds.append(UInt32(truncatingIfNeeded: foldedBytes.count))
  }

  @inline(__always)
  mutating func noteFolded(_ text: UnsafeBufferPointer<UInt8>, at position: Int) {
    if staysUpper(text) || folding.isFolded(text) { return }
    fold(text, at: position)
  }

  @inline(never)
  private mutating func fold(_ text: UnsafeBufferPointer<UInt8>, at position: Int) {
    foldedBytes.reserve(text.count * Folding.maximumGrowth)
    foldedBytes.advance(by: Folding.fold(text, into: foldedBytes.end))
    foldedRows.append(UInt32(truncatingIfNeeded: position))
    foldedEnds.append(UInt32(truncatingIfNeeded: foldedBytes.count))
  }

  mutating func setNumber(_ row: Int, _ value: Int64) {
    if storage == .passed { return pass(row) }
    pad(to: row)
    numbers.append(value)
    finish()
  }

  mutating func setDay(_ row: Int, _ day: Day) {
    if storage == .passed { return pass(row) }
    pad(to: row)
    days.append(day.number)
    finish()
  }

  mutating func setFlag(_ row: Int, _ flag: Bool) {
    if storage == .passed { return pass(row) }
    pad(to: row)
    flags.append(flag ? 1 : 0)
    finish()
  }

  mutating func setCode(_ row: Int, _ code: UInt16) {
    if storage == .passed { return pass(row) }
    pad(to: row)
    codes.append(code)
    finish()
  }

  /// Adds an element to the list of `row`, which `finishList` closes.
  mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
    if storage == .passed { return hasPassedElement = true }
    bytes.append(text)
    if folds { noteFolded(text, at: elementEnds.count) }
    elementEnds.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  mutating func addCode(_ code: UInt16) {
    if storage == .passed { hasPassedElement = true } else { codes.append(code) }
  }

  /// Closes the list of `row`; nothing happens where no element was added.
  mutating func finishList(_ row: Int) {
    if storage == .passed {
      if hasPassedElement { pass(row) }
      return hasPassedElement = false
    }
    let elements = storage == .codedList ? codes.count : elementEnds.count
    if elements == Int(ends.count > 0 ? ends[ends.count - 1] : 0) { return }
    ends.append(UInt32(truncatingIfNeeded: elements))
    finish()
  }

  /// The code of a spelling outside the book; nil if all 16-bit codes are used.
  mutating func addExtra(_ spelling: String, after known: Int) -> Int? {
    if let code = extraCodes[spelling] { return code }
    guard known + extras.count < CodedColumn.limit else { return nil }
    extraCodes[spelling] = known + extras.count
    extras.append(spelling)
    return known + extras.count - 1
  }

  /// Removes rows from `rows` on: those of a record that could not be read to its end.
  mutating func truncate(to rows: Int) {
    hasPassedElement = false
    let open = storage == .textList || storage == .codedList
    guard count > rows || open else { return }
    if count > rows {
      filled -= 1
      count = rows
    }
    switch storage {
    case .text:
      if shared.isOn { return codes.truncate(to: rows) }
      ends.truncate(to: rows)
      bytes.truncate(to: lastEnd)
      dropFolded(from: rows)
    case .number: numbers.truncate(to: rows)
    case .day: days.truncate(to: rows)
    case .flag: flags.truncate(to: rows)
    case .coded: codes.truncate(to: rows)
    case .passed: break
    case .codedList:
      ends.truncate(to: rows)
      codes.truncate(to: lastEnd)
    case .textList:
      ends.truncate(to: rows)
      elementEnds.truncate(to: lastEnd)
      bytes.truncate(to: elementEnds.count > 0 ? Int(elementEnds[elementEnds.count - 1]) : 0)
      dropFolded(from: elementEnds.count)
    }
  }

  private var lastEnd: Int { ends.count > 0 ? Int(ends[ends.count - 1]) : 0 }

  private mutating func dropFolded(from position: Int) {
    var kept = foldedRows.count
    while kept > 0, Int(foldedRows[kept - 1]) >= position { kept -= 1 }
    foldedRows.truncate(to: kept)
    foldedEnds.truncate(to: kept)
    foldedBytes.truncate(to: kept > 0 ? Int(foldedEnds[kept - 1]) : 0)
  }

  /// Removes all values; the buffers stay for the next chunk.
  mutating func reset() {
    shared.rows += filled
    count = 0
    filled = 0
    ends.truncate(to: 0)
    bytes.truncate(to: 0)
    elementEnds.truncate(to: 0)
    numbers.truncate(to: 0)
    days.truncate(to: 0)
    flags.truncate(to: 0)
    codes.truncate(to: 0)
    foldedRows.truncate(to: 0)
    foldedEnds.truncate(to: 0)
    foldedBytes.truncate(to: 0)
  }
}
