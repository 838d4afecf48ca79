import Catalog
import Columnar
import JSON
import Localization
import Querying
import Testing

@testable import Oversight

@Suite struct OversightReportTests {
  private func report() throws -> (OversightReport, Register) {
    let register = try SampleRegister.open([
      "organizations": #"[{"creditCode": "A", "name": "甲协会", "kind": "社会团体", "level": "省级"}]"#,
      "enforcement":
        #"[{"id": "1", "kind": "行政处罚", "organization": "A", "fine": 50000, "decidedOn": "2020-12-28"}]"#,
    ])
    let figures = OversightSources.File(
      name: "figures.json", bytes: PaddedBytes(#"[{"id": "F", "published": 2, "unit": "家", "kind": "organizations"}]"#))
    let sources = OversightSources(
      folder: nil, builtInRules: OversightSources.rules(in: BuiltInRules.folder), builtInFigures: figures)
    return (
      try #require(OversightReport.compute(register, sources: sources, today: SampleRegister.today)), register
    )
  }

  /// Every row of a computed table has a drill target, and the target exists.
  @Test func everyRowHasADrillTarget() throws {
    let (report, register) = try report()
    #expect(report.problems.isEmpty)
    #expect(report.reconciliations.count { $0.verdict != .agrees } == 1)
    #expect(report.findings.entries.contains { report.findings.rule(of: $0).severity == .warning })
    for language in Language.allCases {
      let tables = report.tables(of: register, language: language)
      let whole = register.adding(tables, computedFor: register)
      #expect(tables.map(\.kind.name) == ["figures", "findings", "rules"])
      // Computing again over a register that has the tables puts new ones in the place of the old.
      #expect(whole.adding(tables, computedFor: register).schema.kinds.count == whole.schema.kinds.count)
      for table in tables {
        for row in 0..<table.count {
          switch try #require(OversightReport.drillTarget(ofRow: row, in: table)) {
          case .record(let kind, let row): #expect(row < (whole.table(kind)?.count ?? 0))
          case .records(let kind, let query, _):
            let ordinal = try #require(whole.schema.ordinal(of: kind))
            let context = QueryContext(register: whole, kind: ordinal, today: SampleRegister.today)
            #expect(try Filter.compile(query, in: context).rows() != nil)
          }
        }
      }
    }
    #expect(OversightReport.drillTarget(ofRow: 0, in: register.problems) == nil)
  }

  /// Every field of a computed table has titles in both languages and can be queried.
  @Test func theTablesAreWholeKinds() throws {
    let (report, register) = try report()
    for table in report.tables(of: register, language: .english) {
      #expect(table.kind.ordinal(of: table.kind.key) != nil)
      #expect(Set(table.kind.fields.map(\.name)).count == table.kind.fields.count)
      let context = QueryContext(table: table, today: SampleRegister.today)
      for field in table.kind.fields {
        #expect(!field.title.chinese.isEmpty && !field.title.english.isEmpty)
        #expect(
          try Filter.compile("\(field.name):any OR \(field.name):none", in: context).rows()?.population == table.count)
      }
    }
  }
}
