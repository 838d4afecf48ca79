import Foundation
import TestSupport
import Testing

/// `E` on a problem runs the user's editor on the file, and what it changes is read again.
@Suite struct EditorTests {
  private static let records = """
    [{"creditCode": "C1", "name": "甲协会", "kind": "社会团体", "status": "正常", "registeredOn": "2019-05-01"},
     {"creditCode": "C2", "name": "乙协会", "kind": "社会团体", "status": "正常", "registeredOn": "2019-02-30"}]
    """

  private static func editor(_ scratch: Scratch, _ lines: String) throws -> String {
    let path = try scratch.write("my editor", "#!/bin/sh\n" + lines)
    chmod(path, 0o755)
    return path
  }

  @Test func theFileIsEditedAndReadAgain() throws {
    let scratch = try Scratch()
    let folder = try scratch.folder("register")
    let file = try scratch.write("register/organizations.json", Self.records)
    // It has the terminal, arguments as they are, and no shell has read them.
    let editor = try Self.editor(
      scratch,
      """
      printf '%s\\n' "$@" > "\(scratch.file("arguments"))"
      [ -t 0 ] && [ -t 1 ] && echo terminal >> "\(scratch.file("arguments"))"
      echo EDITING
      sed -i 's/2019-02-30/2019-02-28/' "$3"

      """)
    let session = try Program.browse(
      folder, environment: ["VISUAL": "'\(editor)' '$(touch x)'", "EDITOR": "/nonexistent"])
    session.send("2/2019-02-30\r")
    try session.wait("the problem") { $0.text.contains("1 / ") && $0.text.contains("2019-02-30") }
    session.send("E")
    try session.wait("the file read again") {
      $0.text.contains("变更") || $0.text.contains("已重新加载")
    }
    let arguments = try #require(String(data: scratch.data("arguments"), encoding: .utf8))
    #expect(arguments.split(separator: "\n").map(String.init) == ["$(touch x)", "+2", file, "terminal"])
    #expect(!scratch.names.contains("x"))
    session.send("1/registeredOn:2019-02-28\r")
    try session.wait("the record") { $0.text.contains("1 / 2") && $0.text.contains("乙协会") }
    try Program.quit(session)
  }

  @Test func anEditorThatIsNotThere() throws {
    let scratch = try Scratch()
    let folder = try scratch.folder("register")
    try scratch.write("register/organizations.json", Self.records)
    let session = try Program.browse(folder, environment: ["VISUAL": nil, "EDITOR": "/nonexistent/editor -f"])
    session.send("2E")
    try session.wait("the sentence") { $0.text.contains("无法运行编辑器") && $0.text.contains("EDITOR") }
    session.send("1")
    try session.wait("that it works on") { $0.text.contains("甲协会") }
    try Program.quit(session)
  }
}
