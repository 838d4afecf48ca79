import Columnar
import Exports
import Glibc

extension Figure {
  /// Export of every record from a loaded register, beside DuckDB's COPY from a loaded table with 2 threads.
  static let exports = Figure(name: "exports", help: "export of all records as csv and json, beside DuckDB's COPY") {
    bench in
    let register = try bench.corpus.register()
    let kind = try register.ordinal("organizations")
    let table = register.tables[kind]
    let columns = table.kind.fields.indices.filter { table.kind.fields[$0].roles.contains(.summary) }
    let names = columns.map { table.kind.fields[$0].name }
    let view = ExportView(
      register: register, kind: kind, rows: (0..<table.count).map { UInt32($0) }, columns: columns, language: .english)
    let file = try bench.corpus.file()
    var rows: [Row] = []
    for name in ["csv", "json"] {
      guard let format = ExportFormat.named(name) else { throw BenchmarkError("no format \(name)") }
      let path = "\(bench.corpus.root)/export.\(name)"
      let ours = try bench.measure([
        Bench.Subject("beside, synced and renamed") {
          try milliseconds { try Exporter.write(view, as: format, to: FileTarget(path: path, overwrites: true)) }
        },
        Bench.Subject("into an open file") {
          let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
          defer { close(descriptor) }
          var sink: any ByteSink = DescriptorSink(descriptor)
          return try milliseconds { try Exporter.write(view, as: format, to: &sink) }
        },
      ])
      let what =
        "export \(name), \(table.count) records, \(columns.count) columns, \(Sample.text(bench.corpus.size(path), .bytes))"
      let duck = DuckDB(bench)
      let floor = try duck.map { try $0.copy(file, columns: names, format: name, runs: bench.settings.runs) }
      let why = duck == nil ? DuckDB.missing : "our file is also synced to the disk, DuckDB's is not"
      rows.append(Row(what, ours: ours[0], floor: floor, budget: floor == nil ? nil : 0.5, note: why))
      rows.append(Row("the same into an open file, not synced", ours: ours[1], floor: floor))
      unlink(path)
    }
    return rows
  }
}

/// DuckDB from Python, 2 threads; times are taken inside it, so that Python's start does not count against it.
struct DuckDB {
  static let missing = "DuckDB is not installed: Peers/install"
  private let python: String
  private let bench: Bench

  /// Nil where it is not installed.
  init?(_ bench: Bench) {
    guard let python = bench.programs.peer("python"),
      (try? Programs.run([python, "-c", "import duckdb"]))?.status == 0
    else { return nil }
    self.python = python
    self.bench = bench
  }

  func copy(_ file: String, columns: [String], format: String, runs: Int) throws -> Sample {
    let target = "\(bench.corpus.root)/duckdb.\(format)"
    defer { unlink(target) }
    return try times(["copy", file, columns.joined(separator: ","), format, target, String(runs)], "DuckDB COPY")
  }

  /// Reads the file, filters, sorts and writes csv once, in a process of its own. Milliseconds.
  func list(_ file: String, columns: [String], output: String) throws -> Double {
    try times(["list", file, columns.joined(separator: ","), output], "DuckDB").median
  }

  private func times(_ words: [String], _ name: String) throws -> Sample {
    let errors = "\(bench.corpus.root)/errors"
    let output = "\(bench.corpus.root)/times"
    let ending = try Programs.run([python, Programs.script("duckdb_peer.py")] + words, output: output, errors: errors)
    guard ending.status == 0 else { throw BenchmarkError("DuckDB: \(try Programs.contents(errors))") }
    let values = try Programs.contents(output).split(separator: "\n").compactMap { Double($0) }
    guard !values.isEmpty else { throw BenchmarkError("DuckDB told no times") }
    return Sample(name, values)
  }
}
