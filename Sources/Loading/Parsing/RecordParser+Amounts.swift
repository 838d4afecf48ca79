import Columnar
import JSON
import Localization

/// Dates, money, whole numbers and flags.
extension RecordParser {
  mutating func readDate(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    guard try reader.peek() == .string else { return try readWrong(&reader, field, entry, .wrongType, Expected.date) }
    let start = reader.offset
    let text = try reader.readString()
    switch Self.with(text, DateReading.read) {
    case .day(let day): set(day, field, entry, text, at: start)
    case .empty: return
    case .imprecise(let day):
      noteText(.note, .imprecise, field, entry, text, at: start, Expected.wholeDate)
      set(day, field, entry, text, at: start)
    case .impossible: refuseText(reader, .badDate, field, entry, text, at: start, Expected.realDay)
    case .ambiguous: refuseText(reader, .ambiguous, field, entry, text, at: start, Expected.yearFirst)
    case .unreadable: refuseText(reader, .badDate, field, entry, text, at: start, Expected.date)
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
    _ reader: borrowing JSONReader, _ code: Diagnostic.Code, _ field: Int, _ entry: Int, _ text: RawString,
    at start: Int,
    _ expected: Localized
  ) {
    let key = memory.keys[entry]
    markRefused(field)
    keep(reader.text(from: start, to: reader.offset), field, key)
    Self.with(text) { note(.error, code, field, key, at: start, found: $0, expected) }
  }

  mutating func readMoney(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    let power = memory[entry].power
    switch kind {
    case .number:
      let number = try reader.readNumber()
      if let fen = number.scaled(power), fen != .min { return set(fen, field, entry, number.bytes, at: start) }
      // Too many decimals and too many digits both fail; the size tells which.
      let fits = abs(number.double ?? .infinity) < 9e16
      refuse(reader, from: start, .badMoney, field, entry, fits ? Expected.wholeFen : Expected.smallAmount)
    case .string:
      let text = try reader.readString()
      switch Self.with(text, { MoneyReading.read($0, power: power) }) {
      case .fen(let fen): Self.with(text) { set(fen, field, entry, $0, at: start) }
      case .empty: return
      case .tooPrecise: refuseText(reader, .badMoney, field, entry, text, at: start, Expected.wholeFen)
      case .tooLarge: refuseText(reader, .badMoney, field, entry, text, at: start, Expected.smallAmount)
      case .vague: refuseText(reader, .ambiguous, field, entry, text, at: start, Expected.oneAmount)
      case .unreadable: refuseText(reader, .badMoney, field, entry, text, at: start, Expected.amount)
      }
    default: try readWrong(&reader, field, entry, .wrongType, Expected.amount)
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
      var unit: Localized?
      if case .integer(let given) = plan.kind.fields[field].type { unit = given }
      switch Self.with(text, { IntegerReading.read($0, unit: unit) }) {
      case .number(let value): Self.with(text) { set(value, field, entry, $0, at: start) }
      case .empty: return
      case .unfit: refuseText(reader, .badNumber, field, entry, text, at: start, Expected.integer)
      case .vague: refuseText(reader, .ambiguous, field, entry, text, at: start, Expected.oneAmount)
      case .unreadable: refuseText(reader, .badNumber, field, entry, text, at: start, Expected.integer)
      }
    default: try readWrong(&reader, field, entry, .wrongType, Expected.integer)
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
      switch Self.with(text, FlagReading.read) {
      case .flag(let flag): builders[field].setFlag(row, flag)
      case .empty: return
      case .unreadable: refuseText(reader, .badFlag, field, entry, text, at: start, Expected.flag)
      }
    default: try readWrong(&reader, field, entry, .wrongType, Expected.flag)
    }
  }
}
