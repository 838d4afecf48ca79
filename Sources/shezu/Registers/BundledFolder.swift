/// The bundled register as a folder: below `SHEZU_RESOURCES`, or beside the program. If there is none, the register
/// embedded in the program is used.
enum BundledFolder {
  static let name = "Registers/shaanxi-2020"

  static func find() -> String? {
    if let resources = UserFolder.environment("SHEZU_RESOURCES") {
      // Even if it does not exist: a wrong variable is reported, not ignored.
      return "\(resources)/\(name)"
    }
    guard let folder = PathCheck.programFolder else { return nil }
    let beside = "\(folder)/Resources/\(name)"
    return PathCheck.isFolder(beside) ? beside : nil
  }
}
