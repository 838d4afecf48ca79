import Foundation
import TestSupport
import Testing

/// Files change while the program runs.
@Suite struct ReloadTests {
  private static func open(_ scratch: Scratch, file: String? = nil) throws -> PTYSession {
    try scratch.write("organizations.json", Scratch.organizations(["甲协会", "乙协会"]))
    let session = try Program.browse(file.map(scratch.file) ?? scratch.path, columns: 120)
    session.send("1/协会\r")
    try session.wait("the table") { $0.text.contains("2 / 2") }
    return session
  }

  /// Findings of the earlier state refer to records that the new state does not have.
  @Test func aRegisterWithFindingsMayBecomeShorter() throws {
    let scratch = try Scratch()
    let folder = try scratch.folder("register")
    try Run.of(["generate", folder, "--organizations", "400", "--seed", "7"]).expect(0)
    let whole = try String(contentsOfFile: folder + "/organizations.json", encoding: .utf8)
    let session = try Program.browse(folder, columns: 120)
    try session.wait("the findings") { $0.text.contains("监管提示") }
    let records = try #require(try JSONSerialization.jsonObject(with: Data(whole.utf8)) as? [[String: Any]])
    for keep in [records.count / 2, records.count, 3, 0, records.count] {
      let data = try JSONSerialization.data(withJSONObject: Array(records.prefix(keep)))
      try scratch.write("register/organizations.json", data, replacing: true)
      try session.wait("\(keep) records") { $0.text.contains("1 社会组织 \(keep) ") }
    }
    // A register without the file, or the last good one with a sentence: either way the program answers.
    try FileManager.default.removeItem(atPath: folder + "/organizations.json")
    session.send("?")
    try session.wait("the help") { $0.text.contains("帮助") && $0.text.contains("┌") }
    session.send("\u{1B}")
    try session.wait("the overview") { !$0.text.contains("┌") }
    try Program.quit(session)
  }

  @Test(arguments: [nil, "organizations.json"] as [String?])
  func theScreenFollows(file: String?) throws {
    let scratch = try Scratch()
    let session = try Self.open(scratch, file: file)
    try scratch.write("organizations.json", Scratch.organizations(["丙协会", "丁协会", "戊协会"]), replacing: true)
    try session.wait("the new records") { $0.text.contains("3 / 3") && $0.text.contains("戊协会") }
    // Written in place, as an editor may do it.
    try scratch.write("organizations.json", Scratch.organizations(["己协会"]))
    try session.wait("the last record") { $0.text.contains("1 / 1") && $0.text.contains("己协会") }
    try Program.quit(session)
  }

  @Test(arguments: ["[{\"creditCode\": \"C1\"", "\u{0}\u{1}", "42"])
  func aDamagedFileKeepsTheLastRegister(content: String) throws {
    let scratch = try Scratch()
    let session = try Self.open(scratch)
    try scratch.write("organizations.json", content, replacing: true)
    try session.wait("the sentence") { $0.text.contains("重新加载失败") && $0.text.contains("organizations.json") }
    #expect(session.text.contains("2 / 2") && session.text.contains("乙协会"))
    session.send("G")
    try session.wait("that it works on") { $0.text.contains("▸ 乙协会") }
    try scratch.write("organizations.json", Scratch.organizations(["丙协会"]), replacing: true)
    try session.wait("the good file") { $0.text.contains("1 / 1") && $0.text.contains("丙协会") }
    try Program.quit(session)
  }

  @Test func whatChangedIsMarkedAndListed() throws {
    let scratch = try Scratch()
    let session = try Self.open(scratch)
    try scratch.write("organizations.json", Scratch.organizations(["甲协会", "乙学会", "丙协会"]), replacing: true)
    try session.wait("the counts") { $0.text.contains("新增 1、删除 0、变更 1") }
    session.send("\u{1B}")
    try session.wait("the marks") { $0.text.contains("*乙学会") && $0.text.contains("+丙协会") }
    session.send("c")
    try session.wait("the list") { $0.text.contains("乙协会") && $0.text.contains("名称") && $0.text.contains("2 / 2") }
    session.send("\r")
    try session.wait("the record") { $0.text.contains("1 / 1") }
    try Program.quit(session)
  }

  @Test func aRegisterIsComparedWithAnother() throws {
    let (old, new) = (try Scratch(), try Scratch())
    try old.write("organizations.json", Scratch.organizations(["甲协会"]))
    try new.write("organizations.json", Scratch.organizations(["甲学会", "乙协会"]))
    let session = try PTYSession(
      Program.path, ["diff", old.path, new.path, "--browse", "--language", "zh"], rows: 24, columns: 120)
    session.deadline = 60
    try session.wait("the differences") { $0.text.contains("新增 1、删除 0、变更 1") && $0.text.contains("甲学会") }
    session.send("=\u{15}/nowhere\r")
    try session.wait("the sentence") { $0.text.contains("无法比较") }
    try Program.quit(session)
  }

  @Test func fileIsRemovedAndRestored() throws {
    let scratch = try Scratch()
    let session = try Self.open(scratch, file: "organizations.json")
    unlink(scratch.file("organizations.json"))
    try session.wait("the sentence") { $0.text.contains("重新加载失败") }
    #expect(session.text.contains("乙协会"))
    try scratch.write("organizations.json", Scratch.organizations(["丙协会"]), replacing: true)
    try session.wait("the new file") { $0.text.contains("1 / 1") }
    try Program.quit(session)
  }

  @Test func aFolderOfOneKindIsFollowed() throws {
    let scratch = try Scratch()
    try scratch.write("register.json", "{\"title\": \"登记\"}")
    _ = try scratch.folder("organizations")
    try scratch.write("organizations/a.json", Scratch.organizations(["甲协会"]))
    let session = try Program.browse(scratch.path, columns: 120)
    session.send("1")
    try session.wait("the table") { $0.text.contains("1 / 1") }
    try scratch.write("organizations/a.json", Scratch.organizations(["乙协会", "丙协会"]), replacing: true)
    try session.wait("the change") { $0.text.contains("2 / 2") && $0.text.contains("乙协会") }
    try Program.quit(session)
  }

  @Test func folderIsRemovedAndRestored() throws {
    let parent = try Scratch()
    let folder = try parent.folder("register")
    try parent.write("register/organizations.json", Scratch.organizations(["甲协会", "乙协会"]))
    let session = try Program.browse(folder, columns: 120)
    session.send("1")
    try session.wait("the table") { $0.text.contains("2 / 2") }
    try FileManager.default.removeItem(atPath: folder)
    try session.wait("the sentence") { $0.text.contains("重新加载失败") }
    #expect(session.text.contains("乙协会"))
    session.send("d")
    session.send("d")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try parent.write("register/organizations.json", Scratch.organizations(["丙协会"]))
    try session.wait("the new folder") { $0.text.contains("1 / 1") && $0.text.contains("丙协会") }
    // The folder is watched again.
    try parent.write("register/organizations.json", Scratch.organizations(["丁协会", "戊协会"]), replacing: true)
    try session.wait("the next change") { $0.text.contains("2 / 2") && $0.text.contains("戊协会") }
    try Program.quit(session)
  }
}
