import Catalog
import Columnar
import Foundation
import Loading
import Oversight
import Synthetic
import Testing

/// The bundled register through the program's own loader and evaluator.
@Suite(.serialized) struct ReconciliationTests {
  private func folder(_ generator: Generator) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shezu-\(UUID().uuidString)")
    var sink = try DirectorySink(folder: folder.path)
    try generator.write(to: &sink)
    return folder
  }

  /// Every row agrees, and none is missing: F00 to F74 and D1 to D10.
  @Test func everyFigureAgrees() throws {
    let folder = try folder(.bundled)
    defer { try? FileManager.default.removeItem(at: folder) }
    let register = try Opening.open(path: folder.path, schema: Catalog.schema)
    #expect(register.diagnostics.count == 0)
    let sources = OversightSources(folder: folder.path, builtInRules: [])
    #expect(sources.problems.isEmpty)
    let ids = (0...74).map { $0 < 10 ? "F0\($0)" : "F\($0)" } + (1...10).map { "D\($0)" }
    #expect(sources.figures.figures.map(\.id) == ids)
    let today = try #require(Day(year: 2020, month: 12, day: 31))
    let results = try #require(FigureEvaluation.reconcile(sources.figures.figures, with: register, today: today))
    for result in results { #expect(result.verdict == .agrees, "\(result.figure.id): \(result.computedDigits ?? "")") }
    for figure in sources.figures.figures {
      #expect(!figure.label.chinese.isEmpty && figure.label.chinese != figure.id, "\(figure.id)")
      #expect(!figure.label.english.isEmpty && !figure.section.english.isEmpty, "\(figure.id)")
    }
  }

  /// Loading reports no problem in any synthetic register.
  @Test(arguments: ConsistencyTests.registers.indices) func theLoaderFindsNoProblem(_ index: Int) throws {
    let folder = try folder(ConsistencyTests.registers[index].generator)
    defer { try? FileManager.default.removeItem(at: folder) }
    let register = try Opening.open(path: folder.path, schema: Catalog.schema)
    // A note reports that a file of an empty register has no record.
    #expect(register.diagnostics.allSatisfy { $0.severity == .note })
    #expect(index > 2 || register.diagnostics.count == 0)
  }
}
