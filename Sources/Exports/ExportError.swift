import Columnar
import Glibc
import Localization

/// Why a view could not be written. No file remains after this error.
public struct ExportError: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The file exists and must not be replaced.
    case exists
    case isFolder
    case folderMissing
    case notPermitted
    case readOnly
    case full
    /// The reader of the pipe has closed it.
    case closed
    case cancelled
    /// Any other error, with its `errno`.
    case failed(Int32)
  }

  public let reason: Reason
  /// The target; nil if it has no name.
  public let path: String?

  public init(_ reason: Reason, path: String? = nil) {
    self.reason = reason
    self.path = path
  }

  /// From `errno` after a system call on `path`.
  public init(errno code: Int32, path: String?) {
    switch code {
    case EEXIST: reason = .exists
    case EISDIR: reason = .isFolder
    case ENOENT, ENOTDIR: reason = .folderMissing
    case EACCES, EPERM: reason = .notPermitted
    case EROFS: reason = .readOnly
    case ENOSPC, EDQUOT, EFBIG: reason = .full
    case EPIPE: reason = .closed
    default: reason = .failed(code)
    }
    self.path = path
  }

  /// What happened and what to do, in one sentence.
  public var sentence: Localized {
    let name = path ?? "-"
    switch reason {
    case .exists:
      return Localized(
        "\(name) 已存在，未改动；要替换它，请明确选择覆盖。",
        "\(name) exists and was left alone; ask to overwrite it if it is to be replaced.")
    case .isFolder:
      return Localized("\(name) 是文件夹，请给出其中的文件名。", "\(name) is a folder; name a file in it.")
    case .folderMissing:
      return Localized("\(name) 所在的文件夹不存在，请先建立。", "The folder of \(name) does not exist; make it first.")
    case .notPermitted:
      return Localized("没有权限写入 \(name)，请换一个位置。", "\(name) may not be written; choose another place.")
    case .readOnly:
      return Localized("\(name) 所在的磁盘只读，请换一个位置。", "\(name) is on a read-only disk; choose another place.")
    case .full:
      return Localized(
        "写入 \(name) 时磁盘已满，没有留下任何文件。", "The disk is full: \(name) was not written and nothing is left of it.")
    case .closed:
      return Localized("接收方已关闭。", "The reader has closed the pipe.")
    case .cancelled:
      return Localized("导出已取消，没有留下任何文件。", "The export was cancelled and nothing is left of it.")
    case .failed(let code):
      let system = String(cString: strerror(code))
      return Localized("无法写入 \(name)：\(system)。", "\(name) could not be written: \(system).")
    }
  }
}
