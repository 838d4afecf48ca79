import Columnar
import Testing

@testable import Exports

/// Long views are rendered by several threads, and written in order all the same.
@Suite struct RenderingAheadTests {
  private static let register = SampleRegister.register(SampleRegister.awkward)

  /// Enough rows for many batches, with a shorter last one.
  private static let repetitions = 5_003

  private static func view(_ repetitions: Int) -> ExportView {
    ExportView(
      register: register, kind: 1, rows: (0..<repetitions).flatMap { _ in 0..<UInt32(SampleRegister.awkward.count) },
      columns: Array(SampleRegister.things.fields.indices), language: .chinese)
  }

  private static func csv(
    _ view: ExportView, workers: Int, progress: (Int) -> Bool = { _ in true }
  ) throws -> (bytes: [UInt8], summary: ExportSummary) {
    var sink: any ByteSink = MemorySink()
    let shape = RowShape.lines(view, CSVCells.self, between: ",", end: "\n")
    let summary = try Streaming.write(
      view, shape: shape, CSVCells.self, to: &sink, workers: workers, progress: progress)
    return ((sink as? MemorySink)?.bytes ?? [], summary)
  }

  @Test(arguments: [1, 2, 5, 40]) func outputDoesNotDependOnTheNumberOfThreads(workers: Int) throws {
    let once = try Self.csv(Self.view(1), workers: 1).bytes
    let heading = once.prefix { $0 != 0x0A } + [0x0A]
    let block = once.dropFirst(heading.count)
    var expected = Array(heading)
    for _ in 0..<Self.repetitions { expected += block }
    var reports: [Int] = []
    let (bytes, summary) = try Self.csv(Self.view(Self.repetitions), workers: workers) {
      reports.append($0)
      return true
    }
    #expect(bytes == expected)
    #expect(summary.rows == Self.repetitions * SampleRegister.awkward.count)
    #expect(reports == reports.sorted() && reports.last == summary.rows)
  }

  @Test(arguments: ExportFormat.all.map(\.name)) func alteredCellsOfAllThreadsAreCounted(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    func altered(_ repetitions: Int) throws -> Int {
      var sink: any ByteSink = MemorySink()
      return try Exporter.write(Self.view(repetitions), as: format, to: &sink).altered
    }
    #expect(try altered(2_000) == altered(1) * 2_000)
  }

  @Test(arguments: [1, 3]) func cancellingEndsAllThreads(workers: Int) {
    var calls = 0
    #expect(throws: ExportError(.cancelled)) {
      try Self.csv(Self.view(Self.repetitions), workers: workers) { _ in
        calls += 1
        return calls < 3
      }
    }
    #expect(calls == 3)
  }

  /// Accepts a few writes and then reports a full disk.
  private struct FullSink: ByteSink {
    var left = 4
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
      left -= 1
      if left == 0 { throw ExportError(.full) }
    }
  }

  @Test(arguments: [1, 3]) func fullDiskEndsAllThreads(workers: Int) {
    let view = Self.view(Self.repetitions)
    let shape = RowShape.lines(view, CSVCells.self, between: ",", end: "\n")
    var sink: any ByteSink = FullSink()
    #expect(throws: ExportError(.full)) {
      try Streaming.write(view, shape: shape, CSVCells.self, to: &sink, workers: workers) { _ in true }
    }
  }
}
