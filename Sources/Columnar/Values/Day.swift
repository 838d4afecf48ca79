/// A calendar day as a count from 1970-01-01 in the proleptic Gregorian calendar.
///
/// Conversions follow the days-from-civil method of counting in 400-year eras; exact for years 1 to 9999.
public struct Day: Sendable, Hashable, Comparable {
  public let number: Int32

  @inlinable public init(number: Int32) { self.number = number }

  /// `2099-12-31`, which published lists write where no end is set.
  public static let openEnd = Day(number: 47_481)

  /// The day, or nil if the calendar has none such (29 February of a common year, month 13). Years 1...9999.
  @inlinable public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  @inlinable public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  @inlinable public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  @inlinable public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// A calendar step: months and years keep the day of the month, or take the month's last day where it has no such day.
  /// Nil outside years 1...9999.
  public func adding(years: Int = 0, months: Int = 0, days: Int = 0) -> Day? {
    guard abs(years) < 100_000, abs(months) < 1_000_000, abs(days) < 10_000_000 else { return nil }
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + years * 12 + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    guard (1...9999).contains(newYear) else { return nil }
    let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
    guard let start = Day(year: newYear, month: newMonth, day: newDay) else { return nil }
    let end = Int(start.number) + days
    guard end >= -719_162, end <= 2_932_896 else { return nil }
    return Day(number: Int32(end))
  }

  @inlinable public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2020-07-21`.
  public var description: String {
    let (year, month, day) = components
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
