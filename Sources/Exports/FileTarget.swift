import Bytes
import Columnar
import Glibc
import Localization
import Synchronization

/// A file to write whole or not at all.
///
/// The bytes go to a new file without a name on the target's disk, are synced, and then get the target's name in one step.
/// On a file system without nameless files they go to a file beside the target, which is removed on any error. The target is
/// unchanged until then. A symbolic link stays a link: the file that it leads to is replaced. A target that is no regular
/// file (a pipe, `/dev/null`) is written directly. The new file keeps what `ReplacedAttributes` names; other hard links to
/// the old file keep the old content.
public struct FileTarget: Sendable, Hashable {
  public let path: String
  public let overwrites: Bool
  /// The permissions of a file that did not exist, before the process's mask.
  public let creationMode: mode_t
  /// False if the new file has a name from the start, as on file systems without nameless files.
  var mayBeNameless = true

  public init(path: String, overwrites: Bool, creationMode: mode_t = 0o666) {
    self.path = path
    self.creationMode = creationMode
    self.overwrites = overwrites
  }

  /// The reason to refuse the target, found without changing anything; nil if it may be written.
  public func obstacle() -> ExportError? {
    guard !path.isEmpty else { return ExportError(.folderMissing, path: path) }
    var status = stat()
    if stat(path.systemPath, &status) == 0 {
      if Self.type(of: status) == S_IFDIR { return ExportError(.isFolder, path: path) }
      if Self.type(of: status) == S_IFREG, !overwrites { return ExportError(.exists, path: path) }
      return nil
    }
    if errno != ENOENT { return ExportError(errno: errno, path: path) }
    if path.hasSuffix("/") { return ExportError(.isFolder, path: path) }
    return nil
  }

  /// Calls `body` to write, then gives the file its name.
  public func write<Result>(
    _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    if let obstacle = obstacle() { throw obstacle }
    var status = stat()
    let exists = stat(path.systemPath, &status) == 0
    if exists, Self.type(of: status) != S_IFREG { return try writeDirectly(body) }
    let target = try exists ? Self.resolved(path) : targetOfDanglingLink()
    let attributes = exists ? ReplacedAttributes(path: target, status) : nil
    if exists, access(target.systemPath, W_OK) != 0 { throw ExportError(errno: errno, path: path) }
    return try writeBeside(target: target, attributes, body)
  }

  /// What people should know of the file that will be replaced, to be asked before `write`.
  public func notices() -> [Localized] {
    var status = stat()
    guard overwrites, stat(path.systemPath, &status) == 0, Self.type(of: status) == S_IFREG else { return [] }
    return ReplacedAttributes(path: path, status).notices(path: path)
  }

  private func writeDirectly<Result>(
    _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    let descriptor = open(path.systemPath, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExportError(errno: errno, path: path) }
    defer { close(descriptor) }
    var sink: any ByteSink = DescriptorSink(descriptor, path: path)
    return try body(&sink)
  }

  private func writeBeside<Result>(
    target: String, _ attributes: ReplacedAttributes?, _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    let (folder, _) = Self.split(target)
    if mayBeNameless, let descriptor = openNameless(in: folder) {
      defer { close(descriptor) }
      let result = try fill(descriptor, in: folder, attributes, body)
      try place(descriptor, as: target)
      Self.sync(folder: folder)
      return result
    }
    // The unfinished file has a name until it replaces the target or is removed.
    guard UnfinishedFiles.begin() else { throw ExportError(.cancelled, path: path) }
    defer { UnfinishedFiles.end() }
    let (descriptor, beside) = try openBeside(target)
    var placed = false
    defer { if !placed { unlink(beside.systemPath) } }
    let result: Result
    do throws(ExportError) {
      result = try fill(descriptor, in: folder, attributes, body)
    } catch {
      close(descriptor)
      throw error
    }
    // Network file systems may report a full disk only here.
    if close(descriptor) != 0 { throw ExportError(errno: errno, path: path) }
    try place(beside, as: target)
    placed = true
    Self.sync(folder: folder)
    return result
  }

  /// Writes the whole file and syncs it to the disk.
  private func fill<Result>(
    _ descriptor: Int32, in folder: String, _ attributes: ReplacedAttributes?,
    _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    if let code = attributes?.apply(to: descriptor), code != 0 { throw ExportError(errno: code, path: path) }
    var sink: any ByteSink = SyncedSink(
      DescriptorSink(descriptor, path: path), descriptor, folder: folder.isEmpty ? "." : folder)
    let result = try body(&sink)
    // Pipes and some file systems cannot sync; the bytes are kept all the same.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw ExportError(errno: errno, path: path) }
    return result
  }

  /// A new file without a name: however the program ends, nothing of it remains. Nil if the file system has no such files, or
  /// cannot name them later.
  private func openNameless(in folder: String) -> Int32? {
    // O_TMPFILE, which Swift does not import: a flag of Linux and O_DIRECTORY.
    let nameless: Int32 = 0o20000000 | O_DIRECTORY
    let descriptor = open((folder.isEmpty ? "." : folder).systemPath, O_WRONLY | O_CLOEXEC | nameless, creationMode)
    guard descriptor >= 0 else { return nil }
    if access(Self.link(to: descriptor), F_OK) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  /// The path through which `linkat` names an open file.
  private static func link(to descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  /// A new file in the target's folder, with a name that no file there has.
  private func openBeside(_ target: String) throws(ExportError) -> (descriptor: Int32, path: String) {
    var descriptor: Int32 = -1
    let beside = try nameBeside(target) { beside in
      descriptor = open(beside.systemPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, creationMode)
      return descriptor >= 0
    }
    return (descriptor, beside)
  }

  /// The first name in the target's folder under which `make` could make a file. `make` leaves its error in `errno`.
  private func nameBeside(_ target: String, _ make: (String) -> Bool) throws(ExportError) -> String {
    let (folder, name) = Self.split(target)
    for attempt in 0..<100 {
      // File names have at most 255 bytes, and the target's own may be that long.
      let stem = String(decoding: name.utf8.prefix(160), as: UTF8.self)
      let beside = "\(folder).\(stem).\(getpid())-\(attempt).part"
      if make(beside) { return beside }
      if errno != EEXIST { throw ExportError(errno: errno, path: path) }
    }
    throw ExportError(.notPermitted, path: path)
  }

  /// Gives a finished nameless file the name of the target. Only a file with a name can replace another, so it has a name
  /// beside the target between two system calls.
  private func place(_ descriptor: Int32, as target: String) throws(ExportError) {
    let source = Self.link(to: descriptor)
    func name(_ path: String) -> Bool { linkat(AT_FDCWD, source, AT_FDCWD, path.systemPath, AT_SYMLINK_FOLLOW) == 0 }
    // Usually there is no file to replace.
    if name(target) { return }
    guard errno == EEXIST, overwrites else { throw ExportError(errno: errno, path: path) }
    guard UnfinishedFiles.begin() else { throw ExportError(.cancelled, path: path) }
    defer { UnfinishedFiles.end() }
    let beside = try nameBeside(target, name)
    let replaced = ReplacedFile(target)
    defer { replaced.closeInBackground() }
    if rename(beside.systemPath, target.systemPath) == 0 { return }
    let error = ExportError(errno: errno, path: path)
    unlink(beside.systemPath)
    throw error
  }

  /// Gives the finished file the target's name. A file that appeared meanwhile is replaced only if `overwrites`.
  private func place(_ beside: String, as target: String) throws(ExportError) {
    if overwrites {
      let replaced = ReplacedFile(target)
      defer { replaced.closeInBackground() }
      if rename(beside.systemPath, target.systemPath) != 0 { throw ExportError(errno: errno, path: path) }
    } else if Glibc.link(beside.systemPath, target.systemPath) == 0 {
      unlink(beside.systemPath)
    } else if errno == EPERM || errno == ENOTSUP || errno == ENOSYS {
      // No hard links here (FAT, some network disks): check again, then rename.
      if access(target.systemPath, F_OK) == 0 { throw ExportError(.exists, path: path) }
      if rename(beside.systemPath, target.systemPath) != 0 { throw ExportError(errno: errno, path: path) }
    } else {
      throw ExportError(errno: errno, path: path)
    }
  }

  private static func type(of status: stat) -> mode_t { status.st_mode & S_IFMT }

  private static func split(_ path: String) -> (folder: String, name: String) {
    // Among bytes: a mark after the slash would make one Character of both.
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.utf8.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }

  /// The path itself, or where it leads if it is a symbolic link to a file that does not exist yet.
  private func targetOfDanglingLink() throws(ExportError) -> String {
    var target = path
    // The kernel's limit for links that lead to links.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(target.systemPath, &buffer, buffer.count - 1)
      if count < 0 { return target }
      let link = String(systemPath: buffer[..<count].map { UInt8(bitPattern: $0) })
      target = link.hasPrefix("/") ? link : Self.split(target).folder + link
    }
    throw ExportError(errno: ELOOP, path: path)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path.systemPath, nil) else { return path }
    defer { free(real) }
    return String(systemPath: real)
  }

  private static func sync(folder: String) {
    let descriptor = open((folder.isEmpty ? "." : folder).systemPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// A file that is about to be replaced, kept open. Freeing a file without a name takes time in proportion to its size (25 ms
/// for 120 MB), so a background thread closes it.
private struct ReplacedFile {
  /// The thread that closes the last one; the next one joins it.
  private static let thread = Mutex<BackgroundThread?>(nil)

  private let descriptor: Int32

  init(_ path: String) { descriptor = open(path.systemPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }

  func closeInBackground() {
    guard descriptor >= 0 else { return }
    let descriptor = descriptor
    Self.thread.withLock { thread in
      thread.take()?.join()
      thread = BackgroundThread { close(descriptor) }
      if thread == nil { close(descriptor) }
    }
  }
}

/// Writes to a new file that is synced at the end, and starts write-back early, so that the sync waits for the last part only.
private struct SyncedSink: ByteSink {
  /// The number of bytes between two requests for write-back.
  private static let portion = 8 << 20

  let folder: String?
  private var sink: DescriptorSink
  private let descriptor: Int32
  private var written = 0
  private var requested = 0

  init(_ sink: DescriptorSink, _ descriptor: Int32, folder: String) {
    self.sink = sink
    self.descriptor = descriptor
    self.folder = folder
  }

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    try sink.write(bytes)
    written += bytes.count
    guard written - requested >= Self.portion else { return }
    // The kernel starts to write pages that are no longer needed, and drops none before it is written. This is only advice:
    // a file system may leave all work to the sync at the end.
    posix_fadvise(descriptor, off_t(requested), off_t(written - requested), POSIX_FADV_DONTNEED)
    requested = written
  }
}
