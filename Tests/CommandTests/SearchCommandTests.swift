import Foundation
import Testing

@testable import shezu

/// Words over the whole register.
struct SearchCommandTests {
  @Test func wordsAreFoundInEveryKind() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let run = try ProgramRun.run(["search", "宝鸡", "养老", "-r", scratch.path, "--language", "zh"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.first == "种类,该种类共有,主键,名称")
    #expect(run.text.contains("社会组织,1,51610000MJEX000013,"))
    // Its enforcement action, membership and participation are called by its name.
    for title in ["执法", "参与"] { #expect(run.text.contains(title), "\(run.text)") }
    let sound = try ProgramRun.run(["search", "bj yl", "-r", scratch.path, "--language", "zh"])
    #expect(sound.text == run.text)
    let code = try ProgramRun.run(["search", "51610000MJ", "-r", scratch.path, "--limit", "0", "--language", "en"])
    #expect(
      code.status == 0 && code.lines.count == 1 && code.errors.contains("Organizations: 1, of which 0 are listed."))
  }

  @Test(arguments: ["没有这个词", "name:", "\"", "{", "a OR", "-x", "view:a"])
  func anythingIsAWord(text: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let run = try ProgramRun.run(["search", "-r", scratch.path, "--", text + " 没有"])
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains("No record matched"))
  }

  @Test func misuse() throws {
    #expect(try ProgramRun.run(["search", " "]).status == 2)
    #expect(try ProgramRun.run(["search"]).status == 2)
    #expect(try ProgramRun.run(["search", "a", "--limit=-1"]).status == 2)
  }
}
