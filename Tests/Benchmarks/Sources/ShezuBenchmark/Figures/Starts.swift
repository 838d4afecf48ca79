import Glibc

extension Figure {
  /// First rows while a large file loads, and the first screen of the bundled register.
  static let firstScreen = Figure(
    name: "first-screen", help: "first rows on the screen while loading, and the bundled register's first screen"
  ) { bench in
    let file = try bench.corpus.file()
    let shezu = try bench.programs.shezu()
    let count = grouped(bench.settings.organizations)
    var full: [Double] = []
    var first: [Double] = []
    for round in 0...bench.settings.runs {
      let run = try TerminalRun([shezu, file, "--language", "zh"])
      let rows = try run.showsFirstRows()
      let loaded = try run.shows(count)
      if round > 0 {
        first.append(rows)
        full.append(loaded)
      }
    }
    var bundled: [Double] = []
    for round in 0...bench.settings.runs * 2 {
      let run = try TerminalRun([shezu, "--language", "zh"])
      let time = try run.shows("示例数据")
      if round > 0 { bundled.append(time) }
    }
    let empty = try bench.measure([
      Bench.Subject("an empty C program") { try Programs.run([Programs.beside("empty-program")]).milliseconds }
    ])[0]
    let more = Sample("more than an empty program", bundled.map { $0 - empty.median })
    return [
      Row(
        "first rows on the screen", ours: Sample("rows", first), floor: Sample("fully loaded, on the screen", full),
        budget: 0.2),
      Row(
        "bundled register's first screen, beyond an empty program", ours: more, budget: 60, note: "empty: \(empty.text)"
      ),
    ]
  }

  /// Start of the process, and the size of the binary.
  static let start = Figure(name: "start", help: "--version beside an empty C program; size of the binary") { bench in
    let shezu = try bench.programs.shezu()
    let samples = try bench.measure(
      [
        Bench.Subject("--version") { try Programs.run([shezu, "--version"]).milliseconds },
        Bench.Subject("an empty C program") { try Programs.run([Programs.beside("empty-program")]).milliseconds },
      ], runs: max(30, bench.settings.runs))
    let note = "\(shezu); the budget is for a stripped static build, see README"
    return [
      Row("shezu --version", ours: samples[0], floor: samples[1], budget: 4, note: note),
      Row("size of the binary", ours: Sample("binary", [bench.corpus.size(shezu)], unit: .bytes), budget: 20e6),
    ]
  }

  /// Whether the screen answers while work goes on behind it.
  static let busyKeys = Figure(
    name: "busy-keys", help: "cursor keys while loading and reloading, key to painted"
  ) { bench in
    let shezu = try bench.programs.shezu()
    let file = try bench.corpus.file()
    let count = grouped(bench.settings.organizations)
    func presses(_ run: TerminalRun, until isOver: () -> Bool) throws -> [Double] {
      var times: [Double] = []
      while !isOver(), times.count < 400 {
        times.append(try run.paint(after: "j", quiet: 8, most: 1000).first)
      }
      return times
    }
    var loading: [Double] = []
    for _ in 0..<bench.settings.runs {
      let run = try TerminalRun([shezu, file, "--language", "zh"])
      _ = try run.showsFirstRows()
      loading += try presses(run) { run.text.contains(count) }
    }
    guard !loading.isEmpty else { return [.missing("keys while loading", "the file loads too fast to press any")] }
    let run = try TerminalRun([shezu, file, "--language", "zh"])
    _ = try run.shows(count)
    _ = try run.paint(after: "1")
    run.settle()
    run.send("R")
    var presses = 0
    let reloading = try (0..<60).map { _ in
      presses += 1
      return try run.paint(after: presses % 2 == 0 ? "k" : "j", quiet: 8, most: 1000).first
    }
    func row(_ what: String, _ times: [Double]) -> Row {
      let sample = Sample("keys", times)
      return Row(
        what, ours: Sample("p99", [sample.percentile(0.99)]), budget: 33,
        note: "\(times.count) keys, median \(sample.text), worst \(Sample.fixed(sample.percentile(1), 2)) ms")
    }
    return [
      row("cursor keys while loading, 99 of 100", loading), row("cursor keys while reloading, 99 of 100", reloading),
    ]
  }
}

extension TerminalRun {
  /// Milliseconds from the start of the program until rows of the first kind are on the screen: as soon as the overview
  /// names the kind, its tab is opened by key. Invented codes all carry EX, and nothing else on the screen does.
  fileprivate func showsFirstRows() throws -> Double {
    _ = try shows("1 社会组织")
    send("1")
    return try shows("EX")
  }
}
