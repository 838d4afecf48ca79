import Foundation
import Localization
import Testing

@testable import Columnar
@testable import Loading

/// Diagnostics held compactly, the problems table, progress, stopping and reloading.
@Suite struct ProblemsTests {
  @Test func diagnosticsComeBackAsTheyWent() {
    let samples = [
      Diagnostic(
        severity: .error, code: .notJSON, file: "a.json", offset: 0, found: "\u{0}文",
        expected: Localized("一", "one"), line: 3, column: 9),
      Diagnostic(severity: .note, code: .unknownFile, file: ""),
      Diagnostic(
        severity: .warning, code: .rule, kind: "bodies", file: "b", record: 0, row: 5, pointer: "/x~1y/0", offset: 7,
        field: "name", found: "x", expected: Localized("二", "two")),
    ]
    var all = Diagnostics(samples)
    #expect(Array(all) == samples)
    all.append(contentsOf: Diagnostics(samples.reversed()))
    #expect(Array(all) == samples + samples.reversed())
    #expect(all.expectations.count == 3)
    #expect(all.count(.error) == 2)
  }

  @Test func theProblemsTableHoldsEveryDiagnostic() throws {
    let register = try LoadingFixture.open([
      "bodies.json": #"[{"code":"0001","name":1,"cash":"多"},5]"#, "actions.json": "[\n{]", "x.json": "",
    ])
    let problems = register.problems
    #expect(problems.count == register.diagnostics.count)
    for (row, diagnostic) in register.diagnostics.enumerated() {
      func value(_ field: String) -> String {
        problems.kind.ordinal(of: field).map { LoadingFixture.written(problems.value(row: row, field: $0)) } ?? "?"
      }
      #expect(value("id") == String(row + 1))
      #expect(value("trouble") == diagnostic.code.title.chinese)
      #expect(value("kind") == diagnostic.kind ?? "")
      #expect(value("file") == diagnostic.file)
      #expect(value("record") == diagnostic.record.map { String($0 + 1) } ?? "")
      #expect(value("pointer") == diagnostic.pointer ?? "")
      #expect(value("offset") == diagnostic.offset.map(String.init) ?? "")
      #expect(value("line") == diagnostic.line.map(String.init) ?? "")
      #expect(value("found") == diagnostic.found)
      #expect(value("expected") == diagnostic.expected.chinese)
    }
    let expected = try #require(problems.kind.ordinal(of: "expected"))
    guard case .coded(_, let label, _) = problems.value(row: 0, field: expected) else {
      Issue.record("the first problem expects something")
      return
    }
    #expect(label == register.diagnostics[0].expected)
  }

  @Test func aFieldThatNoRecordHasIsToldOnce() throws {
    let records = (0..<500).map { $0 == 450 ? #"{"code":"\#($0)","name":"x"}"# : #"{"code":"\#($0)"}"# }
    let text = "[" + records.joined(separator: ",") + "]"
    let granularity = Granularity(block: 100, first: 1400, segment: 1400, workers: 2)
    let register = try LoadingFixture.open(["bodies.json": text], granularity: granularity)
    let missing = register.diagnostics.filter { $0.code == .missing }
    let first = try #require(missing.first)
    #expect(first.record == 0 && first.row == 0 && first.pointer == "/0")
    #expect(missing.count > 1 && missing.count < 120)
    // The run and the records reported one by one are all records but one.
    let run = try #require(first.expected.english.split(separator: " ").compactMap { Int($0.drop { $0 == "(" }) }.first)
    #expect(run + missing.count - 1 == 499)
  }

  private static func many(_ count: Int) -> String {
    "[" + (0..<count).map { #"{"code":"b\#($0)","name":"名\#($0)"}"# }.joined(separator: ",\n") + "]"
  }

  @Test func progressRunsToTheEndAndShowsTheFirstRowsOnce() throws {
    var partial: [Int] = []
    var last = 0
    let granularity = Granularity(block: 256, first: 1000, segment: 4000, workers: 2)
    let register = try LoadingFixture.open(["bodies.json": Self.many(5000)], granularity: granularity) { progress in
      if let register = progress.partial {
        partial.append(register.tables[0].count)
        #expect(register.tables[0].key(3) == "b3")
      }
      #expect(progress.file == "bodies.json")
      #expect(progress.bytesDone >= last && progress.bytesDone <= progress.bytesTotal)
      last = progress.bytesDone
      return true
    }
    #expect(register.tables[0].count == 5000)
    #expect(partial.count == 1)
    #expect(partial[0] > 10 && partial[0] < 200)
  }

  @Test func loadingStopsWhenAsked() throws {
    let granularity = Granularity(block: 256, first: 1000, segment: 4000, workers: 2)
    let error = #expect(throws: OpeningError.self) {
      try LoadingFixture.open(["bodies.json": Self.many(20_000)], granularity: granularity) { $0.partial == nil }
    }
    #expect(error?.cause == .cancelled)
  }

  @Test func loadingStopsWhenAskedAfterAllFilesAreRead() throws {
    var questions = 0
    let error = #expect(throws: OpeningError.self) {
      try LoadingFixture.open(["bodies.json": Self.many(200)]) { progress in
        // Once while the file is read, which is small enough for one block, and once when its table is made.
        questions += 1
        return progress.bytesDone < progress.bytesTotal
      }
    }
    #expect(error?.cause == .cancelled)
    #expect(questions <= 3)
  }

  @Test func aFailedReloadKeepsTheLastRegister() throws {
    try LoadingFixture.withFolder(["bodies.json": Array(Self.many(3).utf8), "actions.json": Array("[{".utf8)]) {
      folder in
      let first = try Opening.open(path: folder, schema: LoadingFixture.schema)
      try Data(Self.many(4).utf8).write(to: URL(fileURLWithPath: folder + "/bodies.json"))
      // The file that was broken before may stay so.
      let second = try Opening.reload(first, path: folder, schema: LoadingFixture.schema)
      #expect(second.tables[0].count == 4)
      try Data(Self.many(4).dropLast(9).utf8).write(to: URL(fileURLWithPath: folder + "/bodies.json"))
      let error = #expect(throws: OpeningError.self) {
        try Opening.reload(second, path: folder, schema: LoadingFixture.schema)
      }
      #expect(error?.sentence(.english).hasPrefix("bodies.json, line 4") == true)
    }
  }

  /// What may happen to a file while it is read.
  enum Meddling: CaseIterable {
    case cutShort, emptied, rewritten, longer, damagedInside, blankedInside, replaced, removed

    /// Whether the file that was opened is still the one it was.
    var leavesTheFile: Bool { self == .replaced || self == .removed }

    func act(on path: String) throws {
      let url = URL(fileURLWithPath: path)
      switch self {
      case .replaced:
        try Data(ProblemsTests.many(3).utf8).write(to: URL(fileURLWithPath: path + ".new"))
        #expect(rename(path + ".new", path) == 0)
        return
      case .removed: return try FileManager.default.removeItem(at: url)
      default: break
      }
      let size = try UInt64(Data(contentsOf: url).count)
      let handle = try FileHandle(forWritingTo: url)
      defer { try? handle.close() }
      switch self {
      case .cutShort: try handle.truncate(atOffset: size / 2)
      case .emptied: try handle.truncate(atOffset: 0)
      case .rewritten:
        try handle.truncate(atOffset: 0)
        handle.write(Data(ProblemsTests.many(6000).utf8))
      case .longer:
        try handle.seek(toOffset: size)
        handle.write(Data(" \n".utf8))
      case .damagedInside, .blankedInside:
        try handle.seek(toOffset: size * 3 / 4)
        handle.write(Data(repeating: self == .damagedInside ? 0 : 0x20, count: 1000))
      case .replaced, .removed: break
      }
    }
  }

  @Test(arguments: Meddling.allCases)
  func aFileThatIsWrittenToWhileItIsReadIsRefused(_ meddling: Meddling) throws {
    try LoadingFixture.withFolder([
      "bodies.json": Array(Self.many(5000).utf8), "actions.json": Array("[{\"id\":\"1\"}]".utf8),
    ]) { folder in
      let granularity = Granularity(block: 256, first: 1000, segment: 4000, workers: 2)
      let register = try Opening.open(
        path: folder, schema: LoadingFixture.schema, as: nil, granularity: granularity
      ) { progress in
        if progress.partial != nil { #expect(throws: Never.self) { try meddling.act(on: folder + "/bodies.json") } }
        return true
      }
      #expect(register.tables[1].count == 1)
      let told = register.diagnostics.filter { $0.severity == .error }
      if meddling.leavesTheFile {
        // The file that was opened is read to its end.
        #expect(register.tables[0].count == 5000 && told.isEmpty)
      } else {
        #expect(register.tables[0].count == 0)
        #expect(told.count == 1 && told[0].file == "bodies.json")
        // Whatever was found in it, a mixture says nothing about the file as it is now.
        #expect(told[0].expected.english.contains("does not change while it is read"))
      }
    }
  }
}
