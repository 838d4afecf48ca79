import Columnar

enum Days {
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    Day(year: year, month: month, day: day)?.number ?? 0
  }

  /// The as-of day of every synthetic register.
  static let asOf = day(2020, 12, 31)

  /// A working day of `year`, by twelve weights for its months.
  static func draw(in year: Int, months: [Int], _ random: inout SeededRandom) -> Int32 {
    let month = random.weighted(months) + 1
    return workday(day(year, month, 1) + Int32(random.below(Day.length(ofMonth: month, year: year))))
  }

  static func draw(_ range: ClosedRange<Int32>, _ random: inout SeededRandom) -> Int32 {
    let drawn = range.lowerBound + Int32(random.below(Int(range.upperBound - range.lowerBound) + 1))
    return max(range.lowerBound, min(range.upperBound, workday(drawn)))
  }

  /// Saturdays and Sundays become the Friday before. 1970-01-01 was a Thursday.
  static func workday(_ day: Int32) -> Int32 {
    switch (day + 3) % 7 {
    case 5: day - 1
    case 6: day - 2
    default: day
    }
  }

  static func years(_ years: Int, after day: Int32) -> Int32 { Day(number: day).adding(years: years)?.number ?? day }

  static func months(_ months: Int, after day: Int32) -> Int32 {
    Day(number: day).adding(months: months)?.number ?? day
  }
}
