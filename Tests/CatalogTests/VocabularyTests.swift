import Catalog
import Columnar
import Testing

/// Vocabularies whose order and size are given by a national list, a regulation or a published figure.
@Suite struct VocabularyTests {
  @Test func sizesFollowTheirSources() {
    #expect(Codebooks.feeViolations.entries.count == 15)
    #expect(Codebooks.starRatings.entries.count == 5)
    #expect(Codebooks.inspectionConclusions.entries.map(\.label.chinese) == ["合格", "基本合格", "不合格"])
    #expect(Codebooks.dealKinds.entries.count == 4)
    #expect(Codebooks.audiences.entries.prefix(4).map(\.label.chinese) == ["党组织书记", "党务工作者", "入党积极分子", "其他对象"])
  }

  @Test(arguments: [
    ("脱钩", "已脱钩"), ("暂不脱钩", "暂不脱钩"), ("拟脱钩", "拟脱钩"), ("不脱钩", "不脱钩"),
  ]) func readsDecouplingAsPublished(_ written: String, _ meant: String) {
    let book = Codebooks.decouplingStatuses
    #expect(book.ordinal(of: written).map { book.entries[$0].label.chinese } == meant)
  }

  /// Every kind of the register's design, in the order of its tabs.
  @Test func kindsAreComplete() {
    #expect(
      Catalog.kinds.map(\.name) == [
        "organizations", "alliances", "enforcement", "memberships", "projects", "participations", "inspections",
        "party-organizations", "decouplings", "complaints", "platforms", "grants", "activities", "documents", "bodies",
        "divisions",
      ])
  }
}
