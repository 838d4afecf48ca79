import Glibc

extension Figure {
  /// Whether the screen answers while work goes on behind it.
  static let busyKeys = Figure(
    name: "busy-keys", help: "keys while loading, sorting, exporting and reloading, key to painted"
  ) { bench in try BusyKeys(bench).rows() }
}

private struct BusyKeys {
  let bench: Bench
  let shezu: String
  let file: String
  private let count: String

  init(_ bench: Bench) throws {
    self.bench = bench
    shezu = try bench.programs.shezu()
    file = try bench.corpus.file()
    count = grouped(bench.settings.organizations)
  }

  func rows() throws -> [Row] {
    var loading: [Double] = []
    for _ in 0..<bench.settings.runs {
      let run = try TerminalRun([shezu, file, "--language", "zh"])
      _ = try run.showsFirstRows()
      loading += try presses(run, most: 400) { run.text.contains(count) }
    }
    let sorting = try (0..<bench.settings.runs).flatMap { _ in try self.sorting() }
    return [
      loading.isEmpty
        ? .missing("cursor keys while loading", "the file loads too fast to press any")
        : row("cursor keys while loading, 99 of 100", loading),
      row("cursor keys while sorting by name for the first time, 99 of 100", sorting),
      row("keys while exporting, 99 of 100", try exporting()),
      row("cursor keys while reloading, 99 of 100", try reloading()),
    ]
  }

  private func row(_ what: String, _ times: [Double]) -> Row {
    let sample = Sample("keys", times)
    return Row(
      what, ours: Sample("p99", [sample.percentile(0.99)]), budget: 33,
      note: "\(times.count) keys, median \(sample.text), worst \(Sample.fixed(sample.percentile(1), 2)) ms")
  }

  /// Up and down by turns, so that each press moves the cursor.
  private func presses(_ run: TerminalRun, most: Int, until isOver: () -> Bool = { false }) throws -> [Double] {
    var times: [Double] = []
    while !isOver(), times.count < most {
      times.append(try run.paint(after: times.count % 2 == 0 ? "j" : "k", quiet: 8, most: 1000).first)
    }
    return times
  }

  /// The organizations on the screen, all loaded and quiet.
  private func loaded() throws -> TerminalRun {
    let run = try TerminalRun([shezu, file, "--language", "zh"])
    _ = try run.shows(count)
    _ = try run.paint(after: "1")
    run.settle(quiet: 1000)
    return run
  }

  /// From the key that sorts on, as long as making the order takes at most.
  private func sorting() throws -> [Double] {
    let run = try loaded()
    // The cursor is on the first column, the name.
    run.send("s")
    return try presses(run, most: 40)
  }

  private func exporting() throws -> [Double] {
    let run = try loaded()
    let target = "\(bench.corpus.root)/exported.csv"
    defer { unlink(target) }
    _ = try run.paint(after: "e")
    // The path that the dialog offers goes.
    run.send("\u{15}")
    run.send(target)
    _ = run.quietBytes(300)
    run.send("\r")
    // The dialog stays until the file is written, so the keys are letters in it.
    var isOver = false
    let times = try presses(run, most: 60) {
      // The news that it is written goes with the next key.
      let text = run.text
      isOver = text.contains("导出到") || !text.contains("exported.csv")
      return isOver
    }
    if !isOver { _ = try run.answers("", with: "导出到") }
    return times
  }

  /// Until the register was read again, held against the state before, and what both left behind is freed. A key wipes
  /// the news off the status line, so it is looked for after each one.
  private func reloading() throws -> [Double] {
    let run = try loaded()
    run.send("R")
    var left = 40
    return try presses(run, most: 1000) {
      if left < 40 || run.text.contains("没有记录变化") { left -= 1 }
      return left == 0
    }
  }
}
