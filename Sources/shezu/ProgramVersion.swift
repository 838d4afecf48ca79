/// The name and version of the program, for files that say what wrote them.
enum ProgramVersion {
  static let named = "shezu \(Release.current.version)"
}
