import Glibc
import Localization

/// Why a file could not be read or written.
public struct FileError: Error, Equatable, Sendable {
  /// The operation that failed.
  public enum Step: Sendable, CaseIterable { case open, read, write, memory }

  public let path: String
  public let step: Step
  /// The C library's error number.
  public let code: Int32

  public init(path: String, step: Step, code: Int32) {
    self.path = path
    self.step = step
    self.code = code
  }

  /// What failed and why, without the path.
  public var sentence: Localized {
    let reason = Self.reason(code)
    return switch step {
    case .open: Localized("无法打开：\(reason.chinese)", "cannot be opened: \(reason.english)")
    case .read: Localized("读取中断：\(reason.chinese)", "cannot be read: \(reason.english)")
    case .write: Localized("无法写入：\(reason.chinese)", "cannot be written: \(reason.english)")
    case .memory: Localized("文件过大，内存不足", "is too large for the memory available")
    }
  }

  private static func reason(_ code: Int32) -> Localized {
    if let known = reasons[code] { return known }
    let text = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return Localized("\(text)（错误 \(code)）", "\(text) (error \(code))")
  }

  static let reasons: [Int32: Localized] = [
    ENOENT: Localized("文件不存在", "no such file"),
    ENOTDIR: Localized("路径中有一级不是文件夹", "part of the path is not a folder"),
    EISDIR: Localized("这是文件夹，不是文件", "it is a folder, not a file"),
    ESPIPE: Localized("这是管道或设备，不是普通文件", "it is a pipe or a device, not a regular file"),
    EFBIG: Localized("文件超过允许的大小", "it is larger than allowed"),
    EACCES: Localized("没有权限", "permission denied"),
    EPERM: Localized("不允许此操作", "not permitted"),
    EROFS: Localized("所在的文件系统只读", "its file system is read-only"),
    ENOSPC: Localized("磁盘已满", "the disk is full"),
    EDQUOT: Localized("磁盘配额已用完", "the disk quota is used up"),
    EIO: Localized("磁盘读写出错", "the disk reports an error"),
    EMFILE: Localized("打开的文件过多", "too many files are open"),
    ENFILE: Localized("系统打开的文件过多", "too many files are open on this machine"),
    ENAMETOOLONG: Localized("文件名过长", "its name is too long"),
    ELOOP: Localized("符号链接循环引用", "the symbolic links form a loop"),
    EBADMSG: Localized("压缩文件不完整或已损坏，请重新下载", "the compressed file is incomplete or damaged; download it again"),
    ENODATA: Localized("标准输入只能读一次", "standard input can be read only once"),
    ENOTSUP: Localized("本机没有该编码的转换表", "this machine cannot convert its encoding"),
    ENOMEM: Localized("内存不足", "not enough memory"),
  ]
}
