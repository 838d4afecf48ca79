import Columnar
import Glibc
import Querying

extension Figure {
  /// The first character of a word, key to painted screen in a terminal of 200x50, with the program itself.
  static let screenKey = Figure(
    name: "screen-key", help: "first character typed into the filter, key to painted, beside a C program and fzf"
  ) { bench in try ScreenContest(bench).rows() }
}

private struct ScreenContest {
  let bench: Bench
  let file: String
  let count: Int

  init(_ bench: Bench) throws {
    self.bench = bench
    file = try bench.corpus.file()
    count = bench.settings.organizations
  }

  func rows() throws -> [Row] {
    let word = "宝"
    let last = try times(of: word, samples: samples)
    var rows = [
      try Row("first character \(word), key to painted", ours: last, floor: floor(word), budget: 2.5),
      Row(
        "the same, 99 of 100", ours: Sample("p99", [last.percentile(0.99)]), budget: 16,
        note: "of \(last.values.count), least \(Sample.fixed(last.least, 2)) ms"),
    ]
    if let fzf = try fzf(word) {
      rows.append(Row("the same beside fzf over the names alone", ours: last, floor: fzf, budget: 0.05))
    } else {
      rows.append(.missing("the same beside fzf over the names alone", "fzf is not installed: Peers/install"))
    }
    let sound = try times(of: "bj", samples: 5)
    rows.append(Row("bj typed at once, by pinyin, key to painted", ours: sound, floor: last, budget: 2.5))
    return rows
  }

  private var samples: Int { max(40, bench.settings.runs) }

  /// The word typed into the empty filter again and again. Each time the filter is cleared and all is quiet before; it is
  /// answered when the screen shows how many records the filter itself finds.
  private func times(of word: String, samples: Int) throws -> Sample {
    let register = try bench.corpus.register()
    let asked = try Questions(register, "organizations")
    let found = try Filter.compile(word, in: asked.context).rows()?.population ?? 0
    let whole = "\(grouped(count)) / \(grouped(count))"
    let run = try TerminalRun([try bench.programs.shezu(), file, "--language", "zh"])
    _ = try run.shows(grouped(count))
    run.rest(1000)
    _ = try run.paint(after: "1")
    run.rest(1000)
    _ = try run.paint(after: "/")
    var times: [Double] = []
    for round in 0...samples {
      run.rest()
      let time = try run.answers(word, with: grouped(found))
      if round > 0 { times.append(time) }
      run.rest()
      _ = try run.answers(String(repeating: "\u{7f}", count: word.count), with: whole)
    }
    return Sample("painted", times)
  }

  private func floor(_ word: String) throws -> Sample {
    let register = try bench.corpus.register()
    let dump = "\(bench.corpus.root)/searched"
    defer { unlink(dump) }
    try SourceFile.write(SearchedBytes(register: register, kind: register.ordinal("organizations")), to: dump)
    let run = try TerminalRun([Programs.beside("keystroke-floor"), dump, "50", "200"])
    _ = try run.shows("ready")
    var times: [Double] = []
    for round in 0...samples {
      let painting = try run.paint(after: word)
      if round > 0 { times.append(painting.last) }
    }
    return Sample("C, SSE2 and one frame", times)
  }

  private func fzf(_ word: String) throws -> Sample? {
    guard let fzf = bench.programs.peer("fzf") else { return nil }
    let names = "\(bench.corpus.root)/names"
    let register = try bench.corpus.register()
    try SourceFile.writeTexts(of: register.tables[try register.ordinal("organizations")], "name", to: names)
    let run = try TerminalRun(["/bin/sh", "-c", "exec '\(fzf)' -e < '\(names)'"])
    _ = try run.shows("\(count)/\(count)")
    run.settle()
    var times: [Double] = []
    // It counts on while it paints; the last byte before silence is the whole answer, as it is for us.
    for round in 0...min(samples, 5) {
      let painting = try run.paint(after: word, quiet: 600)
      if round > 0 { times.append(painting.last) }
      guard run.text.contains("> \(word)") else { throw BenchmarkError("fzf does not hold \(word):\n\(run.text)") }
      _ = try run.paint(after: "\u{15}", quiet: 600)
    }
    return Sample("fzf -e", times)
  }
}

/// As the screen writes counts.
func grouped(_ number: Int) -> String {
  var digits = String(number)
  var end = digits.index(digits.endIndex, offsetBy: -3, limitedBy: digits.startIndex)
  while let place = end, place > digits.startIndex {
    digits.insert(",", at: place)
    end = digits.index(place, offsetBy: -3, limitedBy: digits.startIndex)
  }
  return digits
}
