import Bytes
import Glibc

/// Queries of the file system about a path.
enum PathCheck {
  static func exists(_ path: String) -> Bool { access(path.systemPath, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path.systemPath, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The folder of this program's file, without a trailing slash; nil if the system does not report it.
  static var programFolder: String? {
    guard let real = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(real) }
    let path = String(systemPath: real)
    return path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }

  /// The whole path of a file that exists, without links; the same path if it cannot be told.
  static func whole(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
