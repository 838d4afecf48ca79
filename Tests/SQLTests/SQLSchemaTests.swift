import Catalog
import Foundation
import SQL
import Testing

/// The statements that make tables.
struct SQLSchemaTests {
  @Test(arguments: SQLDialect.allCases)
  func everyFieldOfEveryKindIsAColumn(dialect: SQLDialect) {
    let text = SQLSchema(Catalog.kinds, dialect).text
    for kind in Catalog.kinds {
      guard let start = text.range(of: "CREATE TABLE \"\(kind.name)\" (\n"),
        let end = text.range(of: ";", range: start.upperBound..<text.endIndex)
      else {
        Issue.record("no table of \(kind.name)")
        continue
      }
      let table = text[start.upperBound..<end.lowerBound]
      for field in kind.fields { #expect(table.contains("  \"\(field.name)\" "), "\(kind.name).\(field.name)") }
    }
    #expect(text.contains("NOT VALID") == (dialect == .postgresql))
    #expect(text.contains("MergeTree") == (dialect == .clickhouse))
  }

  @Test func theMoneyIsExactWhereTheEngineCan() {
    let text = SQLSchema(Catalog.kinds.filter { $0.name == "projects" }, .postgresql).text
    #expect(text.contains("\"invested\" numeric(20, 2)"))
    #expect(text.contains("\"signedOn\" date"))
  }
}
