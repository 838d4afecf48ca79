import Bytes
import Exports
import Glibc
import JSON
import Localization

/// The size and SHA-256 of a file.
struct FileDigest: Sendable, Equatable {
  let bytes: Int
  let sha256: String

  /// Reads the whole file. O(bytes).
  /// - Parameter since: refuses a file that changed after this moment.
  static func of(_ path: String, since: Moment? = nil) throws(EvidenceError) -> FileDigest {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw EvidenceError(FileError(path: path, step: .open, code: errno).sentence) }
    defer { close(descriptor) }
    var hash = SHA256()
    var count = 0
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { block.deallocate() }
    while true {
      let read = Glibc.read(descriptor, block.baseAddress, block.count)
      if read < 0 {
        if errno == EINTR { continue }
        throw EvidenceError(FileError(path: path, step: .read, code: errno).sentence)
      }
      if read == 0 { break }
      hash.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<read]))
      count += read
    }
    var status = stat()
    if let since, fstat(descriptor, &status) == 0, max(Moment(status.st_mtim), Moment(status.st_ctim)) > since {
      throw EvidenceError(
        Localized(
          "\(path) 在读取之后又有改动，不能作证据；请重新加载后再导出。",
          "\(path) changed after it was read, so that it is no evidence; read it again and export anew."))
    }
    return FileDigest(bytes: count, sha256: hash.finish())
  }

  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> FileDigest {
    var hash = SHA256()
    hash.update(UnsafeRawBufferPointer(bytes))
    return FileDigest(bytes: bytes.count, sha256: hash.finish())
  }
}

/// Why evidence cannot be written or used, in one sentence.
struct EvidenceError: Error {
  let sentence: Localized

  init(_ sentence: Localized) { self.sentence = sentence }
}

/// Computes the digest of what passes to another sink, or to none.
final class DigestSink: ByteSink {
  private var hash = SHA256()
  private var count = 0
  private var next: (any ByteSink)?

  init(_ next: (any ByteSink)? = nil) { self.next = next }

  var folder: String? { next?.folder }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    try next?.write(bytes)
    hash.update(bytes)
    count += bytes.count
  }

  /// Ends the computation.
  func finish() -> FileDigest { FileDigest(bytes: count, sha256: hash.finish()) }
}
