import Catalog
import Columnar
import Localization
import Querying
import Testing

@testable import Oversight

/// Differences between a register and edited copies of it.
@Suite struct DifferenceTests {
  private static let organizations = [
    #"{"creditCode": "A", "name": "甲协会", "kind": "社会团体", "markers": ["慈善组织"], "capital": 30000, "registeredOn": "2010-01-01", "taxExempt": true}"#,
    #"{"creditCode": "B", "name": "乙中心", "kind": "民办非企业单位"}"#,
    #"{"creditCode": "C", "name": "丙基金会", "kind": "基金会", "capital": "很多"}"#,
  ]
  private static let enforcement =
    #"[{"id": "1", "kind": "行政处罚", "organization": "A", "fine": 100}, {"id": "2", "kind": "执法约谈", "organization": "X"}]"#

  private func open(_ organizations: [String], enforcement: String? = Self.enforcement) throws -> Register {
    var files = ["organizations": "[" + organizations.joined(separator: ",") + "]"]
    files["enforcement"] = enforcement
    return try SampleRegister.open(files)
  }

  private func differences(_ organizations: [String], enforcement: String? = Self.enforcement) throws -> Differences {
    try #require(
      Differences(old: try open(Self.organizations), new: try open(organizations, enforcement: enforcement)))
  }

  /// A comparison that is cancelled at any check returns nil, never a part of the differences.
  @Test func comparisonStopsAtEveryCancellationCheck() throws {
    let register = try open(Self.organizations)
    var checks = 0
    #expect(
      Differences(
        old: register, new: register,
        cancelled: {
          checks += 1
          return false
        }) != nil)
    for limit in 0..<checks {
      var asked = 0
      let differences = Differences(
        old: register, new: register,
        cancelled: {
          asked += 1
          return asked > limit
        })
      #expect(differences == nil)
    }
    #expect(checks > 10)
  }

  @Test func copyHasNoDifferences() throws {
    #expect(try differences(Self.organizations).isEmpty)
    #expect(try differences(Self.organizations).notes.isEmpty)
  }

  @Test func theOrderOfRecordsIsNoDifference() throws {
    #expect(try differences(Self.organizations.reversed()).isEmpty)
  }

  @Test(arguments: [
    (#""name": "甲协会""#, #""name": "甲学会""#, "name", "甲协会", "甲学会"),
    (#""kind": "社会团体""#, #""kind": "基金会""#, "kind", "社会团体", "基金会"),
    (#""capital": 30000"#, #""capital": 30000.01"#, "capital", "30,000.00元", "30,000.01元"),
    (#""name": "甲协会""#, #""name": "甲协会", "staff": 0"#, "staff", "", "0"),
    (#", "registeredOn": "2010-01-01""#, "", "registeredOn", "", "2010-01-01"),
    (#""taxExempt": true"#, #""taxExempt": false"#, "taxExempt", "是", "否"),
    (#"["慈善组织"]"#, #"["慈善组织", "志愿服务组织"]"#, "markers", "慈善组织", "慈善组织、志愿服务组织"),
    (#"["慈善组织"]"#, "[]", "markers", "慈善组织", ""),
  ])
  func oneFieldChanged(old: String, new: String, field: String, before: String, after: String) throws {
    let edited = Self.organizations[0].replacingFirst(old, by: new)
    #expect(edited != Self.organizations[0])
    let found = try differences([edited] + Self.organizations.dropFirst())
    #expect(found.entries.count == 1)
    let entry = try #require(found.entries.first)
    #expect(entry.change == .changed && entry.key == "A" && entry.field == field && entry.oldRow == 0)
    let texts = [entry.old, entry.new].map { $0.text(in: .chinese, style: .sentence) }
    #expect(Set(texts) == Set([before, after]))
    #expect(found.count(.changed) == 1 && found.count(.added) == 0)
  }

  @Test func recordsAddedAndRemoved() throws {
    let found = try differences([
      Self.organizations[0], #"{"creditCode": "D", "name": "丁会", "kind": "社会团体"}"#, Self.organizations[2],
    ])
    #expect(found.entries.map(\.change) == [.added, .removed])
    #expect(found.entries.map(\.key) == ["D", "B"])
    #expect(found.entries[0].newRow == 1 && found.entries[1].oldRow == 1)
    let table = DifferenceTable.table(found, schema: Catalog.schema, language: .english)
    #expect(DifferenceTable.drillTarget(ofRow: 0, in: table) == .record(kind: "organizations", row: 1))
    #expect(DifferenceTable.drillTarget(ofRow: 1, in: table) == nil)
    let context = QueryContext(table: table, today: SampleRegister.today)
    #expect(try Filter.compile("change:removed key=B", in: context).rows()?.rows == [1])
  }

  /// A value that could not be read is compared by its text in the file.
  @Test func unreadableValuesCount() throws {
    let edited = Self.organizations[2].replacingFirst("很多", by: "不少")
    let found = try differences(Array(Self.organizations[0...1]) + [edited])
    #expect(found.entries.map(\.field) == ["capital"])
  }

  @Test func referencesAreComparedByKey() throws {
    // No difference if the target moved to another row. A difference if the key changed or has no record.
    let moved = Array(Self.organizations.reversed())
    #expect(try differences(moved).isEmpty)
    let edited = Self.enforcement.replacingFirst(#""organization": "A""#, by: #""organization": "B""#)
    #expect(try differences(Self.organizations, enforcement: edited).entries.map(\.field) == ["organization"])
    let dangling = Self.enforcement.replacingFirst(#""organization": "X""#, by: #""organization": "Y""#)
    let found = try differences(Self.organizations, enforcement: dangling)
    #expect(found.entries.map(\.key) == ["2"])
  }

  @Test func kindsOfOneRegisterOnlyAreReportedAndNotCompared() throws {
    let found = try differences(Self.organizations, enforcement: nil)
    #expect(found.isEmpty)
    #expect(
      found.notes.count == 1
        && found.notes[0].english.hasPrefix("Enforcement not compared: the new register has no such file"))
    let small = Schema(kinds: [try #require(Catalog.schema["organizations"])])
    let other = try SampleRegister.open(
      schema: small, ["organizations": "[" + Self.organizations.joined(separator: ",") + "]"])
    let apart = try #require(Differences(old: try open(Self.organizations), new: other))
    #expect(apart.isEmpty)
    #expect(apart.notes.count == Catalog.schema.kinds.count - 1)
  }

  @Test func recordsWithoutAKeyAreComparedByContentAndPlace() throws {
    let unkeyed = [#"{"creditCode": "A", "name": "再次"}"#, #"{"name": "无代码"}"#, #"{"name": "也无代码"}"#]
    let doubled = Self.organizations + unkeyed
    let found = try differences(doubled)
    #expect(found.entries.map(\.change) == [.added, .added, .added] && found.count(.added) == 3)
    #expect(found.notes.count == 1 && found.notes[0].english.contains("3 records compared"))
    let before = try open(doubled)
    func changes(_ records: [String]) throws -> [String] {
      let compared = try #require(Differences(old: before, new: try open(records)))
      return compared.entries.map { "\($0.change) \($0.field ?? "") \($0.label)" }
    }
    #expect(try changes(doubled) == [])
    #expect(try changes(Self.organizations + unkeyed.reversed()) == [])
    #expect(
      try changes(Self.organizations + [unkeyed[0], #"{"name": "无码"}"#, unkeyed[2]]) == ["changed name 无码"])
    #expect(try changes(Self.organizations + [unkeyed[0], unkeyed[2]]) == ["removed  无代码"])
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, by new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(in: range, with: new)
  }

  private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
