import Catalog
import Columnar
import Foundation
import Interface
import JSON
import Loading
import Querying
import Testing

@testable import shezu

/// Views that came with a register and views of the user, on the command line.
struct SavedViewTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let bundled = root.appendingPathComponent("Resources/Registers/shaanxi-2020").path

  /// Views that find nothing if nothing is wrong.
  private static let clerks: Set<String> = ["文件中的问题"]

  @Test func bundledViewsAnswerTheirQuestions() throws {
    let file = ViewFile(register: Self.bundled)
    #expect(file.problems.isEmpty)
    #expect(file.views.count >= 8)
    let opened = try Opening.open(path: Self.bundled, schema: Catalog.schema).withComputedTables()
    let views = SavedViews(shipped: file.views)
    for reader in ["执法人员", "审计人员", "记者", "数据人员"] {
      #expect(file.views.contains { $0.help?.chinese.hasPrefix(reader) ?? false }, "\(reader)")
    }
    for view in file.views {
      #expect(view.isShipped && view.title.chinese != view.title.english && view.help != nil, "\(view.name)")
      let kind = try #require(opened.schema.ordinal(of: view.kind))
      let context = QueryContext(
        register: opened, kind: kind, today: try #require(opened.card.asOf), views: views.queries(of: view.kind))
      for name in [view.title.chinese, view.title.english] {
        let rows = try Filter.compile("view:\(Query.quoted(name))", in: context).rows()
        #expect(rows == (try Filter.compile(view.query, in: context).rows()), "\(name)")
        #expect(rows?.isEmpty == Self.clerks.contains(view.name), "\(name)")
      }
    }
  }

  @Test func theBulletinsProjects() throws {
    let arguments = ["count", "projects", "-r", Self.bundled, "--view", "报道中的105个项目"]
    #expect(try ProgramRun.run(arguments).text == "105\n")
    #expect(try ProgramRun.run(arguments + ["--measure", "sum(invested)"]).text == "44392500\n")
    let narrowed = try ProgramRun.run(arguments + ["--where", "type:消费扶贫 OR type:产业扶贫"])
    let all = try ProgramRun.run(arguments + ["--by", "type", "--format", "csv", "--language", "zh"])
    let counts = all.lines.filter { $0.hasPrefix("消费扶贫") || $0.hasPrefix("产业扶贫") }.compactMap {
      Int($0.split(separator: ",")[1])
    }
    #expect(narrowed.text == "\(counts.reduce(0, +))\n")
  }

  /// A register with views of its own and a user's state beside it.
  private func prepare(_ scratch: Scratch, views: String, own: [SavedView] = []) throws -> [String: String] {
    try SampleFolder.large(scratch, count: 12)
    try scratch.write("views.json", views)
    let environment = ["XDG_STATE_HOME": scratch.file("state")]
    try FileManager.default.createDirectory(
      atPath: scratch.file("state/shezu"), withIntermediateDirectories: true)
    let name = UserFolder.name(forRegisterAt: scratch.path)
    let text = UserStateFile.value(of: UserState(views: own), register: scratch.path).text()
    try scratch.write("state/shezu/\(name).json", text)
    return environment
  }

  @Test func queryColumnsAndOrderComeFromTheView() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let environment = try prepare(
      scratch,
      views: """
        [{"title": {"zh": "十几", "en": "Teens"}, "kind": "organizations", "query": "第10号 OR 第11号",
          "columns": ["creditCode"], "sort": ["-creditCode"]},
         {"title": "零", "kind": "organizations", "query": "第0号"}]
        """, own: [SavedView(name: "零", kind: "organizations", query: "第5号 OR view:Teens")])
    func list(_ arguments: String...) throws -> ProgramRun {
      try ProgramRun.run(
        ["list", "organizations", "-r", scratch.path, "--format", "csv", "--language", "zh"] + arguments,
        environment: environment)
    }
    #expect(try list("--view", "十几").text == "统一社会信用代码\nC11\nC10\n")
    #expect(try list("--view", "teens", "--sort", "creditCode", "--columns", "name").lines.count == 3)
    #expect(try list("--view", "Teens", "--where", "第10号 OR 第3号").text == "统一社会信用代码\nC10\n")
    // The user's own view of the same name wins, and may name others.
    #expect(try list("--view", "零", "--columns", "creditCode", "--sort", "creditCode").lines.count == 4)
    #expect(try list("--where", "view:零 -第5号", "--columns", "creditCode", "--sort", "creditCode").lines.count == 3)
    let wrong = try list("--view", "tens")
    #expect(wrong.status == 2 && wrong.errors.contains("十几"))
    let elsewhere = try ProgramRun.run(
      ["count", "alliances", "-r", scratch.path, "--view", "十几"], environment: environment)
    #expect(elsewhere.status == 2 && elsewhere.errors.contains("organizations"))
    let screen = try ProgramRun.run(["-r", scratch.path, "--view", "nothing"], environment: environment)
    #expect(screen.status == 2 && screen.errors.contains("nothing") && screen.output.isEmpty)
  }

  @Test func wrongEntriesAreToldAndTheOthersCount() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let environment = try prepare(
      scratch,
      views: """
        {"views": [1, {"kind": "organizations"}, {"title": "a"}, {"title": "a", "kind": "nothing"},
         {"title": "a", "kind": "organizations", "columns": ["nmae"]}, {"title": "a", "kind": "organizations", "x": 1},
         {"title": "a", "kind": "organizations", "query": "第7号"},
         {"title": "a", "kind": "organizations", "query": "第8号"}]}
        """)
    let run = try ProgramRun.run(
      ["count", "organizations", "-r", scratch.path, "--view", "a"], environment: environment)
    #expect(run.text == "1\n" && run.status == 0)
    for index in [0, 1, 2, 3, 4, 5, 7] { #expect(run.errors.contains("views.json#/views/\(index):"), "\(index)") }
    #expect(!run.errors.contains("views.json#/views/6"))
    // Without --view they are not read.
    let quiet = try ProgramRun.run(["count", "organizations", "-r", scratch.path], environment: environment)
    #expect(!quiet.errors.contains("views.json"))
    for text in ["", "{", "3", "\u{FEFF}nonsense", #"{"views": 1}"#] {
      try scratch.write("views.json", text)
      let run = try ProgramRun.run(
        ["count", "organizations", "-r", scratch.path, "--where", "view:a"], environment: environment)
      #expect(run.status == 2 && run.errors.contains("views.json"), "\(text): \(run.errors)")
    }
  }

  @Test func aDamagedStateFileIsToldAndLeftWhereItIs() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let environment = try prepare(scratch, views: #"[{"title": "a", "kind": "organizations", "query": "第7号"}]"#)
    let name = "state/shezu/\(UserFolder.name(forRegisterAt: scratch.path)).json"
    try scratch.write(name, "{\"version\": 1, ")
    let run = try ProgramRun.run(
      ["count", "organizations", "-r", scratch.path, "--view", "a"], environment: environment)
    #expect(run.text == "1\n" && run.errors.contains(name))
    #expect(try scratch.data(name) == Data("{\"version\": 1, ".utf8))
  }
}

extension Query {
  fileprivate static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
