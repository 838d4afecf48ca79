import Columnar
import Exports
import Localization
import Statistics

/// The lines of totals that `--totals` asks for.
struct RowTotals {
  static var names: String { Statistic.allCases.map(\.rawValue).joined(separator: ", ") }
  static let all = "all"

  private let statistics: [Statistic]

  /// Nil without a text.
  init?(_ text: String?, for layout: OutputLayout) throws {
    guard let text else { return nil }
    let names = text.split(separator: ",").map(String.init)
    let known = Statistic.allCases.map(\.rawValue) + [Self.all]
    if let unknown = names.first(where: { !known.contains($0) }) ?? (names.isEmpty ? text : nil) {
      throw CommandError.unknown(Localized("统计项", "statistic"), unknown, among: known)
    }
    guard layout.isText else {
      throw CommandError(
        .wrongUse, "--totals 只用于 --format text；要以数据输出，请用 shezu describe。",
        "--totals goes with --format text; for totals as data, use shezu describe.")
    }
    statistics = names.contains(Self.all) ? Statistic.allCases : Statistic.named(names)
  }

  /// A line for each statistic: its name in the first column, each total below its own.
  func footer(of view: ExportView, rows: Bitmap) throws -> [[String]] {
    let summaries = try view.columns.map { field in
      let summary = FieldSummary.of(
        field, rows: rows, kind: view.kind, in: view.register, statistics: statistics,
        cancelled: { Interruption.isAsked })
      guard let summary else { throw OutputError.interrupted }
      return summary
    }
    return statistics.map { statistic in
      summaries.enumerated().map { column, summary in
        let text = summary[statistic].text()
        if column > 0 { return text }
        let title = statistic.title[view.language]
        return text.isEmpty || !view.fields[0].type.isNumeric ? title : "\(title) \(text)"
      }
    }
  }
}
