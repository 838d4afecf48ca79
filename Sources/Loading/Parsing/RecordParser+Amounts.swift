import Columnar
import JSON
import Localization

/// Dates, money, whole numbers and flags.
extension RecordParser {
  mutating func readDate(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    guard try reader.peek() == .string else { return try readUncommonDate(&reader, field, entry) }
    let start = reader.offset
    let text = try reader.readString()
    takeDate(text, field, entry, at: start, raw: reader.bytes(from: start, to: reader.offset))
  }

  /// Reads a text as a date.
  /// - Parameter raw: the value as it is written, which is kept where it cannot be read.
  @inline(__always)
  mutating func takeDate(
    _ text: RawString, _ field: Int, _ entry: Int, at start: Int, raw: UnsafeBufferPointer<UInt8>
  ) {
    switch Self.with(text, DateReading.read) {
    case .day(let day): set(day, field, entry, text, at: start)
    case .empty: return
    case let other: takeUncommonDate(other, text, field, entry, at: start, raw: raw)
    }
  }

  @inline(never)
  private mutating func takeUncommonDate(
    _ reading: DateReading, _ text: RawString, _ field: Int, _ entry: Int, at start: Int,
    raw: UnsafeBufferPointer<UInt8>
  ) {
    switch reading {
    case .day, .empty: return
    case .dayFirst(let day):
      chunk.undecided.add(.dayFirst, to: field, row: row)
      set(day, field, entry, text, at: start)
    case .monthFirst(let day):
      chunk.undecided.add(.monthFirst, to: field, row: row)
      set(day, field, entry, text, at: start)
    case .imprecise(let day):
      noteText(.note, .imprecise, field, entry, text, at: start, Expected.wholeDate)
      set(day, field, entry, text, at: start)
    case .impossible: refuseText(.badDate, field, entry, text, at: start, raw, Expected.realDay)
    case .ambiguous(let dayFirst, let monthFirst):
      // The column decides when all of the file has been read.
      builders[field].setDay(row, dayFirst)
      let lastDay = fields[field].lastDay
      let key = memory.keys[entry]
      Self.with(text) {
        chunk.undecided.append(
          field: field, row: row, record: record, offset: start, monthFirst: monthFirst, lastDay: lastDay, key: key,
          text: $0, json: json(of: raw))
      }
    case .unreadable: refuseText(.badDate, field, entry, text, at: start, raw, Expected.date)
    }
  }

  /// A date that is no text: seconds or milliseconds since 1970, digits such as 20200721, or `{"$date": …}`.
  @inline(never)
  private mutating func readUncommonDate(
    _ reader: inout JSONReader, _ field: Int, _ entry: Int
  ) throws(JSONError) {
    let kind = try reader.peek()
    let (start, depth) = (reader.offset, reader.depth)
    let found: EpochReading?
    switch kind {
    case .number: found = EpochReading.read(try reader.readNumber().integer)
    case .object: found = try EpochReading.readWrapped(&reader)
    default: found = nil
    }
    let raw = reader.bytes(from: start, to: reader.offset)
    guard let found else {
      reader.seek(to: start, depth: depth)
      return try readWrong(&reader, field, entry, .wrongType, Expected.date)
    }
    if let noted = found.noted {
      chunk.recurring.add(noted, field, row: row, record: record, offset: start, found: raw)
    }
    builders[field].setDay(row, found.day)
    if found.day.number > fields[field].lastDay {
      note(.warning, .afterAsOf, field, memory.keys[entry], at: start, found: raw, Expected.notAfterAsOf)
    }
  }

  @inline(__always)
  private mutating func set(_ day: Day, _ field: Int, _ entry: Int, _ text: RawString, at start: Int) {
    builders[field].setDay(row, day)
    if day.number > fields[field].lastDay {
      noteText(.warning, .afterAsOf, field, entry, text, at: start, Expected.notAfterAsOf)
    }
  }

  @inline(never)
  private mutating func noteText(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ field: Int, _ entry: Int, _ text: RawString,
    at start: Int,
    _ expected: Localized
  ) {
    let key = memory.keys[entry]
    Self.with(text) { note(severity, code, field, key, at: start, found: $0, expected) }
  }

  @inline(never)
  private mutating func refuseText(
    _ code: Diagnostic.Code, _ field: Int, _ entry: Int, _ text: RawString, at start: Int,
    _ raw: UnsafeBufferPointer<UInt8>, _ expected: Localized
  ) {
    let key = memory.keys[entry]
    markRefused(field)
    keep(raw, field, key)
    Self.with(text) { note(.error, code, field, key, at: start, found: $0, expected) }
  }

  mutating func readMoney(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    switch kind {
    case .number:
      let number = try reader.readNumber()
      if let fen = number.scaled(memory[entry].power), fen != .min {
        return set(fen, field, entry, number.bytes, at: start)
      }
      // Too many decimals and too many digits both fail; the size tells which.
      let fits = abs(number.double ?? .infinity) < 9e16
      refuse(reader, from: start, .badMoney, field, entry, fits ? Expected.wholeFen : Expected.smallAmount)
    case .string:
      let text = try reader.readString()
      takeMoney(text, field, entry, at: start, raw: reader.bytes(from: start, to: reader.offset))
    default: try readWrong(&reader, field, entry, .wrongType, Expected.amount)
    }
  }

  @inline(__always)
  mutating func takeMoney(
    _ text: RawString, _ field: Int, _ entry: Int, at start: Int, raw: UnsafeBufferPointer<UInt8>
  ) {
    let power = memory[entry].power
    switch Self.with(text, { MoneyReading.read($0, power: power) }) {
    case .fen(let fen): Self.with(text) { set(fen, field, entry, $0, at: start) }
    case .empty: return
    case .tooPrecise: refuseText(.badMoney, field, entry, text, at: start, raw, Expected.wholeFen)
    case .tooLarge: refuseText(.badMoney, field, entry, text, at: start, raw, Expected.smallAmount)
    case .vague: refuseText(.ambiguous, field, entry, text, at: start, raw, Expected.oneAmount)
    case .foreign: refuseText(.badMoney, field, entry, text, at: start, raw, Expected.yuan)
    case .unreadable: refuseText(.badMoney, field, entry, text, at: start, raw, Expected.amount)
    }
  }

  mutating func readInteger(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    switch kind {
    case .number:
      let number = try reader.readNumber()
      if let value = number.scaled(0), value != .min { return set(value, field, entry, number.bytes, at: start) }
      refuse(
        reader, from: start, .badNumber, field, entry,
        number.isIntegerLiteral ? Expected.smallInteger : Expected.integer)
    case .string:
      let text = try reader.readString()
      takeInteger(text, field, entry, at: start, raw: reader.bytes(from: start, to: reader.offset))
    default: try readWrong(&reader, field, entry, .wrongType, Expected.integer)
    }
  }

  mutating func takeInteger(
    _ text: RawString, _ field: Int, _ entry: Int, at start: Int, raw: UnsafeBufferPointer<UInt8>
  ) {
    var unit: Localized?
    if case .integer(let given, _) = plan.kind.fields[field].type { unit = given }
    switch Self.with(text, { IntegerReading.read($0, unit: unit) }) {
    case .number(let value): Self.with(text) { set(value, field, entry, $0, at: start) }
    case .empty: return
    case .unfit: refuseText(.badNumber, field, entry, text, at: start, raw, Expected.integer)
    case .vague: refuseText(.ambiguous, field, entry, text, at: start, raw, Expected.oneAmount)
    case .unreadable: refuseText(.badNumber, field, entry, text, at: start, raw, Expected.integer)
    }
  }

  @inline(__always)
  private mutating func set(
    _ value: Int64, _ field: Int, _ entry: Int, _ found: UnsafeBufferPointer<UInt8>, at start: Int
  ) {
    builders[field].setNumber(row, value)
    if value >= fields[field].lowest, value <= fields[field].highest { return }
    let expected = Expected.withinRange(
      fields[field].lowest...fields[field].highest, isMoney: fields[field].isMoney)
    note(.warning, .outOfRange, field, memory.keys[entry], at: start, found: found, expected)
  }

  mutating func readFlag(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    switch kind {
    case .true, .false: builders[field].setFlag(row, try reader.readBool())
    case .number:
      let number = try reader.readNumber()
      if let value = number.integer, value == 0 || value == 1 { return builders[field].setFlag(row, value == 1) }
      refuse(reader, from: start, .badFlag, field, entry, Expected.flag)
    case .string:
      let text = try reader.readString()
      takeFlag(text, field, entry, at: start, raw: reader.bytes(from: start, to: reader.offset))
    default: try readWrong(&reader, field, entry, .wrongType, Expected.flag)
    }
  }

  mutating func takeFlag(
    _ text: RawString, _ field: Int, _ entry: Int, at start: Int, raw: UnsafeBufferPointer<UInt8>
  ) {
    switch Self.with(text, FlagReading.read) {
    case .flag(let flag): builders[field].setFlag(row, flag)
    case .empty: return
    case .unreadable: refuseText(.badFlag, field, entry, text, at: start, raw, Expected.flag)
    }
  }
}
