import Bytes
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

  /// The size limit of `contents(ofFile:)`: 64 MiB. A hundred thousand notes take a tenth of it.
  public static let fileLimit = 64 << 20

  /// Reads a whole small file: settings, saved state, figures, rules.
  ///
  /// - Throws: `FileError` if the file cannot be opened or read, is not a regular file (a pipe may never end, a device has
  ///   no end), or is larger than `fileLimit`.
  public static func contents(ofFile path: String) throws(FileError) -> PaddedBytes {
    // Without O_NONBLOCK, opening a named pipe waits for its writer.
    let descriptor = open(path.systemPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FileError(path: path, step: .open, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw FileError(path: path, step: .open, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError(path: path, step: .open, code: EISDIR)
    default: throw FileError(path: path, step: .open, code: ESPIPE)
    }
    if status.st_size > fileLimit { throw FileError(path: path, step: .open, code: EFBIG) }
    // One byte more than the file has, so that the read that finds the end does not grow the buffer.
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
      // The file may grow while it is read, as files of /proc do.
      if count > fileLimit {
        free(memory)
        throw FileError(path: path, step: .read, code: EFBIG)
      }
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
      // As for any Swift array that does not fit into memory.
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
