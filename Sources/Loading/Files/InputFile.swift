import Bytes
import Glibc
import JSON

/// The path of a file, with its bytes, which need not be UTF-8 (`String.systemPath`).
struct FileLocation: Sendable {
  /// Zero-terminated, as system calls require.
  let bytes: [CChar]
  let path: String
  /// The name within the register, for people and diagnostics.
  let name: String
  /// The contents of an embedded file; nil for a file of the file system.
  var memory: EmbeddedFile?

  init(path: String, name: String) {
    bytes = path.systemPath
    self.path = path
    self.name = name
  }

  init(_ memory: EmbeddedFile) {
    self.init(path: memory.name, name: memory.name)
    self.memory = memory
  }

  /// A file of a folder.
  init(in folder: FileLocation, entry: [CChar], prefix: String) {
    bytes = folder.bytes.dropLast() + [CChar(bitPattern: UInt8(ascii: "/"))] + entry
    let text = String(systemPath: entry)
    path = folder.path.hasSuffix("/") ? folder.path + text : folder.path + "/" + text
    name = prefix + text
  }
}

/// A file that is being loaded. It is read by offset, so that several workers can read it at once, and not mapped, so that
/// a file that is truncated meanwhile is an error and not a crash.
final class InputFile: Sendable {
  let path: String
  let name: String
  let size: Int
  /// -1 for bytes in memory.
  private let descriptor: Int32
  private let stamp: Stamp
  private let memory: EmbeddedFile?

  /// Size and times, which change when the file is written to.
  private struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(size: Int) {
      self.size = size
      seconds = 0
      nanoseconds = 0
    }

    init(_ status: stat) {
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  init(_ place: FileLocation) throws(FileError) {
    path = place.path
    name = place.name
    memory = place.memory
    if let memory = place.memory {
      descriptor = -1
      size = memory.count
      stamp = Stamp(size: memory.count)
      return
    }
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    let descriptor = open(place.bytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FileError(path: path, step: .open, code: errno) }
    var status = stat()
    if fstat(descriptor, &status) != 0 {
      let code = errno
      close(descriptor)
      throw FileError(path: path, step: .open, code: code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(path: path, step: .open, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ESPIPE)
    }
    self.descriptor = descriptor
    stamp = Stamp(status)
    size = stamp.size
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads up to `count` bytes from `offset`; fewer only at the end of the file.
  func read(at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int) throws(FileError) -> Int {
    if let memory {
      let available = max(0, min(count, memory.count - offset))
      if available > 0 { memcpy(target, memory.start + offset, available) }
      return available
    }
    var done = 0
    while done < count {
      let got = pread(descriptor, target + done, count - done, off_t(offset + done))
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, step: .read, code: errno)
      }
      done += got
    }
    return done
  }

  /// Whether the name has the ending of a file with one record a line.
  var isNamedLines: Bool { name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") }

  /// Whether the file was written to since it was opened.
  var hasChanged: Bool {
    if memory != nil { return false }
    var status = stat()
    return fstat(descriptor, &status) != 0 || Stamp(status) != stamp
  }
}
