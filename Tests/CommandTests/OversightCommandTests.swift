import Foundation
import Testing

@testable import shezu

/// The commands figures, findings and diff on small registers.
struct OversightCommandTests {
  private func register(_ scratch: Scratch) throws {
    try scratch.write(
      "register.json", #"{"title": {"zh": "样本|一", "en": "Sample|one"}, "asOf": "2020-12-31", "publisher": "某厅"}"#)
    try scratch.write(
      "organizations.json", #"[{"creditCode": "A", "name": "甲协会", "kind": "社会团体", "level": "省级", "status": "正常"}]"#)
    try scratch.write(
      "enforcement.json",
      #"[{"id": "1", "kind": "行政处罚", "organization": "A", "fine": 50000, "decidedOn": "2020-12-28"}, {"id": "2", "kind": "列入活动异常名录", "organization": "A", "decidedOn": "2019-01-31"}]"#
    )
  }

  private static let agreeing = #"""
    {"figures": [
      {"id": "F1", "label": {"zh": "罚款", "en": "Fines"}, "section": {"zh": "甲", "en": "One"}, "published": "5", "unit": "万元",
       "kind": "enforcement", "query": "kind:行政处罚", "measure": "sum(fine)", "ambiguity": {"zh": "未说年份", "en": "no year"}},
      {"id": "F2", "label": {"zh": "家数", "en": "Bodies"}, "section": {"zh": "乙", "en": "Two"}, "published": 1, "unit": "家",
       "kind": "organizations"},
      {"id": "F3", "published": 5, "unit": "万元", "formula": "F1/F2"}]}
    """#

  @Test func figuresAgree() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    try scratch.write("figures.json", Self.agreeing)
    for format in OutputOptions.formatNames {
      let run = try ProgramRun.run(["figures", scratch.path, "--format", format])
      #expect(run.status == 0, "\(format): \(run.errors)")
      #expect(!run.output.isEmpty)
    }
    let json = try ProgramRun.run(["figures", scratch.path, "--format", "json", "--language", "zh"])
    let rows = try #require(try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
    #expect(rows.map { $0["verdict"] as? String } == ["一致", "一致", "一致"])
    #expect(rows[0]["computed"] as? String == "5")
    #expect(rows[2]["formula"] as? String == "F1/F2")
  }

  @Test func theBulletinHasSectionsFootnotesAndProvenance() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    try scratch.write("figures.json", Self.agreeing)
    let chinese = try ProgramRun.run(["figures", scratch.path, "--format", "markdown", "--language", "zh"])
    for part in [
      "# 样本\\|一\n", "\n## 甲\n", "| F1 | 罚款 | 5万元 | 5 | 一致[^F1] |", "- F1：口径不明：未说年份",
      "[^F1]: `shezu count enforcement --where kind:行政处罚 --measure 'sum(fine)'`", "[^F3]: `F1/F2`", "\n## 出处\n",
      "- 发布单位：某厅",
    ] {
      #expect(chinese.text.contains(part), "\(part)")
    }
    let english = try ProgramRun.run(["figures", scratch.path, "--format", "markdown", "--language", "en"])
    for part in ["# Sample\\|one\n", "\n## Two\n", "| F1 | Fines | 5 万元 | 5 | agrees[^F1] |", "- As of: 2020-12-31"] {
      #expect(english.text.contains(part), "\(part)")
    }
  }

  @Test func removingARecordChangesTheVerdict() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    try scratch.write("figures.json", Self.agreeing)
    try scratch.write("enforcement.json", "[]")
    let run = try ProgramRun.run(["figures", scratch.path, "--format", "ndjson", "--language", "zh"])
    #expect(run.status == 1)
    #expect(run.lines.map { $0.contains("一致") && !$0.contains("不一致") } == [false, true, false])
    #expect(run.text.contains("无法判断"))
  }

  /// The bundled register without one record of each kind.
  @Test func theBundledFiguresFallWithOneRecordOfEachKind() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let bundled = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Resources/Registers/shaanxi-2020")
    for name in try FileManager.default.contentsOfDirectory(atPath: bundled.path) {
      var lines = String(decoding: try Data(contentsOf: bundled.appendingPathComponent(name)), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      // One record per line, the first on the second line.
      if name != "register.json", name != "figures.json" { lines.remove(at: 1) }
      try scratch.write(name, lines.joined(separator: "\n"))
    }
    let run = try ProgramRun.run(["figures", scratch.path, "--format", "json", "--language", "zh"])
    #expect(run.status == 1)
    let rows = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
    let fallen = Set(rows.filter { $0["verdict"] as? String != "一致" }.compactMap { $0["kind"] as? String })
    #expect(rows.count == 85)
    #expect(
      fallen.isSuperset(of: ["activities", "bodies", "decouplings", "documents", "grants", "inspections", "projects"]),
      "\(fallen)")
  }

  @Test func invalidAndMissingFiguresAreReported() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    let none = try ProgramRun.run(["figures", scratch.path])
    #expect(none.status == 1 && none.errors.contains("figures.json"))
    try scratch.write("figures.json", "[\n{]")
    let broken = try ProgramRun.run(["figures", scratch.path])
    #expect(broken.status == 1 && broken.errors.contains("figures.json:2:"))
    #expect(try ProgramRun.run(["figures", scratch.path, "-r", scratch.path]).status == 2)
    #expect(try ProgramRun.run(["figures", scratch.file("nowhere")]).status == 3)
  }

  @Test func findingsWithTheirDueDays() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    let all = try ProgramRun.run(["findings", scratch.path, "--format", "ndjson", "--language", "zh"])
    #expect(all.status == 0, "\(all.errors)")
    let lines = all.lines
    #expect(lines.contains { $0.contains("五万元") && $0.contains("甲协会") })
    #expect(lines.contains { $0.contains("将满二年") && $0.contains("2021-01-31") })
    let soon = try ProgramRun.run(["findings", scratch.path, "--within", "31", "--format", "ndjson"])
    #expect(soon.lines.count == 1 && soon.text.contains("2021-01-31"))
    #expect(try ProgramRun.run(["findings", scratch.path, "--within", "30"]).status == 1)
    let later = try ProgramRun.run([
      "findings", scratch.path, "--as-of", "2021-01-31", "--where", "满二年 urgency:soon", "--format", "ndjson",
      "--language",
      "zh",
    ])
    #expect(later.lines.count == 1 && later.text.contains("列入活动异常名录满二年"))
    let rules = try ProgramRun.run(["findings", scratch.path, "--rules", "--format", "csv", "--language", "en"])
    #expect(rules.lines.count > 100)
    for format in OutputOptions.formatNames {
      #expect(try ProgramRun.run(["findings", scratch.path, "--format", format]).status == 0, "\(format)")
    }
  }

  /// A finding says which record and which rule it is about, and its explanation gives the text, the values and the day.
  @Test func aFindingIsExplained() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    let found = try ProgramRun.run([
      "findings", scratch.path, "--where", "rule=R15-1-next", "--columns", "rule,kind,key,dueOn", "--format", "ndjson",
    ])
    let first = try #require(found.lines.first)
    let line = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: String])
    #expect(line["rule"] == "R15-1-next" && line["dueOn"] == "2021-01-31")
    let key = try #require(line["key"])
    let explained = try ProgramRun.run([
      "findings", scratch.path, "--explain", "R15-1-next/\(key)", "--format", "ndjson", "--language", "zh",
    ])
    #expect(explained.status == 0, "\(explained.errors)")
    for words in ["被列入活动异常名录满2年的", "decidedOn+2y", "2021-01-31", "触发", "待核"] {
      #expect(explained.text.contains(words), "\(words)")
    }
    let english = try ProgramRun.run(["findings", scratch.path, "--explain", "R15-1", "--language", "en"])
    #expect(english.status == 0 && english.text.contains("On the abnormal list for two years"))
    for wrong in ["R99", "R15-1/nothing"] {
      let run = try ProgramRun.run(["findings", scratch.path, "--explain", wrong])
      #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty)
    }
  }

  @Test func aRegistersOwnRules() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    try FileManager.default.createDirectory(atPath: scratch.file("rules"), withIntermediateDirectories: true)
    try scratch.write(
      "rules/own.json",
      #"[{"id": "OWN", "title": {"zh": "本地规则", "en": "local"}, "kind": "enforcement", "query": "fine>1", "evidence": ["fine"]}, {"id": "BAD", "title": "x", "kind": "enforcement", "query": "fone>1"}]"#
    )
    let run = try ProgramRun.run([
      "findings", scratch.path, "--where", "rule=OWN", "--format", "ndjson", "--language", "zh",
    ])
    #expect(run.lines.count == 1 && run.text.contains("本地规则"))
    #expect(run.errors.contains("rules/own.json#/1") && run.errors.contains("BAD") && run.errors.contains("fone"))
  }

  @Test(arguments: [["--as-of", "2020-13-01"], ["--as-of", "yesterday"], ["--within", "-1"], ["--where", "rule:"]])
  func wrongUseOfFindings(arguments: [String]) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try register(scratch)
    let run = try ProgramRun.run(["findings", scratch.path] + arguments)
    #expect(run.status == 2 && !run.errors.isEmpty && run.output.isEmpty)
  }

  @Test func differencesBetweenCopies() throws {
    let old = try Scratch()
    let new = try Scratch()
    defer {
      old.remove()
      new.remove()
    }
    try register(old)
    try register(new)
    let same = try ProgramRun.run(["diff", old.path, new.path])
    #expect(same.status == 0 && same.lines.count == 1, "\(same.errors)")
    try new.write(
      "organizations.json",
      #"[{"creditCode": "A", "name": "甲学会", "kind": "社会团体", "level": "省级", "status": "正常"}, {"creditCode": "B", "name": "乙"}]"#
    )
    let changed = try ProgramRun.run(["diff", old.path, new.path, "--format", "tsv", "--language", "zh"])
    #expect(changed.status == 1)
    #expect(changed.lines.dropFirst().first == "甲学会\t变更\t名称\t甲协会\t甲学会\t社会组织\tA\tname\t1")
    #expect(changed.errors.contains("新增 1 条，删除 0 条，变更 1 条"))
    try FileManager.default.removeItem(atPath: new.file("enforcement.json"))
    #expect(try ProgramRun.run(["diff", old.path, new.path]).errors.contains("the new register has no such file"))
    #expect(try ProgramRun.run(["diff", old.path, new.file("nowhere")]).status == 3)
    #expect(try ProgramRun.run(["diff", old.path]).status == 2)
  }
}
