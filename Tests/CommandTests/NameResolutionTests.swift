import Catalog
import Columnar
import Localization
import Testing

@testable import shezu

/// Kinds and columns by the words that users write.
@Suite struct NameResolutionTests {
  @Test func kindsByEveryWord() throws {
    for (ordinal, kind) in Catalog.kinds.enumerated() {
      for word in [kind.name, kind.title.chinese, kind.title.english, kind.title.english.uppercased()] {
        #expect(NameResolution.find(kind: word, in: Catalog.schema) == ordinal, "\(word)")
      }
    }
    #expect(NameResolution.find(kind: "orga", in: Catalog.schema) == Catalog.schema.ordinal(of: "organizations"))
    #expect(NameResolution.find(kind: "p", in: Catalog.schema) == nil)
    #expect(NameResolution.find(kind: "", in: Catalog.schema) == nil)
  }

  @Test func columns() throws {
    let kind = try #require(Catalog.schema.ordinal(of: "organizations"))
    let fields = Catalog.kinds[kind].fields
    #expect(try NameResolution.columns("all", kind: kind, in: Catalog.schema) == Array(fields.indices))
    let usual = try NameResolution.columns(nil, kind: kind, in: Catalog.schema)
    #expect(usual.sorted() == Catalog.kinds[kind].summaryOrdinals && usual.first == Catalog.kinds[kind].labelOrdinal)
    #expect(
      try NameResolution.columns("名称, creditCode", kind: kind, in: Catalog.schema).map { fields[$0].name } == [
        "name", "creditCode",
      ])
    #expect(throws: CommandError.self) { try NameResolution.columns("-name", kind: kind, in: Catalog.schema) }
    #expect(throws: CommandError.self) { try NameResolution.columns(",", kind: kind, in: Catalog.schema) }
  }
}
