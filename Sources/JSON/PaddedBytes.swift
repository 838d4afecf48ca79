import Glibc

/// Bytes followed by the zero padding that `JSONReader` needs. Immutable, so any number of threads may read it.
public final class PaddedBytes: Sendable {
  /// Never written after `init`, freed in `deinit`: safe to share.
  nonisolated(unsafe) public let start: UnsafePointer<UInt8>
  public let count: Int

  public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  private init(adopting memory: UnsafeMutablePointer<UInt8>, count: Int) {
    (memory + count).update(repeating: 0, count: JSONReader.padding)
    self.start = UnsafePointer(memory)
    self.count = count
  }

  /// Copies the bytes.
  public convenience init(_ bytes: some Collection<UInt8>) {
    let memory = Self.allocate(bytes.count)
    let room = UnsafeMutableBufferPointer(start: memory, count: bytes.count)
    _ = room.initialize(from: bytes)
    self.init(adopting: memory, count: bytes.count)
  }

  /// Copies the text as UTF-8.
  public convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Reads a whole file, or a pipe to its end.
  /// - Throws: `FileError` when it cannot be opened or read.
  public static func contents(ofFile path: String) throws(FileError) -> PaddedBytes {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileError(path: path, step: .open, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw FileError(path: path, step: .open, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, step: .open, code: EISDIR) }
    // One byte more than the file has, so that the read that finds the end needs no more room.
    var capacity = status.st_size > 0 ? Int(status.st_size) + 1 : 64 * 1024
    guard var memory = reallocated(nil, capacity) else { throw FileError(path: path, step: .memory, code: ENOMEM) }
    var count = 0
    while true {
      let got = read(descriptor, memory + count, capacity - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        let code = errno
        free(memory)
        throw FileError(path: path, step: .read, code: code)
      }
      count += got
      if count < capacity { continue }
      capacity *= 2
      guard let larger = reallocated(memory, capacity) else {
        free(memory)
        throw FileError(path: path, step: .memory, code: ENOMEM)
      }
      memory = larger
    }
    return PaddedBytes(adopting: memory, count: count)
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    guard let memory = reallocated(nil, count) else {
      // As for any Swift array that the machine has no room for.
      preconditionFailure("no memory for \(count) bytes")
    }
    return memory
  }

  private static func reallocated(
    _ old: UnsafeMutablePointer<UInt8>?, _ capacity: Int
  ) -> UnsafeMutablePointer<UInt8>? {
    realloc(old, capacity + JSONReader.padding)?.assumingMemoryBound(to: UInt8.self)
  }

  deinit { free(UnsafeMutablePointer(mutating: start)) }
}

/// Why a file could not be read or written.
public struct FileError: Error, Equatable, Sendable {
  /// What was being done.
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

  /// What happened, without the path.
  public func sentence(in language: JSONLanguage) -> String {
    let reason = Self.reason(code, in: language)
    switch (step, language) {
    case (.open, .chinese): return "打不开：\(reason)"
    case (.open, .english): return "cannot be opened: \(reason)"
    case (.read, .chinese): return "读取中断：\(reason)"
    case (.read, .english): return "cannot be read: \(reason)"
    case (.write, .chinese): return "写不进去：\(reason)"
    case (.write, .english): return "cannot be written: \(reason)"
    case (.memory, .chinese): return "文件太大，内存不够"
    case (.memory, .english): return "is too large for the memory of this machine"
    }
  }

  private static func reason(_ code: Int32, in language: JSONLanguage) -> String {
    if let known = reasons.first(where: { $0.code == code }) {
      return language == .chinese ? known.chinese : known.english
    }
    let text = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return language == .chinese ? "\(text)（错误 \(code)）" : "\(text) (error \(code))"
  }

  static let reasons: [(code: Int32, chinese: String, english: String)] = [
    (ENOENT, "没有这个文件", "there is no such file"),
    (ENOTDIR, "路径中有一段不是文件夹", "a part of the path is no folder"),
    (EISDIR, "这是文件夹，不是文件", "it is a folder, not a file"),
    (EACCES, "没有权限", "permission denied"),
    (EPERM, "不允许这样做", "not permitted"),
    (EROFS, "所在的文件系统只读", "its file system is read-only"),
    (ENOSPC, "磁盘已满", "the disk is full"),
    (EDQUOT, "磁盘配额已用完", "the disk quota is used up"),
    (EIO, "磁盘读写出错", "the disk reports an error"),
    (EMFILE, "打开的文件太多", "too many files are open"),
    (ENFILE, "系统打开的文件太多", "too many files are open on this machine"),
    (ENAMETOOLONG, "文件名太长", "its name is too long"),
    (ELOOP, "符号链接绕成了圈", "symbolic links go round in a circle"),
    (ENOMEM, "内存不够", "there is not enough memory"),
  ]
}
