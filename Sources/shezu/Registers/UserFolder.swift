import Bytes
import Glibc

/// The program's own files under the XDG base directories: configuration, and the state of each register.
///
/// Follows the XDG Base Directory Specification 0.8: a relative value of a variable is ignored.
enum UserFolder: String {
  case configuration = "XDG_CONFIG_HOME"
  case state = "XDG_STATE_HOME"

  private var fallback: String {
    switch self {
    case .configuration: "/.config"
    case .state: "/.local/state"
    }
  }

  /// The folder's path, whether or not it exists; nil if neither the variable nor HOME is set.
  var path: String? {
    if let set = Self.environment(rawValue), set.hasPrefix("/") { return "\(set)/shezu" }
    guard let home = Self.environment("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)\(fallback)/shezu"
  }

  /// Whether files may be created there: the variable is set, or the home folder exists.
  var isUsable: Bool {
    if let set = Self.environment(rawValue), set.hasPrefix("/") { return true }
    return Self.environment("HOME").map { PathCheck.isFolder($0) } ?? false
  }

  /// A file name for the register at `path`: a readable part, and an FNV-1a hash of the resolved path.
  static func name(forRegisterAt path: String) -> String {
    var resolved = path
    if let real = realpath(path.systemPath, nil) {
      resolved = String(systemPath: real)
      free(real)
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in resolved.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let last = resolved.split(separator: "/").last.map(String.init) ?? "register"
    let readable = String(
      last.unicodeScalars.prefix(40).map {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-"
      })
    return "\(readable)-\(String(hash, radix: 16))"
  }

  /// Creates the folder and its parents, private to the user unless `mode` says otherwise. False on failure.
  static func make(_ path: String, mode: mode_t = 0o700) -> Bool {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/\(part)"
      if mkdir(made.systemPath, mode) != 0, errno != EEXIST { return false }
    }
    return true
  }

  /// Replaces a leading `~/` by the home folder, as a shell does.
  static func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = environment("HOME") else { return path }
    return home + path.dropFirst(1)
  }

  /// Whether the terminal reports a light background: `COLORFGBG` ends in 7 or 15. Most terminals do not set it.
  static var terminalIsLight: Bool {
    guard let background = environment("COLORFGBG")?.split(separator: ";").last else { return false }
    return background == "7" || background == "15"
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(systemPath: value)
    return text.isEmpty ? nil : text
  }
}
