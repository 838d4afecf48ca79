import Columnar
import Exports
import Localization
import Testing

/// Every format, by its table.
struct FormatTableTests {
  @Test(arguments: ExportFormat.all.map(\.name))
  func everyFormatIsDescribed(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    #expect(!format.fileExtension.isEmpty && !format.fileExtension.contains("."))
    for language in Language.allCases {
      #expect(!format.title[language].isEmpty)
      #expect(format.help[language].hasSuffix(language == .chinese ? "。" : "."))
    }
    #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
    #expect(try #require(ExportFormat.forFile("x/表.\(format.fileExtension)")).fileExtension == format.fileExtension)
  }

  @Test func namesAreUnique() {
    #expect(Set(ExportFormat.all.map(\.name)).count == ExportFormat.all.count)
  }

  @Test func formatsByFileName() {
    #expect(ExportFormat.forFile("a.CSV")?.name == "csv")
    #expect(ExportFormat.forFile("a.md")?.name == "markdown")
    #expect(ExportFormat.forFile("a.b/c") == nil)
    #expect(ExportFormat.forFile("csv") == nil)
  }

  /// Rows in many blocks and batches are written as in one.
  @Test(arguments: ["csv", "csv-excel", "tsv", "json", "ndjson", "markdown"])
  func manyRowsAreTheSumOfEach(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    let records = (0..<2500).map { SampleRegister.awkward[$0 % SampleRegister.awkward.count] }
    let register = SampleRegister.register(records)
    let whole = try FormatTests.text(format, register)
    let pieces = try (0..<6).map { try FormatTests.text(format, register, rows: [$0]) }
    let empty = try FormatTests.text(format, register, rows: [])
    if name == "json" {
      let objects = (0..<2500).map { pieces[$0 % 6].dropFirst(2).dropLast(3) }
      #expect(whole == "[\n" + objects.joined(separator: ",\n") + "\n]\n")
    } else {
      #expect(whole == empty + (0..<2500).map { pieces[$0 % 6].dropFirst(empty.count) }.joined())
    }
  }

  @Test(arguments: ExportFormat.all.map(\.name))
  func everyFormHoldsTheRowsAndKnowsItsForms(name: String) throws {
    let format = try #require(ExportFormat.named(name))
    let register = SampleRegister.register(SampleRegister.awkward)
    #expect(!format.values.isEmpty)
    var outputs: Set<[UInt8]> = []
    for values in ExportValues.allCases {
      let view = ExportView(
        register: register, kind: 1, rows: [0, 1, 2, 3, 4, 5], columns: Array(0..<12), language: .english,
        values: values)
      outputs.insert(try #require(Exporter.bytes(of: view, as: format)))
    }
    #expect(outputs.count >= format.values.count)
  }

  @Test func cancelling() {
    let register = SampleRegister.register((0..<3000).map { ["id": .text("t\($0)")] })
    let view = ExportView(register: register, kind: 1, rows: Array(0..<3000), columns: [0], language: .chinese)
    var sink: any ByteSink = MemorySink()
    var told: [Int] = []
    #expect(throws: ExportError(.cancelled)) {
      try Exporter.write(view, as: .csv, to: &sink) { done in
        told.append(done)
        return done < 2000
      }
    }
    #expect(told.last ?? 0 >= 2000 && told.last ?? 0 < 3000)
  }
}
