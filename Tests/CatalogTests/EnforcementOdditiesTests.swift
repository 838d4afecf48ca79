import Catalog
import Columnar
import Foundation
import Loading
import Testing

/// Problems of a published penalty whose values can all be read.
@Suite struct EnforcementOdditiesTests {
  private static func penalty(_ changes: [String: String]) -> [String: String] {
    [
      "行政相对人名称": "示例中心", "统一社会信用代码": "52610000EX1000004E", "行政处罚决定书文号": "示民罚〔2020〕1号", "处罚类别": "警告;罚款",
      "罚款金额（万元）": "0.5", "处罚决定日期": "2020-05-06",
    ].merging(changes) { $1 }
  }

  private static func problems(_ records: [[String: String]]) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("penalties.json")
    try JSONEncoder().encode(records).write(to: file)
    let register = try Opening.open(path: file.path, schema: Catalog.schema, as: "enforcement")
    return register.diagnostics.filter { $0.severity != .note }
  }

  @Test(
    arguments: [
      ([:], nil), (["处罚类别": "警告"], "fine"), (["罚款金额（万元）": ""], "fine"), (["罚款金额（万元）": "/"], "fine"),
      (["处罚类别": "警告", "罚款金额（万元）": "0"], nil), (["处罚类别": "", "罚款金额（万元）": "0.5"], nil),
      (["没收违法所得、没收非法财物的金额（万元）": "0.27"], "confiscated"),
      (["处罚类别": "罚款;没收违法所得、没收非法财物", "没收违法所得、没收非法财物的金额（万元）": "0.27"], nil),
      // Goods without a price.
      (["处罚类别": "罚款;没收违法所得、没收非法财物"], nil), (["数据类型": "企业"], "partyKind"),
      (["数据类型": "企业", "统一社会信用代码": "91610000EX2000006R"], nil), (["数据类型": "法人及非法人组织"], nil),
    ] as [([String: String], String?)])
  func oneRecord(changes: [String: String], field: String?) throws {
    let problems = try Self.problems([Self.penalty(changes)])
    #expect(problems.map(\.field) == (field.map { [$0] } ?? []))
    #expect(problems.allSatisfy { $0.code == .rule && $0.record == 0 && $0.file == "penalties.json" })
  }

  @Test func repeatedPenaltyIsReported() throws {
    let first = Self.penalty([:])
    let others = [
      Self.penalty(["处罚决定日期": "2020-05-07"]), Self.penalty(["行政相对人名称": "另一中心"]),
      Self.penalty(["行政处罚决定书文号": "示民罚〔2020〕2号"]), first,
    ]
    let problems = try Self.problems([first] + others)
    #expect(problems.map(\.code) == [.repeatedRecord, .repeatedRecord])
    #expect(problems.map(\.record) == [1, 4])
    #expect(problems.allSatisfy { $0.expected.chinese.contains("/0") })
  }
}
