import Columnar

/// A step through the calendar: months, then days, then working days. All have the same sign.
package struct DayStep: Sendable, Hashable {
  var months = 0
  var days = 0
  /// Nil if the step has none. 0 moves a day that is no working day to the next one.
  var workdays: Int?

  var negated: DayStep { DayStep(months: -months, days: -days, workdays: workdays.map { -$0 }) }

  func adding(_ other: DayStep) -> DayStep {
    let workdays = workdays == nil && other.workdays == nil ? nil : (workdays ?? 0) + (other.workdays ?? 0)
    return DayStep(months: months + other.months, days: days + other.days, workdays: workdays)
  }

  /// Within 10,000 years, and 10,000 working days.
  var isInCalendar: Bool {
    abs(months) <= 120_000 && abs(days) <= 3_650_000 && abs(workdays ?? 0) <= 10_000
  }

  /// Nil outside the calendar.
  func added(to day: Day) -> Day? { exactly(from: day)?.day }

  /// The day, and whether all working days on the way are known.
  func exactly(from day: Day) -> (day: Day, isExact: Bool)? {
    guard let day = day.adding(months: months)?.adding(days: days) else { return nil }
    guard let workdays else { return (day, true) }
    return WorkCalendar.adding(workdays, to: day)
  }
}
