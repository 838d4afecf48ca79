import Foundation
import TestSupport
import Testing

/// The program, built into the folder of the test bundle.
enum Program {
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("shezu").path
  }()

  /// The program with a register in a pseudo terminal, after loading, with the overview on the screen.
  static func browse(
    _ register: String? = nil, _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
    columns: Int = 100
  ) throws -> PTYSession {
    let session = try PTYSession(
      path, (register.map { [$0] } ?? []) + ["--language", "zh"] + arguments, environment: environment, rows: rows,
      columns: columns)
    session.deadline = 60
    try session.wait("the overview") { $0.text.contains("▸ 1 ") && !$0.text.contains(/[0-9]…/) }
    return session
  }

  /// Quits with `Q` and checks that the terminal is restored.
  static func quit(_ session: PTYSession, _ source: SourceLocation = #_sourceLocation) throws {
    session.send("Q")
    #expect(try session.waitForExit() == .exited(0), sourceLocation: source)
    expectRestored(session, source)
  }

  /// Checks the modes of the terminal, the main screen, the cursor, and that no mode of the program is left on.
  static func expectRestored(_ session: PTYSession, _ source: SourceLocation = #_sourceLocation) {
    #expect(session.modes == session.modesBefore, sourceLocation: source)
    #expect(!session.isAlternate && session.cursorIsVisible && session.mouseMode == 0, sourceLocation: source)
    for mode in ["1000", "1002", "1006", "2004", "1049"] {
      #expect(lastSetting(of: mode, in: session.bytes) == "l", "mode \(mode)", sourceLocation: source)
    }
  }

  /// Whether a private mode was last switched on (`h`) or off (`l`).
  private static func lastSetting(of mode: String, in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let last = text.range(of: "\u{1B}[?\(mode)", options: .backwards) else { return "l" }
    return text[last.upperBound...].first.map(String.init)
  }

  /// Whether the tests run as root, who ignores permissions.
  static var isRoot: Bool { geteuid() == 0 }
}

/// A run without a terminal.
struct Run {
  let output: Data
  let errors: String
  let status: Int32

  var text: String { String(decoding: output, as: UTF8.self) }

  /// - Parameters:
  ///   - program: the executable; the program by default.
  ///   - folder: the current folder.
  static func of(
    _ arguments: [String], program: String = Program.path, environment: [String: String?] = [:], folder: String? = nil
  ) throws -> Run {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    var variables = PTYSession.pinned
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try scratch.handle("stdout")
    process.standardError = try scratch.handle("stderr")
    try process.run()
    process.waitUntilExit()
    let ended = process.terminationReason == .exit
    return Run(
      output: try scratch.data("stdout"), errors: String(decoding: try scratch.data("stderr"), as: UTF8.self),
      status: ended ? process.terminationStatus : 128 + process.terminationStatus)
  }

  /// Checks the status, a message if the status is not 0, and that there was no trap.
  func expect(_ expected: Int32, _ words: String..., source: SourceLocation = #_sourceLocation) {
    #expect(status == expected, "\(errors.prefix(500))", sourceLocation: source)
    #expect(!errors.contains("Fatal error"), sourceLocation: source)
    for word in words {
      #expect(errors.contains(word), "no “\(word)” in: \(errors.prefix(500))", sourceLocation: source)
    }
  }
}

/// A temporary folder for one test, removed with the last reference to it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "shezu-" + String(UInt32.random(in: 0...(.max)), radix: 36)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file; if `replacing`, atomically with a temporary file and a rename.
  @discardableResult
  func write(_ name: String, _ text: String, replacing: Bool = false) throws -> String {
    try write(name, Data(text.utf8), replacing: replacing)
  }

  @discardableResult
  func write(_ name: String, _ data: Data, replacing: Bool = false) throws -> String {
    if replacing {
      try data.write(to: URL(fileURLWithPath: file("\(name).new")))
      guard rename(file("\(name).new"), file(name)) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } else {
      try data.write(to: URL(fileURLWithPath: file(name)))
    }
    return file(name)
  }

  func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
    return file(name)
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func handle(_ name: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: file(name)))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: file(name)))
  }

  /// Organizations with these names and the codes C1, C2 ...
  static func organizations(_ names: [String]) -> String {
    let records = names.enumerated().map { #"{"creditCode": "C\#($0 + 1)", "name": "\#($1)"}"# }
    return "[" + records.joined(separator: ",\n") + "]"
  }
}
