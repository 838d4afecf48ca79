/// The exit status of the program.
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Nothing matched, or problems were found, or figures or files differ.
  case differs = 1
  case wrongUse = 2
  case unreadable = 3
  case interrupted = 130
}
