import CFloors
import Glibc

/// Programs that are started: ours, and its peers.
struct Programs {
  let settings: Settings

  /// The folder of the benchmark's package.
  private static var package: String { folder(folder(folder(folder(#filePath)))) }

  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static let executable: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// A program that was built beside this one.
  static func beside(_ name: String) -> String { "\(folder(executable))/\(name)" }

  static var itself: String { executable }

  /// The program that is measured.
  func shezu() throws -> String {
    let usual = [Self.beside("shezu"), "\(Self.package)/../../.build/release/shezu"]
    let candidates = settings.shezu.map { [$0] } ?? usual
    guard let path = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw BenchmarkError(
        "no program at \(candidates.joined(separator: " or ")): swift build -c release first, or --shezu PATH")
    }
    return path
  }

  /// The stripped static release, where it was built; see README.
  func stripped() -> String? {
    [settings.shezu, Self.strippedPath].compactMap { $0 }.first { access($0, X_OK) == 0 }
  }

  static var strippedPath: String { "\(package)/../../.build/static/release/shezu" }

  /// Size in bytes of the register that is embedded in the program, from the repository.
  static var embeddedRegisterBytes: Double {
    let registers = "\(package)/../../Resources/Registers"
    return entries(registers).reduce(0) { sum, register in
      entries("\(registers)/\(register)").reduce(sum) { sum, file in
        var status = stat()
        return stat("\(registers)/\(register)/\(file)", &status) == 0 ? sum + Double(status.st_size) : sum
      }
    }
  }

  /// A peer: in the environment that Peers/install made, else on the path. Nil where it is not installed.
  func peer(_ name: String) -> String? {
    let own = settings.peers ?? "\(Self.package)/.peers"
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    let folders = ["\(own)/bin"] + path.split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// A script of the package.
  static func script(_ name: String) -> String { "\(package)/Peers/\(name)" }

  struct Ending {
    let milliseconds: Double
    let processorMilliseconds: Double
    let status: Int32
  }

  /// Runs a program to its end; output goes nowhere unless a path is given. The environment is pinned.
  @discardableResult
  static func run(_ words: [String], output: String? = nil, errors: String? = nil) throws -> Ending {
    var result = floor_process()
    let code = withVectors(words) { floor_run($0, $1, output, errors, &result) }
    guard code == 0 else { throw BenchmarkError("cannot start \(words[0]): \(String(cString: strerror(code)))") }
    return Ending(
      milliseconds: Double(result.nanoseconds) / 1e6,
      processorMilliseconds: Double(result.user_microseconds + result.system_microseconds) / 1e3,
      status: result.status)
  }

  /// The same with SIGINT sent this number of milliseconds after the start; returns the time from the signal to the end.
  static func interrupt(_ words: [String], after milliseconds: Double) throws -> Ending {
    var result = floor_process()
    let code = withVectors(words) { floor_interrupt($0, $1, UInt64(milliseconds * 1e6), &result) }
    guard code == 0 else { throw BenchmarkError("cannot start \(words[0]): \(String(cString: strerror(code)))") }
    return Ending(
      milliseconds: Double(result.nanoseconds) / 1e6,
      processorMilliseconds: Double(result.user_microseconds + result.system_microseconds) / 1e3,
      status: result.status)
  }

  /// The same, with what it printed.
  static func read(_ words: [String], in corpus: Corpus) throws -> (ending: Ending, text: String) {
    let path = "\(corpus.root)/output"
    let ending = try run(words, output: path)
    defer { unlink(path) }
    return (ending, try contents(path))
  }

  static func contents(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw BenchmarkError("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Names in a folder; those that begin with a dot only if requested.
  static func entries(_ folder: String, hidden: Bool = false) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if hidden || !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  static let environment = [
    "TERM=xterm-256color", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/nonexistent",
    "PATH=/usr/local/bin:/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no",
  ]

  /// Lends words and environment as C vectors.
  static func withVectors<Result>(
    _ words: [String],
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>, UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for word in arguments + variables { free(word) } }
    return body(arguments, variables)
  }
}
