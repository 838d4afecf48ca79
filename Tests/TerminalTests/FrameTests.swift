import Foundation
import Screen
import TestSupport
import Testing

/// What a frame costs on the wire. The figures are bounds, not measurements.
@Suite struct FrameTests {
  /// Bytes that the program writes for one key, up to the end of the frame.
  static func bytes(_ session: PTYSession, for key: String) throws -> Int {
    let before = session.bytes.count
    let end = Array("\u{1B}[?2026l".utf8)
    session.send(key)
    try session.wait("a frame") { $0.bytes[before...].firstRange(of: end) != nil }
    return session.bytes.count - before
  }

  @Test func aFullChangeSendsLittleMoreThanItsText() throws {
    let session = try probe(["--table"], rows: 60, columns: 200)
    try session.wait("the first screen") { $0.lines[59].contains("社会组织") && $0.hasWritten("\u{1B}[?2026l") }
    let full = try FrameTests.bytes(session, for: "k")
    let text = session.text.utf8.count
    #expect(full <= 2 * text, "\(full) bytes for \(text) bytes of text")
    let scroll = try FrameTests.bytes(session, for: "j")
    #expect(scroll <= 1024, "\(scroll) bytes")
    let cursor = try FrameTests.bytes(session, for: "c")
    #expect(cursor <= 1200, "\(cursor) bytes")
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
  }

  /// In a terminal where `①` takes two columns, the cells after it are sent at the columns that follow from this.
  @Test func ambiguousWidthReachesTheWire() throws {
    let narrow = try startedProbe()
    let wide = try startedProbe(["--wide"])
    for session in [narrow, wide] { try session.wait("a frame") { $0.hasWritten("红") } }
    #expect(narrow.hasWritten("①…─     \u{1B}"))
    #expect(wide.hasWritten("①…─  \u{1B}"))
  }
}
