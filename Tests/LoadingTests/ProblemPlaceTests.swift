import Foundation
import Testing

@testable import Columnar
@testable import Loading

/// Every problem that names a record gives its place in the file, whenever it was found.
@Suite struct ProblemPlaceTests {
  typealias Fixture = ProblemPlaceFixture

  private static func open(
    _ folder: String, _ granularity: Granularity = Granularity(), progress: (Opening.Progress) -> Bool = { _ in true }
  ) throws -> Register {
    try Opening.open(
      path: folder, schema: Fixture.schema, as: nil, granularity: granularity, progress: progress)
  }

  /// Follows pointer and offset of each problem, and answers trouble and field of those in a record.
  private func check(_ register: Register, _ files: [String: String], isLines: Bool) throws -> Set<String> {
    let places = try files.mapValues { try JSONPlaces(Array($0.utf8), isLines: isLines) }
    var met: Set<String> = []
    for problem in register.diagnostics where problem.record != nil {
      let words = "\(problem.file) \(problem.code) \(problem.pointer ?? "-") \(problem.field ?? "")"
      let file = try #require(places[problem.file], "\(words)")
      let pointer = try #require(problem.pointer, "\(words)")
      let offset = try #require(problem.offset, "\(words)")
      // A line that is no JSON, and its rest, have a place and no value.
      if problem.code == .notJSON { continue }
      let value = try file.value(at: pointer)
      #expect(try file.value(at: offset) == value, "\(words) at \(offset)")
      met.insert("\(problem.code) \(problem.field ?? "")")
      try check(problem, value, register, words)
    }
    return met
  }

  /// Whether a value is the one that the problem is about.
  private func check(_ problem: Diagnostic, _ value: NSObject, _ register: Register, _ words: String) throws {
    switch problem.code {
    case .duplicateKey, .repeatedRecord: #expect(value as? String == problem.found, "\(words)")
    case .dangling:
      let keys = (value as? [String]) ?? [value as? String ?? ""]
      #expect(keys.contains(problem.found), "\(words)")
    case .wrongOrder: #expect(problem.found.hasPrefix(value as? String ?? "-"), "\(words)")
    default: break
    }
    guard let row = problem.row, let kind = problem.kind, let table = register.table(kind) else { return }
    let origin = try #require(table.origin(row))
    #expect(problem.pointer?.hasPrefix(origin.pointer) == true, "\(words)")
  }

  @Test(arguments: Fixture.Layout.allCases, [1, 50, 700, 100_000])
  func everyProblemOfARecordHasItsPlace(_ layout: Fixture.Layout, _ segment: Int) throws {
    let files = Fixture.files(layout)
    let granularity = Granularity(block: 64, first: segment, segment: segment, workers: segment % 3 + 1)
    let register = try LoadingFixture.withFolder(files.mapValues { Array($0.utf8) }) { try Self.open($0, granularity) }
    let met = try check(register, files, isLines: layout.isLines)
    let expected = Fixture.expected.filter { layout != .oneEach || !$0.hasPrefix("unknownKey") }
    #expect(expected.subtracting(met).isEmpty)
    // A sum too large for a number has no member; a key that says nothing gives way to the one that speaks.
    let pointers = Set(register.diagnostics.compactMap { $0.pointer.flatMap { $0.split(separator: "/").last } })
    #expect(pointers.isSuperset(of: ["主体", "上级", "注销~1撤销日期", "ＯＴＨＥＲＳ", "合计", "处置数", "State", "CODE"]))
  }

  @Test func memberAndRecordAreToldApart() throws {
    let text = #"[{"code":"a","name":"n"}, {"代码":"b","name":"n","cash":-1}, {"CODE":"c","name":"n","合计":-2,"cash":-2}]"#
    let register = try LoadingFixture.withFolder(["bodies.json": Array(text.utf8)]) { try Self.open($0) }
    let told = register.diagnostics.map { "\($0.code) \($0.pointer ?? "") \($0.offset ?? -1)" }
    func offset(_ part: String, plus: Int = 0) -> Int {
      text.range(of: part).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) + plus } ?? -2
    }
    #expect(
      told == [
        "outOfRange /2/合计 \(offset("合计", plus: 8))", "outOfRange /1 \(offset(#"{"代码""#))",
        "outOfRange /2/合计 \(offset("合计", plus: 8))",
      ])
  }

  @Test func filesWithinTheProgramAreSearchedToo() throws {
    let files = Fixture.files(.wrapped)
    let memory = files.mapValues { text in
      let bytes = Array(text.utf8)
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
      room.copyBytes(from: bytes)
      return room
    }
    defer { for room in memory.values { room.deallocate() } }
    let embedded = try memory.map { name, room in
      EmbeddedFile(
        name: name, constantBytes: try #require(UnsafeRawPointer(room.baseAddress)), count: room.count)
    }
    let register = try Opening.open(embedded: embedded, named: "inside", schema: Fixture.schema)
    #expect(Fixture.expected.subtracting(try check(register, files, isLines: false)).isEmpty)
  }

  @Test func aSingleFileIsSearchedToo() throws {
    let files = ["bodies.json": Fixture.files(.array)["bodies.json"] ?? ""]
    let register = try LoadingFixture.withFolder(files.mapValues { Array($0.utf8) }) { folder in
      try Opening.open(path: folder + "/bodies.json", schema: Fixture.schema)
    }
    #expect(try check(register, files, isLines: false).contains("dangling parent"))
  }

  /// A field that no record of a large part has is reported once, at the first of them.
  @Test func whatIsToldOnceForManyRecordsHasThePlaceOfTheFirst() throws {
    let records = (0..<300).map { #"{"code":"\#($0)","colour":"\#($0)"}"# }
    let files = ["bodies.json": "[" + records.joined(separator: ",") + "]"]
    let register = try LoadingFixture.withFolder(files.mapValues { Array($0.utf8) }) { try Self.open($0) }
    #expect(try check(register, files, isLines: false) == ["missing name", "unknownKey colour"])
    #expect(register.diagnostics.map(\.offset) == [1, 22])
  }

  @Test func theTableOfProblemsShowsPlaces() throws {
    let files = Fixture.files(.array)
    let register = try LoadingFixture.withFolder(files.mapValues { Array($0.utf8) }) { try Self.open($0) }
    let (pointer, offset) = (
      try #require(register.problems.kind.ordinal(of: "pointer")),
      try #require(register.problems.kind.ordinal(of: "offset"))
    )
    for (row, problem) in register.diagnostics.enumerated() {
      let place = problem.offset.map { Value.integer(Int64($0)) }
      #expect(register.problems.value(row: row, field: offset) == place ?? .empty)
      #expect(LoadingFixture.written(register.problems.value(row: row, field: pointer)) == problem.pointer ?? "")
    }
  }

  /// Where a file is written to, cut short or removed after it was read.
  @Test(arguments: ["longer", "shorter", "broken", "gone"]) func aFileThatChangesMeanwhile(_ change: String) throws {
    let files = [
      "bodies.json": Fixture.files(.array)["bodies.json"] ?? "", "actions.json": "[{\"id\":\"1\",\"body\":\"x\"}]",
    ]
    try LoadingFixture.withFolder(files.mapValues { Array($0.utf8) }) { folder in
      let path = folder + "/bodies.json"
      var isChanged = false
      let register = try Self.open(folder, Granularity(workers: 1)) { progress in
        guard progress.bytesDone == progress.bytesTotal, !isChanged else { return true }
        isChanged = true
        let handle = FileHandle(forWritingAtPath: path)
        switch change {
        case "longer": try? handle?.write(contentsOf: Data(("[ " + (files["bodies.json"] ?? "").dropFirst()).utf8))
        case "shorter": try? handle?.truncate(atOffset: 0)
        case "broken": try? handle?.write(contentsOf: Data(String(repeating: "{", count: 9000).utf8))
        default: unlink(path)
        }
        try? handle?.close()
        return true
      }
      #expect(isChanged)
      let own = register.diagnostics.filter { $0.file == "bodies.json" && $0.code == .dangling }
      #expect(own.count == 2)
      for problem in own {
        if change == "gone" {
          #expect(problem.offset != nil && problem.pointer?.hasSuffix("/上级") == true)
        } else {
          #expect(problem.offset == nil && problem.pointer == problem.record.map { "/\($0)" })
        }
      }
      let other = try #require(register.diagnostics.first { $0.file == "actions.json" })
      #expect(other.offset == 18 && other.pointer == "/0/body")
    }
  }

  /// With one worker, because several ask the gate a number of times that differs between runs.
  @Test func loadingStopsWhileProblemsAreSearched() throws {
    func open(_ parent: String, stopAt last: Int) throws -> Int {
      var questions = 0
      let text = #"[{"code":"a","name":"n"},{"code":"b","name":"n","parent":"\#(parent)"}]"#
      _ = try LoadingFixture.withFolder(["bodies.json": Array(text.utf8)]) { folder in
        try Self.open(folder, Granularity(workers: 1)) { progress in
          if progress.bytesDone == progress.bytesTotal { questions += 1 }
          return questions < last
        }
      }
      return questions
    }
    // Without problems the gate is not called after linking; its next call is that of the search.
    let linking = try open("a", stopAt: .max)
    #expect(try open("x", stopAt: .max) > linking)
    let error = #expect(throws: OpeningError.self) { try open("x", stopAt: linking + 1) }
    #expect(error?.cause == .cancelled)
  }
}
