import Bytes
import Columnar
import Glibc
import JSON
import Localization

/// The data used besides the records of a register: published figures, and rules.
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

  /// Why a file could not be read.
  private struct ReadFailure: Error { let message: Localized }

  /// - Parameters:
  ///   - folder: the folder of the register. Its `figures.json` and `rules/*.json` are read if present; a rule there
  ///     replaces a built-in one with the same id.
  ///   - builtInRules: rules that are part of the program.
  ///   - builtInFigures: figures of the bundled register.
  public init(folder: String? = nil, builtInRules: [File] = [], builtInFigures: File? = nil) {
    for file in builtInRules { rules.add(RuleFile(file.bytes, named: file.name)) }
    if let builtInFigures { figures = FigureFile(builtInFigures.bytes, named: builtInFigures.name) }
    guard let folder else { return }
    switch Self.contents("\(folder)/figures.json") {
    case .success(nil): break
    case .success(let bytes?): figures = FigureFile(bytes, named: "figures.json")
    case .failure(let fault): figures = FigureFile(problem: fault.message)
    }
    for file in Self.files(in: "\(folder)/rules", prefix: "rules/") {
      switch file {
      case .success(let file): rules.add(RuleFile(file.bytes, named: file.name))
      case .failure(let fault): rules.add(problem: fault.message)
      }
    }
  }

  /// Errors of whole files, and invalid rules, each with file, place and reason.
  public var problems: [Localized] { figures.problems + rules.problems + rules.faults }

  /// The JSON files of a folder, ordered by name; none if there is no such folder.
  private static func files(in folder: String, prefix: String) -> [Result<File, ReadFailure>] {
    names(in: folder).compactMap { name in
      switch contents("\(folder)/\(name)") {
      case .success(nil): nil
      case .success(let bytes?): .success(File(name: prefix + name, bytes: bytes))
      case .failure(let fault): .failure(fault)
      }
    }
  }

  /// The readable JSON files of a folder of rules, for a copy of the built-in rules beside the program.
  public static func rules(in folder: String) -> [File] {
    files(in: folder, prefix: "Rules/").compactMap { try? $0.get() }
  }

  private static func contents(_ path: String) -> Result<PaddedBytes?, ReadFailure> {
    do throws(FileError) {
      return .success(try PaddedBytes.contents(ofFile: path))
    } catch {
      if error.step == .open, error.code == ENOENT || error.code == ENOTDIR { return .success(nil) }
      return .failure(
        ReadFailure(
          message: Localized(
            "\(path)：\(error.sentence.chinese)", "\(path) \(error.sentence.english)")))
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder.systemPath) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(systemPath: $0) }
      }
      if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
