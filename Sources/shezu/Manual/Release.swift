import Columnar
import Localization

/// A version of the program and what changed in it. The version of the program, the changelogs and the packages read this
/// table, newest first.
struct Release: Sendable {
  let version: String
  /// The day, such as 2026-12-01.
  let day: String
  let changes: [Localized]

  static var current: Release { all[0] }

  static let all: [Release] = [
    Release(
      version: "0.2.0", day: "2026-12-01",
      changes: [
        Localized(
          "一个文件即可运行，并有 Debian 软件包、手册页和 shell 补全。",
          "One file that runs, a Debian package, man pages and shell completion."),
        Localized(
          "列出配置文件中的全部错误；`shezu config` 显示各项设置的来源。",
          "Every fault of config.json is listed; `shezu config` shows where each setting comes from."),
        Localized("配置文件中的语言对命令同样有效。", "The language of config.json holds for commands too."),
        Localized(
          "扩展名不对应任何格式的 `--output` 不再写成 CSV。",
          "`--output` with an ending of no format is refused instead of written as CSV."),
      ]),
    Release(
      version: "0.1.0", day: "2026-11-01",
      changes: [
        Localized("浏览、查询、核对、导出登记册。", "Browse, query, check and export registers.")
      ]),
  ]

  /// All versions in the format of a Debian changelog.
  /// - Parameter maintainer: name and address, such as `A B <a@b.org>`.
  static func debianChangelog(maintainer: String) -> String {
    all.map { release in
      let items = release.changes.map { "  * \($0.english.filter { $0 != "`" })\n" }.joined()
      return "shezu (\(release.version)) unstable; urgency=medium\n\n\(items)\n -- \(maintainer)  \(release.mailDate)\n"
    }.joined(separator: "\n")
  }

  /// The day as RFC 5322 writes it.
  private var mailDate: String {
    guard let day = Day(iso: day) else { return "" }
    let (year, month, number) = day.components
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // Day 0 is 1970-01-01, a Thursday.
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = weekdays[(Int(day.number) % 7 + 7) % 7]
    let two = number < 10 ? "0\(number)" : "\(number)"
    return "\(weekday), \(two) \(months[month - 1]) \(year) 00:00:00 +0000"
  }
}
