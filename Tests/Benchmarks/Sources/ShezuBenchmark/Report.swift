import Glibc

/// The table, printed figure by figure: aligned for people, or Markdown.
final class Report {
  private let settings: Settings
  private var hasHead = false

  init(_ settings: Settings) { self.settings = settings }

  func open() {
    print(
      "Shezu benchmark: \(settings.organizations) organizations, \(settings.enforcement ?? 0) enforcement records, "
        + "median of \(settings.runs), warm files; \(Self.machine)")
    print("Load average at the start: \(Self.load)\n")
    flush()
  }

  func close() {
    print("\nLoad average at the end: \(Self.load)")
    flush()
  }

  func add(_ figure: Figure, _ rows: [Row]) {
    switch settings.format {
    case .markdown: markdown(figure, rows)
    case .text: text(figure, rows)
    }
    flush()
  }

  private func markdown(_ figure: Figure, _ rows: [Row]) {
    if !hasHead {
      print("| figure | \(Row.titles.joined(separator: " | ")) |")
      print("|" + String(repeating: " --- |", count: Row.titles.count + 1))
      hasHead = true
    }
    for row in rows {
      let cells = row.cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
      print("| `\(figure.name)` | \(cells.joined(separator: " | ")) |")
    }
  }

  private func text(_ figure: Figure, _ rows: [Row]) {
    print("\(figure.name) (load average \(Self.load))")
    for row in rows {
      let cells = row.cells
      print("  \(cells[0])")
      print("    shezu \(cells[1])   beside \(cells[2])   ratio \(cells[3])   budget \(cells[4])   met \(cells[5])")
      if !row.note.isEmpty { print("    \(row.note)") }
    }
  }

  private func flush() { fflush(nil) }

  private static var load: String {
    ((try? Programs.contents("/proc/loadavg")) ?? "").split(separator: " ").prefix(3).joined(separator: " ")
  }

  private static var machine: String {
    let processor = ((try? Programs.contents("/proc/cpuinfo")) ?? "").split(separator: "\n")
      .first { $0.hasPrefix("model name") }?.split(separator: ":").last.map { String($0.drop { $0 == " " }) }
    return "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) x \(processor ?? "unknown processor")"
  }
}
