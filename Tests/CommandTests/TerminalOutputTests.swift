import Foundation
import TestSupport
import Testing

/// The output of commands in a terminal.
struct TerminalOutputTests {
  private func output(_ arguments: [String], columns: Int = 80) throws -> (text: String, bytes: [UInt8]) {
    let session = try PTYSession(ProgramRun.program, arguments, rows: 50, columns: columns)
    _ = try session.waitForExit()
    return (session.lines.joined(separator: "\n"), session.bytes)
  }

  @Test func aTableAlignedAndHarmless() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write(
      "organizations.json",
      #"[{"creditCode": "A1", "name": "宝鸡市\u001b]0;x\u0007协会"}, {"creditCode": "B22", "name": "x\u009b31m\u202e"}]"#)
    for format in [[], ["--format", "csv"], ["--format", "json"], ["--format", "markdown"]] {
      let (text, bytes) = try output(
        ["list", "organizations", "-r", scratch.path, "--columns", "creditCode,name"] + format)
      #expect(!bytes.contains(0x1B) && !bytes.contains(0x07))
      #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0 == "\u{9B}" || $0 == "\u{202E}" })
      #expect(text.contains("宝鸡市"))
      if format.isEmpty { #expect(text.contains("A1           宝鸡市")) }
    }
  }

  @Test(arguments: [20, 40, 80, 200])
  func tablesFitTheTerminal(columns: Int) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let (_, bytes) = try output(
      ["list", "enforcement", "-r", scratch.path, "--columns", "id,kind,organization"], columns: columns)
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(lines.count >= 3)
    for line in lines where !line.contains("shezu check") && columns >= 40 {
      #expect(DisplayedLine.width(line) <= columns, "\(line)")
    }
  }
}
