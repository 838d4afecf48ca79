import CResources
import Columnar
import JSON
import Oversight

/// The figures and rules for a register: its own, and the built-in ones.
enum OversightInputs {
  /// - Parameter path: the register's path; nil for the bundled one.
  static func sources(for path: String?) -> OversightSources {
    let folder = path ?? BundledFolder.find()
    let figures = folder == nil ? embedded("\(BundledFolder.name)/figures.json").first : nil
    return OversightSources(
      folder: folder.flatMap { PathCheck.isFolder($0) ? $0 : nil }, builtInRules: rules, builtInFigures: figures)
  }

  /// The rules below `SHEZU_RESOURCES` or beside the program, else the embedded ones.
  private static var rules: [OversightSources.File] {
    if let resources = UserFolder.environment("SHEZU_RESOURCES") {
      return OversightSources.rules(in: "\(resources)/Rules")
    }
    let beside = PathCheck.programFolder.map { "\($0)/Resources/Rules" }
    if let beside, PathCheck.isFolder(beside) { return OversightSources.rules(in: beside) }
    return embedded("Rules/")
  }

  private static func embedded(_ prefix: String) -> [OversightSources.File] {
    var files: [OversightSources.File] = []
    var index = 0
    while let pointer = shezu_resource_name(index) {
      index += 1
      let name = String(cString: pointer)
      var length = 0
      guard name.hasPrefix(prefix), let bytes = shezu_resource(name, &length) else { continue }
      files.append(
        OversightSources.File(name: name, bytes: PaddedBytes(UnsafeBufferPointer(start: bytes, count: length))))
    }
    return files
  }
}
