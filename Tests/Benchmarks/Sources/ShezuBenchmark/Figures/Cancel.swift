import Glibc

extension Figure {
  /// How long it takes to stop: the command line by SIGINT, the screen by Ctrl-C.
  static let cancel = Figure(
    name: "cancel", help: "SIGINT and Ctrl-C at many moments of loading and sorting, to the end of the program"
  ) { bench in try Cancelling(bench).rows() }
}

private struct Cancelling {
  let bench: Bench
  let shezu: String
  let file: String

  /// Moments of one run at which it is stopped, spread evenly.
  private static let moments = 20
  private static let interrupted: Int32 = 130

  init(_ bench: Bench) throws {
    self.bench = bench
    shezu = try bench.programs.shezu()
    file = try bench.corpus.file()
  }

  func rows() throws -> [Row] {
    let table = "\(bench.corpus.root)/cancelled.csv"
    let records = "\(bench.corpus.root)/cancelled.json"
    defer {
      unlink(table)
      unlink(records)
    }
    return [
      try commandLine("count organizations", ["count", "organizations", "-r", file]),
      try commandLine(
        "list organizations --sort name", ["list", "organizations", "--sort", "name", "--limit", "1", "-r", file]),
      try commandLine("count organizations --by name", ["count", "organizations", "--by", "name", "-r", file]),
      try commandLine("list organizations --output FILE.csv", export(to: table)),
      try commandLine("list organizations --output FILE.json", export(to: records)),
      try screen(),
    ]
  }

  private func export(to output: String) -> [String] {
    ["list", "organizations", "--columns", "all", "--output", output, "--overwrite", "-r", file]
  }

  /// SIGINT at moments spread over a whole run. What ends before the signal comes counts for nothing.
  private func commandLine(_ what: String, _ words: [String]) throws -> Row {
    let whole = try Programs.run([shezu] + words).milliseconds
    let before = Set(Programs.entries(bench.corpus.root, hidden: true))
    var times: [Double] = []
    for moment in 0..<Self.moments {
      let wait = whole * (Double(moment) + 0.5) / Double(Self.moments)
      let ending = try Programs.interrupt([shezu] + words, after: wait)
      if ending.status == 0 { continue }
      guard ending.status == Self.interrupted else { throw BenchmarkError("\(what) ended with \(ending.status)") }
      times.append(ending.milliseconds)
      let left = Set(Programs.entries(bench.corpus.root, hidden: true)).subtracting(before)
        .subtracting(["cancelled.csv", "cancelled.json"])
      guard left.isEmpty else { throw BenchmarkError("\(what) left \(left.sorted().joined(separator: ", "))") }
    }
    return row("SIGINT to the end, \(what)", times)
  }

  /// Ctrl-C while the screen shows the first rows of a file that is being read.
  private func screen() throws -> Row {
    let whole = try TerminalRun([shezu, file, "--language", "zh"]).shows(grouped(bench.settings.organizations))
    var times: [Double] = []
    for moment in 0..<Self.moments {
      let run = try TerminalRun([shezu, file, "--language", "zh"])
      // Before its first picture the program has not asked for keys one by one.
      let shown = try run.shows("社会组织")
      let wait = whole * (Double(moment) + 0.5) / Double(Self.moments)
      if wait > shown { usleep(UInt32((wait - shown) * 1000)) }
      times.append(try run.ends(after: "\u{3}", with: Self.interrupted))
    }
    return row("Ctrl-C on the screen to the end, while loading", times)
  }

  private func row(_ what: String, _ times: [Double]) -> Row {
    guard !times.isEmpty else { return .missing(what, "it is over too soon to be stopped") }
    let sample = Sample("cancelled", times)
    return Row(
      what, ours: Sample("longest", [sample.percentile(1)]), budget: 100,
      note: "longest of \(times.count) at spread moments, median \(sample.text)")
  }
}
