import CFloors
import Glibc

/// A program in a pseudo terminal with an emulator behind it, for what only happens on a screen. Times are taken when
/// bytes arrive; whether the screen is right is looked at afterwards.
final class TerminalRun {
  private let terminal: OpaquePointer
  let rows: Int
  let columns: Int

  init(_ words: [String], rows: Int = 50, columns: Int = 200) throws {
    let started = Programs.withVectors(words) { floor_terminal_start($0, $1, Int32(rows), Int32(columns)) }
    guard let started else { throw BenchmarkError("cannot start \(words[0]) in a terminal") }
    terminal = started
    self.rows = rows
    self.columns = columns
  }

  deinit { floor_terminal_end(terminal) }

  var process: Int32 { floor_terminal_process(terminal) }

  func send(_ text: String) { floor_terminal_send(terminal, text, text.utf8.count) }

  var text: String {
    var buffer = [CChar](repeating: 0, count: rows * (8 * columns + 2) + 16)
    let count = floor_terminal_text(terminal, &buffer, buffer.count)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Bytes of the text on the screen, without the blanks at the ends of lines.
  var textBytes: Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + line.utf8.reversed().drop { $0 == 0x20 }.count + 1
    }
  }

  /// What came after something was sent.
  struct Painting {
    /// Milliseconds to the first and to the last byte before silence.
    let first: Double
    let last: Double
    let bytes: Int
  }

  /// Sends, then reads until nothing came for `quiet` milliseconds.
  func paint(after keys: String, quiet: Int32 = 150, most: Int32 = 20_000) throws -> Painting {
    var first: UInt64 = 0
    var last: UInt64 = 0
    let start = floor_now()
    send(keys)
    let bytes = floor_terminal_settle(terminal, quiet, most, &first, &last)
    guard last > 0 else {
      throw BenchmarkError("nothing was painted after \(keys.debugDescription); the screen:\n\(text)")
    }
    return Painting(first: Double(first - start) / 1e6, last: Double(last - start) / 1e6, bytes: bytes)
  }

  /// Reads until nothing came for `quiet` milliseconds; what came is of no interest.
  func settle(quiet: Int32 = 200, most: Int32 = 30_000) {
    var first: UInt64 = 0
    var last: UInt64 = 0
    floor_terminal_settle(terminal, quiet, most, &first, &last)
  }

  /// Reads until no byte has come for this number of milliseconds, counted from now if none comes.
  func rest(_ milliseconds: Int32 = 60) { while quietBytes(milliseconds) > 0 {} }

  /// Milliseconds from the start of the program until the screen shows `text`.
  func shows(_ text: String, most: Int32 = 60_000) throws -> Double {
    let when = floor_terminal_await(terminal, text, most)
    guard when > 0 else { throw BenchmarkError("\(text) never came; the screen:\n\(self.text)") }
    return (Double(when) - Double(floor_terminal_started(terminal))) / 1e6
  }

  /// Milliseconds from sending `keys` until the screen shows `text`.
  func answers(_ keys: String, with text: String, most: Int32 = 20_000) throws -> Double {
    let start = floor_now()
    send(keys)
    let when = floor_terminal_await(terminal, text, most)
    guard when > 0 else {
      throw BenchmarkError("\(text) never came after \(keys.debugDescription); the screen:\n\(self.text)")
    }
    return when > start ? Double(when - start) / 1e6 : 0
  }

  /// Milliseconds from sending `keys` until the program has ended, with that status.
  func ends(after keys: String, with expected: Int32, most: Int32 = 20_000) throws -> Double {
    let start = floor_now()
    send(keys)
    var status: Int32 = 0
    let when = floor_terminal_exit(terminal, most, &status)
    guard when > 0 else {
      throw BenchmarkError("the program did not end after \(keys.debugDescription); the screen:\n\(text)")
    }
    guard status == expected else { throw BenchmarkError("the program ended with \(status)") }
    return Double(when - start) / 1e6
  }

  /// Reads for this number of milliseconds, silent or not; returns the bytes that came.
  func quietBytes(_ milliseconds: Int32) -> Int {
    var first: UInt64 = 0
    var last: UInt64 = 0
    return floor_terminal_settle(terminal, milliseconds, milliseconds, &first, &last)
  }
}
