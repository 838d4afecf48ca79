import Bytes
import Glibc

/// Paths that begin with what was typed, as a shell completes them.
enum PathCompletion {
  /// More entries of a folder are not read.
  private static let limit = 20_000

  /// In the order of their names; folders end in a slash. Hidden files only if a dot was typed. O(entries of the folder).
  static func paths(beginningWith typed: String) -> [String] {
    let end = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, start) = (String(typed[..<end]), String(typed[end...]))
    let path = UserFolder.expandingHome(folder.isEmpty ? "." : folder)
    guard let listing = opendir(path.systemPath) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    var read = 0
    while read < limit, let entry = readdir(listing) {
      read += 1
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          String(systemPath: UnsafeMutablePointer(mutating: $0))
        }
      }
      guard name.hasPrefix(start), name != ".", name != "..", !name.hasPrefix(".") || start.hasPrefix(".") else {
        continue
      }
      found.append(folder + name + (PathCheck.isFolder("\(path)/\(name)") ? "/" : ""))
    }
    return found.sorted()
  }
}
