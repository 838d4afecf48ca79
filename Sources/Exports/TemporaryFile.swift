import Glibc

/// A file without a name for a library that writes by path, and then its bytes to a sink.
///
/// It is unlinked as soon as it is open, so that nothing of it remains however the program ends.
final class TemporaryFile {
  let descriptor: Int32
  /// The name that it has until `unlink`.
  let path: String
  private let folder: String

  /// The path by which another part of the program opens the same file, with or without a name.
  var link: String { "/proc/self/fd/\(descriptor)" }

  /// - Parameter folder: where the bytes end; else the folder for temporary files.
  init(in folder: String?) throws(ExportError) {
    let folder = folder ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    self.folder = folder
    var template = Array("\(folder)/.shezu-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw ExportError(errno: errno, path: folder) }
  }

  deinit { close(descriptor) }

  func unlink() { Glibc.unlink(path) }

  /// The error of a system call on this file.
  func error(_ code: Int32) -> ExportError { ExportError(errno: code, path: folder) }

  /// Writes all bytes of the file to `sink`, in blocks.
  func copy(to sink: inout any ByteSink, continuing: () -> Bool) throws(ExportError) {
    let size = 1 << 20
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { block.deallocate() }
    var offset: off_t = 0
    while true {
      let count = pread(descriptor, block.baseAddress, size, offset)
      if count < 0 { throw error(errno) }
      if count == 0 { return }
      if !continuing() { throw ExportError(.cancelled) }
      try sink.write(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<count]))
      offset += off_t(count)
    }
  }
}
