import Columnar
import Glibc
import JSON
import Localization

/// The data that is looked at beside a register's records: published figures, and rules.
public struct OversightSources: Sendable {
  public private(set) var figures = FigureFile()
  public private(set) var rules = RuleBook()

  /// A file by its name, with its bytes.
  public struct File: Sendable {
    public let name: String
    public let bytes: PaddedBytes

    public init(name: String, bytes: PaddedBytes) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Nothing to look at.
  public init() {}

  /// - Parameters:
  ///   - folder: the register's folder: its `figures.json` and `rules/*.json` are read where they are there. A rule
  ///     there takes the place of a built-in one with the same id.
  ///   - builtInRules: rules that travel with the program.
  ///   - builtInFigures: the figures of a register that travels with the program.
  public init(folder: String?, builtInRules: [File], builtInFigures: File? = nil) {
    for file in builtInRules { rules.add(RuleFile(file.bytes, named: file.name)) }
    if let builtInFigures { figures = FigureFile(builtInFigures.bytes, named: builtInFigures.name) }
    guard let folder else { return }
    switch Self.contents("\(folder)/figures.json") {
    case .success(nil): break
    case .success(let bytes?): figures = FigureFile(bytes, named: "figures.json")
    case .failure(let fault): figures = FigureFile(unreadable: fault.message)
    }
    for file in Self.files(in: "\(folder)/rules", prefix: "rules/") {
      switch file {
      case .success(let file): rules.add(RuleFile(file.bytes, named: file.name))
      case .failure(let fault): rules.add(problem: fault.message)
      }
    }
  }

  /// What is wrong with whole files, and with rules that cannot be understood, each with file, place and reason.
  public var problems: [Localized] { figures.problems + rules.problems + rules.faults }

  /// The JSON files of a folder in the order of their names; none where there is no such folder.
  static func files(in folder: String, prefix: String) -> [Result<File, DataFile.Fault>] {
    names(in: folder).compactMap { name in
      switch contents("\(folder)/\(name)") {
      case .success(nil): nil
      case .success(let bytes?): .success(File(name: prefix + name, bytes: bytes))
      case .failure(let fault): .failure(fault)
      }
    }
  }

  /// The JSON files of a folder of rules, for a copy of the program's own that lies beside it.
  public static func rules(in folder: String) -> [File] {
    files(in: folder, prefix: "Rules/").compactMap { try? $0.get() }
  }

  private static func contents(_ path: String) -> Result<PaddedBytes?, DataFile.Fault> {
    do throws(FileError) {
      return .success(try PaddedBytes.contents(ofFile: path))
    } catch {
      if error.step == .open, error.code == ENOENT || error.code == ENOTDIR { return .success(nil) }
      return .failure(
        DataFile.Fault(
          message: Localized(
            "\(path)：\(error.sentence.chinese)", "\(path) \(error.sentence.english)")))
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
