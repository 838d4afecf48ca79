import Columnar

/// China's working days: Monday to Friday without the public holidays, and the weekend days worked in their place. The
/// holidays are known for some years; see `WorkdayTable`.
///
/// Periods: the day of the event is not counted, so a period begins on the next day and its last day counts whole. In a
/// period of working days every other day is skipped, holidays at its end included. A period of calendar days, months or
/// years whose last day is no working day may be moved to the next one with `+0wd`.
public enum WorkCalendar {
  /// The years whose holidays are known.
  public static let years = WorkdayTable.firstYear...WorkdayTable.lastYear

  /// Nil if the holidays of the day's year are not known.
  public static func isWorkday(_ day: Day) -> Bool? {
    guard known.contains(day) else { return nil }
    // 1970-01-01 is a Thursday.
    let weekday = (Int(day.number) + 3) % 7
    return weekday < 5 ? !weekdaysOff.contains(day.number) : weekendWorkdays.contains(day.number)
  }

  /// The day that is `count` working days after a day, or before it if negative; with 0, the day itself or the next
  /// working day.
  ///
  /// - Returns: nil outside the calendar. `isExact` is false if a day on the way lies in a year whose holidays are not
  ///   known: then calendar days are counted. O(count).
  public static func adding(_ count: Int, to day: Day) -> (day: Day, isExact: Bool)? {
    let step = Int32(count < 0 ? -1 : 1)
    var left = abs(count)
    var current = day
    while true {
      guard let isWorkday = isWorkday(current) else { return day.adding(days: count).map { ($0, false) } }
      if current != day, isWorkday { left -= 1 }
      if left <= 0, isWorkday || count != 0 { return (current, true) }
      current = Day(number: current.number + step)
    }
  }

  private static let known: ClosedRange<Day> = {
    guard let first = Day(year: WorkdayTable.firstYear, month: 1, day: 1),
      let last = Day(year: WorkdayTable.lastYear, month: 12, day: 31)
    else { return .openEnd ... .openEnd }
    return first...last
  }()
  private static let weekdaysOff = Set(WorkdayTable.weekdaysOff)
  private static let weekendWorkdays = Set(WorkdayTable.weekendWorkdays)
}
