import Catalog
import Columnar
import Foundation
import Loading
import Oversight
import Testing

/// The numbers of another publication in a `figures.json` of a user: a county alliance of thirty bodies with 129
/// projects, 24.09 million yuan and 64,000 people helped (略阳县, ishaanxi.net 2023-05-19), over a separate register.
@Suite struct SecondClaimTests {
  private static let figures = #"""
    [{"id": "L1", "section": {"zh": "县合力团", "en": "County alliance"}, "label": {"zh": "成员单位", "en": "Members"},
      "published": "30", "unit": "家", "kind": "memberships", "query": "alliance.level:县级 leftOn:none",
      "measure": "distinct(organization)"},
     {"id": "L2", "section": {"zh": "县合力团", "en": "County alliance"}, "label": {"zh": "项目", "en": "Projects"},
      "headline": true, "published": 129, "unit": "个项目", "kind": "projects", "query": "alliance:any region:略阳县"},
     {"id": "L3", "label": "投入资金", "published": "2409", "unit": "万元", "kind": "projects", "query": "region:略阳县",
      "measure": "sum(invested)"},
     {"id": "L4", "label": "受益群众", "published": "6.4", "unit": "万人次", "qualifier": "rounded", "kind": "projects",
      "query": "region:略阳县", "measure": "sum(beneficiaries)"},
     {"id": "L5", "label": "团长单位", "published": 1, "unit": "家", "kind": "organizations",
      "query": "name:电子商务协会 memberships{role:团长单位}"},
     {"id": "L6", "label": "每个项目的资金", "published": "18.67", "unit": "万元", "formula": "L3/L2"}]
    """#

  private func records(_ count: Int, _ record: (Int) -> String) -> String {
    "[" + (0..<count).map(record).joined(separator: ",\n") + "]"
  }

  private func write(to folder: URL, projects: Int = 129, members: Int = 30) throws {
    func put(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try put("register.json", #"{"title": "略阳县社会组织", "asOf": "2023-05-19"}"#)
    try put(
      "organizations.json",
      records(30) { #"{"creditCode": "O\#($0)", "name": "略阳县\#($0 == 0 ? "电子商务" : "第\($0)")协会", "region": "610727"}"# })
    try put(
      "alliances.json",
      #"[{"id": "A", "name": "略阳县合力团", "level": "县级", "leadOrganization": "O0", "targetRegions": ["610727"]}]"#)
    try put(
      "memberships.json",
      records(members) {
        #"{"id": "M\#($0)", "alliance": "A", "organization": "O\#($0)", "role": "\#($0 == 0 ? "团长单位" : "成员单位")"}"#
      })
    // 24,090,000 yuan and 64,012 people over 129 projects.
    try put(
      "projects.json",
      records(projects) { number in
        let cash = 186_000 + (number == 0 ? 96_000 : 0)
        let people = 496 + (number == 0 ? 28 : 0)
        return #"""
          {"id": "P\#(number)", "alliance": "A", "region": "610727", "stage": "完成", "cash": \#(cash),
           "beneficiaries": \#(people)}
          """#
      })
    try put("figures.json", Self.figures)
  }

  private func verdicts(projects: Int = 129, members: Int = 30) throws -> [String: Reconciliation.Verdict] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shezu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(to: folder, projects: projects, members: members)
    let register = try Opening.open(path: folder.path, schema: Catalog.schema)
    let sources = OversightSources(folder: folder.path, builtInRules: [])
    #expect(sources.problems.isEmpty)
    let today = try #require(register.card.asOf)
    let results = try #require(
      FigureEvaluation.reconcile(sources.figures.figures, with: register, today: today))
    return Dictionary(uniqueKeysWithValues: results.map { ($0.figure.id, $0.verdict) })
  }

  @Test func everyClaimHolds() throws {
    let verdicts = try verdicts()
    #expect(verdicts.count == 6)
    for (id, verdict) in verdicts { #expect(verdict == .agrees, "\(id)") }
  }

  @Test func removedRecordIsNoticed() throws {
    let fewer = try verdicts(projects: 128, members: 29)
    for id in ["L1", "L2", "L3"] { #expect(fewer[id] == .disagrees, "\(id)") }
    #expect(fewer["L5"] == .agrees)
  }
}
