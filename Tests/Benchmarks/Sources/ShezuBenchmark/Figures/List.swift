import Glibc

extension Figure {
  /// One question as a whole process, beside the programs that people would ask instead. All answers have as many lines.
  static let list = Figure(
    name: "list", help: "a filtered, sorted csv as a whole process, beside DuckDB, jq and VisiData"
  ) { bench in try ListContest(bench).rows() }
}

private struct ListContest {
  let bench: Bench
  let file: String
  let shezu: String
  private static let columns = [
    "creditCode", "name", "kind", "markers", "status", "level", "region", "registeredOn", "capital", "grade",
  ]

  init(_ bench: Bench) throws {
    self.bench = bench
    file = try bench.corpus.file()
    shezu = try bench.programs.shezu()
  }

  func rows() throws -> [Row] {
    let output = "\(bench.corpus.root)/list.csv"
    let errors = "\(bench.corpus.root)/errors"
    let words = [
      shezu, "list", "organizations", "-r", file, "--where", "region:宝鸡 status:活动异常", "--sort", "registeredOn",
      "--format",
      "csv", "--columns", Self.columns.joined(separator: ","),
    ]
    var spent: [Double] = []
    let duck = DuckDB(bench)
    let duckOutput = "\(bench.corpus.root)/duckdb.csv"
    var subjects = [
      Bench.Subject("shezu list") {
        let ending = try Programs.run(words, output: output, errors: errors)
        guard ending.status == 0 else {
          throw BenchmarkError("ended with \(ending.status): \(try Programs.contents(errors))")
        }
        spent.append(ending.processorMilliseconds)
        return ending.milliseconds
      }
    ]
    if let duck {
      subjects.append(
        Bench.Subject("DuckDB, 2 threads") { try duck.list(file, columns: Self.columns, output: duckOutput) })
    }
    let samples = try bench.measure(subjects)
    let lines = try lineCount(output)
    let what = "list, \(lines - 1) rows as csv"
    var first = Row(what, ours: samples[0], note: DuckDB.missing)
    if duck != nil {
      try agree("DuckDB", duckOutput, lines, header: 0)
      let note =
        "ours from process start to end, \(Sample("spent", spent).text) of processor time; "
        + "DuckDB without Python's start and import"
      first = Row(what, ours: samples[0], floor: samples[1], budget: 0.35, note: note)
    }
    return try [first, jq(samples[0], what, lines), visidata(samples[0], what, lines)]
  }

  private func lineCount(_ path: String) throws -> Int { try Programs.contents(path).utf8.count { $0 == 0x0A } }

  private func agree(_ name: String, _ path: String, _ lines: Int, header: Int) throws {
    let found = try lineCount(path)
    guard found + header == lines else { throw BenchmarkError("\(name) answers \(found) lines, we \(lines)") }
  }

  /// Slow programs are run once, without a warm-up.
  private func once(_ name: String, _ words: [String], _ output: String?) throws -> Sample {
    let errors = "\(bench.corpus.root)/errors"
    let ending = try Programs.run(words, output: output, errors: errors)
    guard ending.status == 0 else {
      throw BenchmarkError("\(name) ended with \(ending.status): \(try Programs.contents(errors).suffix(300))")
    }
    return Sample("\(name), one run", [ending.milliseconds])
  }

  private func jq(_ ours: Sample, _ what: String, _ lines: Int) throws -> Row {
    guard let jq = bench.programs.peer("jq") else {
      return Row(what, ours: ours, note: "jq is not installed: Peers/install")
    }
    let path = "\(bench.corpus.root)/jq.csv"
    let fields = Self.columns.map { $0 == "markers" ? "((.markers // []) | join(\";\"))" : ".\($0)" }
    let program = """
      map(select((.region | startswith("6103")) and .status == "活动异常")) | sort_by(.registeredOn)[] | \
      [\(fields.joined(separator: ", "))] | @csv
      """
    let floor = try once("jq", [jq, "-r", program, file], path)
    try agree("jq", path, lines, header: 1)
    return Row(what, ours: ours, floor: floor, budget: 0.05)
  }

  private func visidata(_ ours: Sample, _ what: String, _ lines: Int) throws -> Row {
    guard let python = bench.programs.peer("python"), bench.programs.peer("vd") != nil else {
      return Row(what, ours: ours, note: "VisiData is not installed: Peers/install")
    }
    let path = "\(bench.corpus.root)/visidata.csv"
    let words = [python, Programs.script("visidata_peer.py"), file, Self.columns.joined(separator: ","), path]
    let floor = try once("VisiData", words, nil)
    try agree("VisiData", path, lines, header: 0)
    return Row(what, ours: ours, floor: floor, budget: 0.05)
  }
}
