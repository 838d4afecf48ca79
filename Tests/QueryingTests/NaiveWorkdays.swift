import Foundation

/// Working days by the calendar of Foundation and the file that the table is generated from, one day at a time.
enum NaiveWorkdays {
  private struct File: Decodable {
    struct Year: Decodable {
      let weekdaysOff: Set<String>
      let weekendWorkdays: Set<String>
    }
    let years: [String: Year]
  }

  private static let file: File = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Resources/Workdays/workdays.json")
    guard let data = try? Data(contentsOf: path), let file = try? JSONDecoder().decode(File.self, from: data) else {
      preconditionFailure("\(path.path) cannot be read")
    }
    return file
  }()

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC")!
    return calendar
  }()

  /// Nil if the file does not have the day's year.
  static func isWorkday(_ number: Int) -> Bool? {
    let date = Date(timeIntervalSince1970: Double(number) * 86_400)
    let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
    guard let year = file.years[String(parts.year!)] else { return nil }
    let text = String(format: "%04d-%02d-%02d", parts.year!, parts.month!, parts.day!)
    let isWeekend = parts.weekday == 1 || parts.weekday == 7
    return isWeekend ? year.weekendWorkdays.contains(text) : !year.weekdaysOff.contains(text)
  }

  /// The working day, or `isExact: false` and the calendar day if a day on the way is not known.
  static func adding(_ count: Int, to start: Int) -> (day: Int, isExact: Bool) {
    var day = start
    guard var isWork = isWorkday(day) else { return (start + count, false) }
    if count == 0 {
      while !isWork {
        day += 1
        guard let next = isWorkday(day) else { return (start, false) }
        isWork = next
      }
      return (day, true)
    }
    var left = abs(count)
    while left > 0 {
      day += count.signum()
      guard let next = isWorkday(day) else { return (start + count, false) }
      if next { left -= 1 }
    }
    return (day, true)
  }
}
