import Foundation
import TestSupport
import Testing

/// Typical sessions with the bundled register.
@Suite struct BrowsingTests {
  private static func tableLines(_ session: PTYSession) -> [String] {
    session.lines.dropFirst(6).prefix { !$0.hasPrefix("──") }.filter { !$0.isEmpty }
  }

  /// `1,100 / 10,524` on the filter line, as two numbers.
  private static func counts(_ session: PTYSession) -> (shown: Int, all: Int)? {
    guard let line = session.lines.first(where: { $0.contains("筛选 ›") }),
      let match = line.firstMatch(of: /([0-9,]+) \/ ([0-9,]+)/)
    else { return nil }
    func number(_ text: Substring) -> Int? { Int(text.filter { $0 != "," }) }
    guard let shown = number(match.1), let all = number(match.2) else { return nil }
    return (shown, all)
  }

  @Test func filterResizeSortExport() throws {
    let scratch = try Scratch()
    let session = try Program.browse()
    session.send("1")
    try session.wait("the table") { Self.counts($0)?.shown == 10_524 }
    session.send("/宝鸡")
    try session.wait("the live count") { Self.counts($0).map { $0.shown < $0.all && $0.shown > 0 } ?? false }
    try session.wait("only rows that match") {
      let lines = Self.tableLines($0)
      return lines.count == 16 && lines.allSatisfy { $0.contains("宝鸡") } && !$0.text.contains("›…")
    }
    let found = Self.counts(session)?.shown ?? 0
    #expect(Int(try Run.of(["count", "organizations", "--where", "宝鸡"]).text.filter(\.isNumber)) == found)
    // The caret is after the typed text, where an input method shows its candidates. It moves last in a frame.
    try session.wait("the caret") {
      $0.cursorIsVisible && $0.cursor.row == 3 && $0.cursor.column == " 筛选 › ".count + 2 + 4
    }

    for (rows, columns) in [(60, 200), (10, 40), (1, 1), (24, 100)] {
      session.resize(rows: rows, columns: columns)
      if rows == 1 { continue }
      try session.wait("\(rows)x\(columns)") {
        $0.text.contains("筛选 › 宝鸡") && $0.lines.contains { $0.hasPrefix(" ▸ 宝鸡") }
          && $0.lines[rows - 1].hasPrefix(" 排序：相关度")
          && (rows < 24 || $0.lines[2] == String(repeating: "─", count: columns))
      }
    }
    session.send("\u{1B}OR")
    try session.wait("English") { $0.text.contains("Filter › 宝鸡") && $0.text.contains("Name") }
    session.send("\u{1B}OR")
    try session.wait("Chinese again") { $0.text.contains("筛选 › 宝鸡") && $0.text.contains("名称") }
    session.send("\rls")
    try session.wait("the order") { $0.lines.last?.contains("排序：统一社会信用代码↑") ?? false }
    let first = Self.tableLines(session).first ?? ""
    session.send("s")
    try session.wait("the order turned") {
      ($0.lines.last?.contains("排序：统一社会信用代码↓") ?? false) && Self.tableLines($0).first != first
    }

    session.send("e")
    try session.wait("the dialog") { $0.text.contains("对应的命令行") }
    session.send("\u{15}" + scratch.file("shown.csv") + "\r")
    try session.wait("the file") { $0.text.contains("导出到") }
    let exported = try scratch.data("shown.csv")
    let headings = String(decoding: exported.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let list = try Run.of([
      "list", "organizations", "--where", "宝鸡", "--columns", headings, "--sort=-creditCode", "--format",
      "csv", "--language", "zh",
    ])
    list.expect(0)
    #expect(list.output == exported)
    #expect(exported.split(separator: 0x0A).count == found + 1)

    session.send("g ")
    try session.wait("the mark") { $0.text.contains("✓ 1 已标记") }
    session.send("e")
    try session.wait("the dialog") { $0.text.contains("标记的 1 行") }
    session.send("\u{15}" + scratch.file("shown.csv") + "\r")
    try session.wait("the question") { $0.text.contains("是否覆盖") }
    session.send("y")
    try session.wait("one record") { $0.text.contains("已将 1 条") }
    let two = exported.split(separator: 0x0A).prefix(2).map { $0 + [0x0A] }
    #expect(try scratch.data("shown.csv") == Data(two.joined()))
    #expect(scratch.names == ["shown.csv"])
    try Program.quit(session)
  }

  @Test func drillDownAndBack() throws {
    let session = try Program.browse(rows: 40, columns: 120)
    session.send("2")
    try session.wait("the table") { Self.counts($0)?.shown == 12 }
    session.send("jj")
    try session.wait("the third alliance") { $0.text.contains("▸ 省级社会组织扶贫合力团（汉滨区）") }
    session.send("\r")
    try session.wait("the detail pane") { $0.text.contains("│▸省级社会组织扶贫合力团（汉滨区）") }
    // Move down to the relation.
    try session.wait("the relation") {
      if $0.text.contains("│▸合力团成员") { return true }
      let lines = $0.lines
      $0.send("j")
      try? $0.wait("a move") { $0.lines != lines }
      return $0.text.contains("│▸合力团成员")
    }
    session.send("\r")
    try session.wait("the members, with the way there") {
      $0.text.contains("省级社会组织扶贫合力团（汉滨区） › 合力团成员") && $0.text.contains("筛选 ›")
    }
    #expect(Self.counts(session).map { $0.all < 165 && $0.all > 0 } ?? false)
    session.send("/xyzxyz")
    try session.wait("no match") { $0.text.contains("没有符合筛选条件的记录") }
    session.send("\u{1B}")
    try session.wait("all again") { Self.counts($0).map { $0.shown == $0.all } ?? false }
    session.send("q")
    try session.wait("back at the alliance") {
      $0.text.contains("▸ 省级社会组织扶贫合力团（汉滨区）") && Self.counts($0)?.all == 12
    }
    session.send("qqqq")
    #expect(try session.waitForExit() == .exited(0))
    Program.expectRestored(session)
  }

  @Test func wrongQueriesAreReportedAndKeepTheRows() throws {
    let session = try Program.browse()
    session.send("2")
    try session.wait("the table") { Self.counts($0)?.shown == 12 }
    session.send("/nmae:汉滨")
    try session.wait("the nearest word") { $0.text.contains("您要找的是") && $0.text.contains("name") }
    #expect(session.text.contains("省级社会组织扶贫合力团"))
    session.send("\u{15}name:汉滨")
    try session.wait("the right query") { Self.counts($0)?.shown == 1 }
    session.send("\r?")
    try session.wait("help") { $0.text.contains("帮助：") }
    session.send("\u{1B}:")
    try session.wait("the palette") { $0.text.contains("输入文字查找") }
    session.send("\u{1B}")
    try session.wait("the table") { !$0.text.contains("输入文字查找") }
    try Program.quit(session)
  }
}
