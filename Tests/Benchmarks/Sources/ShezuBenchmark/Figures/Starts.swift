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

  /// Start of the process, and the size of the binary, of the stripped static release.
  static let start = Figure(
    name: "start", help: "--version of the stripped static release beside an empty C program; its size"
  ) { bench in
    guard let shezu = bench.programs.stripped() else {
      return [.missing("shezu --version", "no stripped static program, see README: \(Programs.strippedPath)")]
    }
    let samples = try bench.measure(
      [
        Bench.Subject("--version") { try Programs.run([shezu, "--version"]).milliseconds },
        Bench.Subject("an empty C program") { try Programs.run([Programs.beside("empty-program")]).milliseconds },
      ], runs: max(30, bench.settings.runs))
    let size = bench.corpus.size(shezu)
    let embedded = Programs.embeddedRegisterBytes
    return [
      Row("shezu --version", ours: samples[0], floor: samples[1], budget: 4, note: shezu),
      Row(
        "size of the binary without the embedded register", ours: Sample("binary", [size - embedded], unit: .bytes),
        budget: 20e6, note: "\(Sample.text(size, .bytes)) with it"),
    ]
  }
}

extension TerminalRun {
  /// Milliseconds from the start of the program until rows of the first kind are on the screen: as soon as the overview
  /// names the kind, its tab is opened by key. Invented codes all carry EX, and nothing else on the screen does.
  func showsFirstRows() throws -> Double {
    _ = try shows("1 社会组织")
    send("1")
    return try shows("EX")
  }
}
