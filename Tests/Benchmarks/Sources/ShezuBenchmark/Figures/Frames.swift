import CFloors

extension Figure {
  /// Bytes and time of frames at 200x60, with the program itself.
  static let frames = Figure(name: "frames", help: "bytes and time of a full repaint and of scrolling by a row, 200x60")
  { bench in
    let file = try bench.corpus.file()
    let run = try TerminalRun([try bench.programs.shezu(), file, "--language", "zh"], rows: 60, columns: 200)
    _ = try run.shows(grouped(bench.settings.organizations))
    _ = try run.paint(after: "1")
    run.settle()
    let samples = max(50, bench.settings.runs)
    func paint(_ keys: String) throws -> (bytes: Sample, times: Sample) {
      let all = try (0..<samples).map { _ in try run.paint(after: keys, quiet: 30) }
      return (Sample("bytes", all.map { Double($0.bytes) }, unit: .bytes), Sample("times", all.map(\.last)))
    }
    let repaint = try paint("\u{0c}")
    let shown = Sample("the text shown", [Double(run.textBytes)], unit: .bytes)
    // Down to the last row on the screen, so that each further step scrolls.
    for _ in 0..<60 { _ = try run.paint(after: "j", quiet: 10) }
    let scroll = try paint("j")
    _ = try run.paint(after: "d")
    run.settle()
    let alone = try paint("j")
    let page = try paint("\u{1b}[6~")
    return [
      Row("full repaint, bytes", ours: repaint.bytes, floor: shown, budget: 2),
      Row(
        "full repaint, key to painted", ours: repaint.times, budget: 16,
        note: "p99 \(Sample.fixed(repaint.times.percentile(0.99), 2)) ms"),
      Row("scroll by a row, table alone, bytes", ours: alone.bytes, budget: 1024),
      Row("scroll by a row beside the detail pane, bytes", ours: scroll.bytes, note: "the pane's text changes too"),
      Row(
        "scroll by a row, key to painted", ours: scroll.times, budget: 16,
        note: "p99 \(Sample.fixed(scroll.times.percentile(0.99), 2)) ms"),
      Row(
        "page down, key to painted", ours: page.times, budget: 16,
        note: "p99 \(Sample.fixed(page.times.percentile(0.99), 2)) ms, \(page.bytes.text)"),
    ]
  }

  /// The cost of a screen without input.
  static let idle = Figure(name: "idle", help: "ten seconds of nothing: processor time and wake-ups") { bench in
    let run = try TerminalRun([try bench.programs.shezu(), try bench.corpus.file(), "--language", "zh"])
    _ = try run.shows(grouped(bench.settings.organizations))
    // Idle threads of the system's pool end by themselves after some seconds; that is not ours to count.
    run.settle(quiet: 7000)
    let before = Activity(run.process)
    let bytes = run.quietBytes(10_000)
    let after = Activity(run.process)
    let wakeups = after.wakeups(since: before)
    let note = "\(wakeups) wake-ups of \(after.switches.count) threads, \(bytes) bytes written"
    let time = Double(after.nanoseconds - before.nanoseconds) / 1e6
    return [
      Row("ten idle seconds, processor time", ours: Sample("time", [time]), budget: 0, note: note),
      Row("ten idle seconds, wake-ups", ours: Sample("wake-ups", [Double(wakeups)], unit: .count), budget: 0),
    ]
  }
}

/// What a process has done so far.
private struct Activity {
  let nanoseconds: UInt64
  /// Times that each thread was put on a processor.
  var switches: [String: Int] = [:]

  init(_ process: Int32) {
    nanoseconds = floor_processor_time(process)
    for thread in Programs.entries("/proc/\(process)/task") {
      for line in ((try? Programs.contents("/proc/\(process)/task/\(thread)/status")) ?? "").split(separator: "\n")
      where line.hasPrefix("voluntary_ctxt_switches") {
        switches[thread] = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).last.flatMap { Int($0) } ?? 0
      }
    }
  }

  func wakeups(since before: Activity) -> Int {
    switches.reduce(0) { $0 + $1.value - (before.switches[$1.key] ?? 0) }
  }
}
