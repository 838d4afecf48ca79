import Catalog
import Columnar
import Glibc
import Loading
import Synthetic

/// The register that is measured: made from a seed, removed at the end unless an option keeps it.
final class Corpus {
  let settings: Settings
  /// Holds one folder for each size, and what figures write.
  let root: String
  private let isTemporary: Bool
  private var opened: [String: Register] = [:]

  init(_ settings: Settings) throws {
    self.settings = settings
    isTemporary = settings.data == nil
    if let data = settings.data {
      root = data
      if mkdir(data, 0o777) != 0, errno != EEXIST { throw BenchmarkError("cannot make \(data)") }
    } else {
      let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      var template = Array("\(base)/shezu-benchmark.XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw BenchmarkError("cannot make a temporary folder in \(base)") }
      root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Removes everything where the folder was temporary.
  func finish() {
    guard isTemporary else { return }
    _ = try? Programs.run(["/bin/rm", "-rf", root])
  }

  /// The folder of a register of this size, made where it is not there yet, all files in the page cache.
  func folder(organizations: Int? = nil, enforcement: Int? = nil) throws -> String {
    let organizations = organizations ?? settings.organizations
    let enforcement = enforcement ?? settings.enforcement.map { min($0, organizations * 8) }
    let folder = "\(root)/\(organizations)-\(enforcement.map(String.init) ?? "usual")"
    if access("\(folder)/register.json", R_OK) != 0 {
      Console.say("making \(folder)")
      var sink = try DirectorySink(folder: folder)
      try Generator(seed: 1, organizations: organizations, enforcement: enforcement).write(to: &sink)
    }
    return folder
  }

  /// The array file of organizations.
  func file(organizations: Int? = nil) throws -> String {
    let path = try folder(organizations: organizations) + "/organizations.json"
    try warm(path)
    return path
  }

  /// Reads a file once, so that all who measure find it in the page cache.
  func warm(_ path: String) throws {
    let result = try Programs.run(["/bin/cat", path])
    guard result.status == 0 else { throw BenchmarkError("cannot read \(path)") }
  }

  func size(_ path: String) -> Double {
    var status = stat()
    return stat(path, &status) == 0 ? Double(status.st_size) : 0
  }

  /// Drops the register in memory. Programs started by a process of gigabytes start later, and inherit its peak.
  func forget() { opened = [:] }

  /// The whole register, opened once.
  func register(organizations: Int? = nil, enforcement: Int? = nil) throws -> Register {
    let folder = try folder(organizations: organizations, enforcement: enforcement)
    if let register = opened[folder] { return register }
    Console.say("opening \(folder)")
    let register = try Opening.open(path: folder, schema: Catalog.schema)
    // One at a time: several of a million would crowd the memory that is being measured.
    opened = [folder: register]
    return register
  }
}

/// Talk, apart from the table.
enum Console {
  static func say(_ text: String) {
    _ = Array((text + "\n").utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
