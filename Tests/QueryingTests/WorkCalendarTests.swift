import Testing

@testable import Columnar
@testable import Querying

@Suite struct WorkCalendarTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
    try #require(Day(year: year, month: month, day: day))
  }

  /// Every step from every day of the known years and of the months around them.
  @Test func agreesWithTheNaiveCalendar() throws {
    let first = try day(WorkCalendar.years.lowerBound - 1, 11, 1)
    let last = try day(WorkCalendar.years.upperBound + 1, 2, 28)
    for number in first.number...last.number {
      #expect(WorkCalendar.isWorkday(Day(number: number)) == NaiveWorkdays.isWorkday(Int(number)))
      for count in [-8, -1, 0, 1, 3, 7] {
        let naive = NaiveWorkdays.adding(count, to: Int(number))
        let found = try #require(WorkCalendar.adding(count, to: Day(number: number)))
        #expect(Int(found.day.number) == naive.day && found.isExact == naive.isExact, "\(Day(number: number)) \(count)")
      }
    }
  }

  /// Holidays in the middle and at the end of a period, make-up days, and a year that is not known.
  @Test func holidaysAtTheLimits() throws {
    let cases: [(from: Day, count: Int, to: Day, isExact: Bool)] = [
      // National Day 2021: 8 October and Saturday 9 October are worked.
      (try day(2021, 9, 30), 3, try day(2021, 10, 11), true),
      // Spring Festival 2022: 29 and 30 January are worked.
      (try day(2022, 1, 28), 3, try day(2022, 2, 7), true),
      // Labour Day 2022: 7 May, a Saturday, is worked.
      (try day(2022, 5, 13), -7, try day(2022, 5, 5), true), (try day(2022, 5, 13), -8, try day(2022, 4, 29), true),
      (try day(2021, 11, 1), 7, try day(2021, 11, 10), true),
      (try day(2021, 10, 1), 0, try day(2021, 10, 8), true), (try day(2021, 10, 8), 0, try day(2021, 10, 8), true),
      (try day(2014, 12, 30), 5, try day(2015, 1, 4), false), (try day(2026, 12, 30), 5, try day(2027, 1, 4), false),
      (try day(2010, 5, 1), 0, try day(2010, 5, 1), false),
    ]
    for (from, count, to, isExact) in cases {
      let found = try #require(WorkCalendar.adding(count, to: from))
      #expect(found.day == to && found.isExact == isExact, "\(from) \(count) \(found.day)")
    }
  }
}
