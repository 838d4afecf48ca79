import Columnar
import JSON

/// A day that a file gives as a number, or wrapped in an object as databases export it.
struct EpochReading {
  let day: Day
  /// What is said of the column, once a file; nil if the number is the digits of a day.
  var noted: RecurringNote?

  /// China's time is eight hours ahead of universal time, all year round.
  private static let offset: Int64 = 8 * 3600
  /// 1980 to 2100: a number that small or large is no count of seconds.
  private static let seconds: ClosedRange<Int64> = 315_532_800...4_102_444_800

  /// Reads seconds or milliseconds since 1970, or digits such as 20200721.
  static func read(_ number: Int64?) -> EpochReading? {
    guard let number else { return nil }
    if number >= 1000_01_01, number <= 9999_12_31 {
      let (year, month, day) = (Int(number / 10_000), Int(number / 100 % 100), Int(number % 100))
      return Day(year: year, month: month, day: day).map { EpochReading(day: $0) }
    }
    if seconds.contains(number) { return EpochReading(day: day(ofSecond: number), noted: .seconds) }
    if seconds.contains(number / 1000) { return EpochReading(day: day(ofSecond: number / 1000), noted: .milliseconds) }
    return nil
  }

  /// Days are counted from 1970.
  private static func day(ofSecond second: Int64) -> Day {
    Day(number: Int32((second + offset) / 86_400))
  }

  /// Reads `{"$date": …}` with a text, a number or `{"$numberLong": "…"}`; nil if the object is another.
  static func readWrapped(_ reader: inout JSONReader) throws(JSONError) -> EpochReading? {
    guard let key = try reader.firstMember(), key.string == "$date" else { return nil }
    let found = try readInner(&reader)
    return try reader.nextMember() == nil ? found : nil
  }

  private static func readInner(_ reader: inout JSONReader) throws(JSONError) -> EpochReading? {
    switch try reader.peek() {
    case .string: return read(text: try reader.readString())
    case .number: return milliseconds(try reader.readNumber().integer)
    case .object:
      guard let key = try reader.firstMember(), key.string == "$numberLong", try reader.peek() == .string else {
        return nil
      }
      let number = milliseconds(Int64(try reader.readString().string))
      return try reader.nextMember() == nil ? number : nil
    default: return nil
    }
  }

  private static func milliseconds(_ number: Int64?) -> EpochReading? {
    guard let number, abs(number) < 1 << 53 else { return nil }
    return EpochReading(day: day(ofSecond: (number - (number < 0 ? 999 : 0)) / 1000), noted: .milliseconds)
  }

  /// Databases write the moment in universal time.
  private static func read(text: RawString) -> EpochReading? {
    var written = text.string
    guard case .day(let day) = written.withUTF8(DateReading.read) else { return nil }
    guard written.hasSuffix("Z"), let mark = written.firstIndex(of: "T"),
      let hour = Int(written[mark...].dropFirst().prefix(2)), hour >= 16
    else { return EpochReading(day: day) }
    return EpochReading(day: Day(number: day.number + 1), noted: .universalTime)
  }
}
