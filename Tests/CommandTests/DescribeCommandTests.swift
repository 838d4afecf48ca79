import Foundation
import Testing

@testable import shezu

/// Descriptions of columns, and totals below a list.
struct DescribeCommandTests {
  private static func run(_ arguments: [String]) throws -> ProgramRun {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    return try ProgramRun.run(arguments + ["-r", scratch.path])
  }

  @Test func columnsAreDescribed() throws {
    let run = try Self.run(["describe", "organizations", "--language", "en", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.lines.first
        == "Field,Field name,Type,Filled,Empty,Distinct,Minimum,Maximum,Total,Average,Median,Most frequent,Times,Spread"
    )
    #expect(run.lines.contains { $0.contains(",creditCode,code,1,0,1,") }, "\(run.text)")
    let text = try Self.run(["describe", "organizations", "--language", "zh", "--format", "text"])
    #expect(text.text.contains("去重计数") && text.text.contains("统一社会信用代码"))
    let none = try Self.run(["describe", "organizations", "--where", "没有这样的名字"])
    #expect(none.status == 1 && none.lines.count > 10)
  }

  @Test func totalsStandBelowTheRows() throws {
    let run = try Self.run(
      [
        "list", "organizations", "--columns", "name,capital", "--totals", "sum,empty", "--format", "text", "--language",
        "zh",
      ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.suffix(2).map { $0.prefix { $0 != " " } } == ["合计", "空值"])
    let all = try Self.run(["list", "organizations", "--totals", "all", "--format", "text", "--limit", "0"])
    #expect(all.lines.count == 2 + 1 + 7)
  }

  @Test func misuse() throws {
    let unknown = try Self.run(["list", "organizations", "--totals", "sums", "--format", "text", "--language", "en"])
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean “sum”?"), "\(unknown.errors)")
    #expect(try Self.run(["list", "organizations", "--totals", ",", "--format", "text"]).status == 2)
    let data = try Self.run(["list", "organizations", "--totals", "sum", "--format", "json", "--language", "en"])
    #expect(data.status == 2 && data.errors.contains("shezu describe"))
  }
}
