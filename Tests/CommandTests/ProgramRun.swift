import Foundation
import Testing

/// One run of the program: its output and its exit status.
struct ProgramRun {
  let output: Data
  let errors: String
  let status: Int32

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [Substring] { text.split(separator: "\n") }

  /// The program beside the test bundle, where the build puts both.
  static var program: String {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("shezu").path
  }

  /// A pinned environment: no locale, no home, no terminal.
  static func environment(_ changes: [String: String] = [:]) -> [String: String] {
    var environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C", "SWIFT_BACKTRACE": "enable=no"]
    if let path = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] { environment["LD_LIBRARY_PATH"] = path }
    environment.merge(changes) { $1 }
    return environment
  }

  static func run(
    _ arguments: [String], environment: [String: String] = [:], program: String = Self.program, folder: String? = nil
  ) throws -> ProgramRun {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = Self.environment(environment)
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: a pipe that is not read would fill up.
    process.standardOutput = try scratch.handle("stdout")
    process.standardError = try scratch.handle("stderr")
    try process.run()
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return ProgramRun(
      output: try scratch.data("stdout"), errors: String(decoding: try scratch.data("stderr"), as: UTF8.self),
      status: status)
  }
}

/// A folder of its own for one test.
struct Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "shezu-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: file(name))) }

  func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  fileprivate func handle(_ name: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: file(name)))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: file(name)))
  }
}
