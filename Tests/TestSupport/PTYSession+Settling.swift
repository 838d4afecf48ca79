import Foundation

extension PTYSession {
  /// Whether the program has ended.
  public var hasEnded: Bool {
    reap()
    return ending != nil
  }

  /// Waits until the program is at rest: it has written nothing for a while, and all its threads sleep.
  /// - Returns: false if it has ended.
  public func settle(quietMilliseconds: Int) throws -> Bool {
    let end = Date().addingTimeInterval(deadline)
    var quiet = 0
    while quiet < quietMilliseconds {
      if hasEnded { return false }
      if Date() > end {
        throw Failure(description: "the program does not come to rest; the screen:\n\(text)")
      }
      quiet = pump(milliseconds: 10) || !sleeps ? 0 : quiet + 10
    }
    return true
  }

  /// Whether every thread of the program waits for something.
  private var sleeps: Bool {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return threads.allSatisfy { thread in
      let fields = Self.fields("/proc/\(pid)/task/\(thread)/stat")
      return fields.first.map { $0 == "S" || $0 == "T" || $0 == "t" } ?? true
    }
  }

  /// Processor time of the program so far, in seconds.
  public var processorSeconds: Double {
    let fields = Self.fields("/proc/\(pid)/stat")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The fields of a file of /proc after the name of the program, which may hold blanks.
  private static func fields(_ path: String) -> [Substring] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8), let name = text.lastIndex(of: ")") else {
      return []
    }
    return text[text.index(after: name)...].split(separator: " ")
  }

  /// Everything on the screen, comparable.
  public struct Cells: Equatable {
    let cells: [[Cell]]
    let cursor: [Int]

    /// The rows as text.
    public var text: String { cells.map { $0.map(\.text).joined() }.joined(separator: "\n") }
  }

  public var cells: Cells {
    Cells(
      cells: (0..<rows).map { row in (0..<columns).map { cell(row, $0) } },
      cursor: cursorIsVisible ? [cursor.row, cursor.column] : [])
  }
}
