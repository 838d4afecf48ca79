import Columnar
import Glibc
import Synchronization

/// A file to write whole or not at all.
///
/// The bytes go to a new file without a name on the target's disk, are synced, and then take the target's name in one
/// step; where the file system must name every file, to one beside the target, which is removed on any error. The target
/// is as it was until then. A symbolic link stays a link: the file that it leads to is replaced. A target that is no
/// regular file (a pipe, `/dev/null`) is written straight.
public struct FileTarget: Sendable, Hashable {
  public let path: String
  public let overwrites: Bool
  /// False where the new file has a name from its beginning, as on file systems that know no others.
  var mayBeNameless = true

  public init(path: String, overwrites: Bool) {
    self.path = path
    self.overwrites = overwrites
  }

  /// Why writing would be refused, found without touching anything; nil where it may go on.
  public func obstacle() -> ExportError? {
    guard !path.isEmpty else { return ExportError(.folderMissing, path: path) }
    var status = stat()
    if stat(path, &status) == 0 {
      if Self.type(of: status) == S_IFDIR { return ExportError(.isFolder, path: path) }
      if Self.type(of: status) == S_IFREG, !overwrites { return ExportError(.exists, path: path) }
      return nil
    }
    if errno != ENOENT { return ExportError(errno: errno, path: path) }
    if path.hasSuffix("/") { return ExportError(.isFolder, path: path) }
    return nil
  }

  /// Lets `body` write, then puts the file in place.
  public func write<Result>(
    _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    if let obstacle = obstacle() { throw obstacle }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, Self.type(of: status) != S_IFREG { return try writeStraight(body) }
    let target = exists ? Self.resolved(path) : path
    let permissions = exists ? status.st_mode & 0o7777 : nil
    if exists, access(target, W_OK) != 0 { throw ExportError(errno: errno, path: path) }
    return try writeBeside(target: target, permissions: permissions, body)
  }

  private func writeStraight<Result>(
    _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExportError(errno: errno, path: path) }
    defer { close(descriptor) }
    var sink: any ByteSink = DescriptorSink(descriptor, path: path)
    return try body(&sink)
  }

  private func writeBeside<Result>(
    target: String, permissions: mode_t?, _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    let (folder, _) = Self.split(target)
    if mayBeNameless, let descriptor = Self.openNameless(in: folder) {
      defer { close(descriptor) }
      let result = try fill(descriptor, permissions, body)
      try place(descriptor, as: target)
      Self.sync(folder: folder)
      return result
    }
    // An unfinished file with a name is in hand until it was placed or removed.
    guard UnfinishedFiles.begin() else { throw ExportError(.cancelled, path: path) }
    defer { UnfinishedFiles.end() }
    let (descriptor, beside) = try openBeside(target)
    var placed = false
    defer { if !placed { unlink(beside) } }
    let result: Result
    do throws(ExportError) {
      result = try fill(descriptor, permissions, body)
    } catch {
      close(descriptor)
      throw error
    }
    // A full disk may first be told here, on network file systems.
    if close(descriptor) != 0 { throw ExportError(errno: errno, path: path) }
    try place(beside, as: target)
    placed = true
    Self.sync(folder: folder)
    return result
  }

  /// Writes the whole file and waits until the disk has it.
  private func fill<Result>(
    _ descriptor: Int32, _ permissions: mode_t?, _ body: (inout any ByteSink) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    if let permissions { fchmod(descriptor, permissions) }
    var sink: any ByteSink = SyncedSink(DescriptorSink(descriptor, path: path), descriptor)
    let result = try body(&sink)
    // Pipes and some file systems cannot sync; that is no reason to lose what was written.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw ExportError(errno: errno, path: path) }
    return result
  }

  /// A new file that has no name until it is finished: however the program ends, nothing of it stays. Nil where the file
  /// system has no such files, or none of them could get a name.
  private static func openNameless(in folder: String) -> Int32? {
    // O_TMPFILE, which Swift does not import: a bit of Linux and the flag for folders.
    let nameless: Int32 = 0o20000000 | O_DIRECTORY
    let descriptor = open(folder.isEmpty ? "." : folder, O_WRONLY | O_CLOEXEC | nameless, 0o666)
    guard descriptor >= 0 else { return nil }
    if access(link(to: descriptor), F_OK) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  /// The path by which an open file can be given a name.
  private static func link(to descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  /// A new file in the target's folder, with a name that no file there has.
  private func openBeside(_ target: String) throws(ExportError) -> (descriptor: Int32, path: String) {
    var descriptor: Int32 = -1
    let beside = try nameBeside(target) { beside in
      descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      return descriptor >= 0
    }
    return (descriptor, beside)
  }

  /// The first name in the target's folder under which `make` could make a file. `make` leaves its error in `errno`.
  private func nameBeside(_ target: String, _ make: (String) -> Bool) throws(ExportError) -> String {
    let (folder, name) = Self.split(target)
    for attempt in 0..<100 {
      // File names end at 255 bytes; the target's own may be that long already.
      let stem = String(decoding: name.utf8.prefix(160), as: UTF8.self)
      let beside = "\(folder).\(stem).\(getpid())-\(attempt).part"
      if make(beside) { return beside }
      if errno != EEXIST { throw ExportError(errno: errno, path: path) }
    }
    throw ExportError(.notPermitted, path: path)
  }

  /// Gives a finished file without a name that of the target. Only a file that has a name can replace another, so it has
  /// one beside the target between two calls.
  private func place(_ descriptor: Int32, as target: String) throws(ExportError) {
    let source = Self.link(to: descriptor)
    func name(_ path: String) -> Bool { linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 }
    // Mostly there is no file to replace.
    if name(target) { return }
    guard errno == EEXIST, overwrites else { throw ExportError(errno: errno, path: path) }
    guard UnfinishedFiles.begin() else { throw ExportError(.cancelled, path: path) }
    defer { UnfinishedFiles.end() }
    let beside = try nameBeside(target, name)
    let replaced = ReplacedFile(target)
    defer { replaced.letGo() }
    if rename(beside, target) == 0 { return }
    let error = ExportError(errno: errno, path: path)
    unlink(beside)
    throw error
  }

  /// Gives the finished file the target's name. Without leave to overwrite, a file that came up meanwhile stays.
  private func place(_ beside: String, as target: String) throws(ExportError) {
    if overwrites {
      let replaced = ReplacedFile(target)
      defer { replaced.letGo() }
      if rename(beside, target) != 0 { throw ExportError(errno: errno, path: path) }
    } else if Glibc.link(beside, target) == 0 {
      unlink(beside)
    } else if errno == EPERM || errno == ENOTSUP || errno == ENOSYS {
      // No hard links here (FAT, some network disks): look once more, then rename.
      if access(target, F_OK) == 0 { throw ExportError(.exists, path: path) }
      if rename(beside, target) != 0 { throw ExportError(errno: errno, path: path) }
    } else {
      throw ExportError(errno: errno, path: path)
    }
  }

  private static func type(of status: stat) -> mode_t { status.st_mode & S_IFMT }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func sync(folder: String) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// A file that another is about to replace, held open: the system throws away what nobody holds, which takes as long as
/// the file is large (25 ms for 120 MB), and whoever replaces it need not wait for that.
private struct ReplacedFile {
  /// The thread that lets go of the last one, for the next to join.
  private static let thread = Mutex<BackgroundThread?>(nil)

  private let descriptor: Int32

  init(_ path: String) { descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }

  func letGo() {
    guard descriptor >= 0 else { return }
    let descriptor = descriptor
    Self.thread.withLock { thread in
      thread.take()?.join()
      thread = BackgroundThread { close(descriptor) }
      if thread == nil { close(descriptor) }
    }
  }
}

/// Writes to a new file that will be synced at its end, and has the disk begin long before: the last sync then waits for
/// the rest only.
private struct SyncedSink: ByteSink {
  /// Bytes after which the disk is told to begin.
  private static let portion = 8 << 20

  private var sink: DescriptorSink
  private let descriptor: Int32
  private var written = 0
  private var begun = 0

  init(_ sink: DescriptorSink, _ descriptor: Int32) {
    self.sink = sink
    self.descriptor = descriptor
  }

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    try sink.write(bytes)
    written += bytes.count
    guard written - begun >= Self.portion else { return }
    // The kernel begins to write pages that are said to be needed no more, and drops none that is not written yet. It is
    // advice: where a file system knows better, the sync at the end does all.
    posix_fadvise(descriptor, off_t(begun), off_t(written - begun), POSIX_FADV_DONTNEED)
    begun = written
  }
}
