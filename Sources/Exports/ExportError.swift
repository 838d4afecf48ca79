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
    /// The format cannot hold the view; the sentence says what, where and what to do.
    case unsuitable(Localized)
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
        "“\(name)”已存在，未作改动。如需替换，请选择覆盖。",
        "\(name) already exists and was not changed. To replace it, choose to overwrite.")
    case .isFolder:
      return Localized("“\(name)”是文件夹，请指定其中的文件名。", "\(name) is a folder. Specify a file in it.")
    case .folderMissing:
      return Localized("“\(name)”所在的文件夹不存在，请先创建。", "The folder for \(name) does not exist. Create it first.")
    case .notPermitted:
      return Localized("没有写入“\(name)”的权限，请选择其他位置。", "No permission to write \(name). Choose another location.")
    case .readOnly:
      return Localized("“\(name)”所在磁盘为只读，请选择其他位置。", "\(name) is on a read-only disk. Choose another location.")
    case .full:
      return Localized(
        "磁盘已满，“\(name)”未能写入，未留下不完整的文件。",
        "The disk is full. \(name) was not written, and no partial file was left.")
    case .closed:
      return Localized("接收输出的程序已关闭管道。", "The reader has closed the pipe.")
    case .cancelled:
      return Localized("导出已取消，未留下文件。", "Export cancelled. No file was left.")
    case .unsuitable(let sentence): return sentence
    case .failed(let code):
      let system = String(cString: strerror(code))
      return Localized("无法写入“\(name)”：\(system)。", "\(name) could not be written: \(system).")
    }
  }
}
