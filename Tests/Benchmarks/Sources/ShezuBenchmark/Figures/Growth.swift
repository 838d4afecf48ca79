import Columnar
import Exports
import Glibc
import Querying

extension Figure {
  /// The main figures at several sizes, each beside its floor, so that the order of growth can be read off.
  static let growth = Figure(
    name: "growth", help: "load, memory, words, clauses, groups, sort and export at 10,000 to 3,000,000 organizations",
    isOptional: true
  ) { bench in
    try [10_000, 100_000, 1_000_000, 3_000_000].flatMap { size in
      Console.say("growth: \(size)")
      return try rows(bench, size)
    }
  }

  private static func rows(_ bench: Bench, _ size: Int) throws -> [Row] {
    let file = try bench.corpus.file(organizations: size)
    var opened: [Child.Answer] = []
    let load = try bench.measure([
      Bench.Subject("open") {
        opened.append(try Child.start("open-organizations", file, in: bench.corpus))
        return opened[opened.count - 1].milliseconds(until: "usable")
      },
      Bench.Subject("simdjson parse") {
        Double(try Child.start("simdjson", file, in: bench.corpus).value("parse")) / 1e6
      },
    ])
    let register = try bench.corpus.register(organizations: size)
    let kind = try register.ordinal("organizations")
    let table = register.tables[kind]
    let asked = try Questions(register, "organizations")
    let bytes = SearchedBytes(register: register, kind: kind)
    var words = [UInt64](repeating: 0, count: table.count / 64 + 1)
    let all = Bitmap(count: table.count, filled: true)
    guard let name = table.kind.ordinal(of: "name"), let csv = ExportFormat.named("csv") else {
      throw BenchmarkError("no name")
    }
    let view = ExportView(
      register: register, kind: kind, rows: all.rows, columns: Array(table.kind.fields.indices), language: .english)
    let nowhere = open("/dev/null", O_WRONLY)
    defer { close(nowhere) }
    let export = try bench.measure([
      Bench.Subject("csv") {
        var sink: any ByteSink = DescriptorSink(nowhere)
        return try milliseconds { try Exporter.write(view, as: csv, to: &sink) }
      }
    ])[0]
    let sort = try bench.measure([
      Bench.Subject("sort") {
        milliseconds {
          Ordering.sort(rows: all, keys: [SortKey(field: name)], register: register, kind: kind, orders: OrderCache())
        }
      }
    ])[0]
    func memory(_ name: String) -> Sample { Sample(name, opened.map { Double($0.value(name)) }, unit: .bytes) }
    return [
      Row("\(grouped(size)): load", ours: load[0], floor: load[1]),
      Row(
        "\(grouped(size)): peak memory while loading", ours: memory("peak"),
        floor: Sample("the file", [bench.corpus.size(file)], unit: .bytes)),
      Row(
        "\(grouped(size)): memory after loading", ours: memory("resident"),
        floor: Sample("the file", [bench.corpus.size(file)], unit: .bytes)),
      try bench.row(
        "\(grouped(size)): word 宝", budget: nil, ours: asked.subject("宝"),
        floor: Bench.Subject("C, SSE2") { milliseconds { bytes.scan(Array("宝".utf8), into: &words) } }),
      try bench.row(
        "\(grouped(size)): word xh by pinyin", budget: nil, ours: asked.subject("xh"), floor: asked.subject("协会")),
      try asked.coded(bench, "status:活动异常", field: "status").named("\(grouped(size)): status:活动异常"),
      try asked.grouped(bench, "region", "status", sum: "capital")
        .named("\(grouped(size)): groups by region and status with a sum"),
      Row("\(grouped(size)): sort by name", ours: sort),
      Row("\(grouped(size)): csv of all fields to nowhere", ours: export),
    ]
  }
}
