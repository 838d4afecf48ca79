import CFloors
import CSimdjson
import Catalog
import Columnar
import Glibc
import Loading

/// Work that is measured as a process of its own, so that memory and start-up count and nothing is warm but the files.
/// The parent reads what it prints: a name and a number a line.
enum Child {
  static let flag = "--child"

  static func run(_ words: [String]) throws {
    guard words.count == 2 else { throw BenchmarkError("\(flag) is for the benchmark itself") }
    switch words[0] {
    case "open": try open(words[1], as: nil)
    case "open-organizations": try open(words[1], as: "organizations")
    case "simdjson": try simdjson(words[1])
    default: throw BenchmarkError("no work \(words[0])")
    }
  }

  private static func open(_ path: String, as kind: String?) throws {
    var firstRows: UInt64 = 0
    let register = try Opening.open(path: path, schema: Catalog.schema, as: kind) { progress in
      if progress.partial != nil, firstRows == 0 { firstRows = floor_now() }
      return true
    }
    print("usable \(floor_now())")
    print("first-rows \(firstRows)")
    print("records \(register.tables.reduce(0) { $0 + $1.count })")
    print("problems \(register.diagnostics.count)")
    let memory = Memory.own()
    print("resident \(memory.resident)")
    print("anonymous \(memory.anonymous)")
    print("peak \(memory.peak)")
    withExtendedLifetime(register) {}
  }

  private static func simdjson(_ path: String) throws {
    let result = simdjson_floor(path, path.hasSuffix(".ndjson") ? 1 : 0)
    guard result.error == 0 else {
      throw BenchmarkError("simdjson: \(String(cString: simdjson_floor_message(result.error)))")
    }
    print("usable \(floor_now())")
    print("read \(result.read_nanoseconds)")
    print("parse \(result.parse_nanoseconds)")
    print("records \(result.records)")
    print("fields \(result.fields)")
    print("peak \(Memory.own().peak)")
  }

  /// What a child printed, and when it was started.
  struct Answer {
    let started: UInt64
    /// On all processors together, from its start to its end.
    let processorMilliseconds: Double
    let values: [String: UInt64]

    func value(_ name: String) -> UInt64 { values[name] ?? 0 }
    /// From the start of the process to the moment that it named.
    func milliseconds(until name: String) -> Double { (Double(value(name)) - Double(started)) / 1e6 }
  }

  static func start(_ work: String, _ path: String, in corpus: Corpus) throws -> Answer {
    let started = floor_now()
    let (ending, text) = try Programs.read([Programs.itself, flag, work, path], in: corpus)
    guard ending.status == 0 else { throw BenchmarkError("\(work) \(path) ended with \(ending.status)") }
    var values: [String: UInt64] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, let number = UInt64(words[1]) { values[String(words[0])] = number }
    }
    return Answer(started: started, processorMilliseconds: ending.processorMilliseconds, values: values)
  }
}

/// A process's memory, in bytes.
struct Memory {
  var resident: UInt64 = 0
  /// Without pages of files, which the system takes back as it likes.
  var anonymous: UInt64 = 0
  var peak: UInt64 = 0

  static func own() -> Memory { of("self") }

  static func of(_ process: String) -> Memory {
    var memory = Memory()
    for line in ((try? Programs.contents("/proc/\(process)/status")) ?? "").split(separator: "\n") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count >= 2, let kilobytes = UInt64(words[1]) else { continue }
      switch words[0] {
      case "VmRSS:": memory.resident = kilobytes * 1024
      case "RssAnon:": memory.anonymous = kilobytes * 1024
      case "VmHWM:": memory.peak = kilobytes * 1024
      default: continue
      }
    }
    return memory
  }
}
