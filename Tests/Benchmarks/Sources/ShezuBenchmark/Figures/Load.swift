extension Figure {
  /// Loading the organizations' array file beside simdjson's parse of it, and the memory that takes.
  static let load = Figure(
    name: "load", help: "load of the organizations' array file beside simdjson On-Demand; memory"
  ) { bench in
    let file = try bench.corpus.file()
    let size = bench.corpus.size(file)
    var opened: [Child.Answer] = []
    var parsed: [Child.Answer] = []
    let samples = try bench.measure([
      Bench.Subject("open") {
        opened.append(try Child.start("open-organizations", file, in: bench.corpus))
        return opened[opened.count - 1].milliseconds(until: "usable")
      },
      Bench.Subject("simdjson parse") {
        parsed.append(try Child.start("simdjson", file, in: bench.corpus))
        return Double(parsed[parsed.count - 1].value("parse")) / 1e6
      },
    ])
    let last = opened[opened.count - 1]
    let whole = Sample("simdjson process with reading", parsed.dropFirst().map { $0.milliseconds(until: "usable") })
    func memory(_ name: String) -> Sample {
      Sample(name, opened.dropFirst().map { Double($0.value(name)) }, unit: .bytes)
    }
    let bytes = Sample("the file", [size], unit: .bytes)
    let speed = Sample.fixed(size / 1e6 / (samples[0].median / 1000), 0)
    return [
      Row(
        "load, process start to usable", ours: samples[0], floor: samples[1], budget: 1,
        note: "\(last.value("records")) records, \(last.value("problems")) problems, \(Sample.text(size, .bytes)), "
          + "\(speed) MB/s; the floor is On-Demand touching every value of a file already in memory, one thread"),
      Row("load, beside simdjson as a whole process", ours: samples[0], floor: whole),
      Row(
        "load, processor time of all threads", ours: Sample("spent", opened.dropFirst().map(\.processorMilliseconds)),
        floor: Sample("simdjson process", parsed.dropFirst().map(\.processorMilliseconds)),
        note: "moves less with what else the machine does; half of it is the least time on two processors"),
      Row("memory, peak while loading", ours: memory("peak"), floor: bytes, budget: 0.9),
      Row(
        "memory, after loading", ours: memory("resident"), floor: bytes, budget: 0.65,
        note: "of it \(memory("anonymous").text) anonymous"),
      Row(
        "first rows ready while loading", ours: Sample("first", opened.map { $0.milliseconds(until: "first-rows") }),
        floor: samples[0], budget: 0.2),
    ]
  }
}
