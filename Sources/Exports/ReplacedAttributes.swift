import Bytes
import CFiles
import Glibc
import Localization

/// What a new file takes over from the file that it replaces: owner, group, permissions and extended attributes, as far as
/// the process may set them. Never what lets a program run with other rights: set-user-ID, set-group-ID, capabilities.
struct ReplacedAttributes {
  private let path: [CChar]
  private let owner: uid_t
  private let group: gid_t
  private let permissions: mode_t
  private let links: Int

  /// - Parameter status: that of the file at `path`.
  init(path: String, _ status: stat) {
    self.path = path.systemPath
    owner = status.st_uid
    group = status.st_gid
    permissions = status.st_mode & 0o777
    links = Int(status.st_nlink)
  }

  /// Sets them on a new file. Where the group cannot be kept, the new group gets no more than everybody.
  /// - Returns: 0, or the error number of an attribute that got lost although the process may set it.
  func apply(to descriptor: Int32) -> Int32 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return errno }
    // Changing the owner clears permission bits, so it comes first.
    var keepsGroup = status.st_gid == group
    if status.st_uid != owner || !keepsGroup {
      keepsGroup = fchown(descriptor, owner, group) == 0 || keepsGroup || fchown(descriptor, uid_t.max, group) == 0
    }
    let others = permissions & 0o007
    let mode = keepsGroup ? permissions : permissions & 0o707 | permissions & others << 3
    if fchmod(descriptor, mode) != 0 { return errno }
    return cf_copy_attributes(path, descriptor, keepsGroup ? 1 : 0)
  }

  /// What people should know before or after the file is replaced.
  func notices(path: String) -> [Localized] {
    var notices: [Localized] = []
    if links > 1 {
      notices.append(
        Localized(
          "\(path) 还有 \(links - 1) 个别名（硬链接），它们仍是旧内容。",
          "\(path) has \(links - 1) more name(s) (hard links), which keep the old content."))
    }
    if owner != geteuid(), geteuid() != 0 {
      notices.append(
        Localized("\(path) 原属另一用户，现属当前用户。", "\(path) belonged to another user and belongs to you now."))
    }
    return notices
  }
}
