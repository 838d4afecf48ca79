import Glibc
import JSON

/// The bytes of a file by their offsets: of a regular file, which is not mapped, so that one that is truncated meanwhile is an
/// error and not a crash; or in memory, if they came from a pipe, were compressed, or are part of the program.
final class RawFile: Sendable {
  let path: String
  let size: Int
  /// -1 without a file.
  private let descriptor: Int32
  /// Nil if nothing can change.
  private let stamp: Stamp?
  private let embedded: EmbeddedFile?
  private let owned: OwnedBytes?

  /// Size and times, which change when the file is written to.
  private struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// - Parameter goesOn: asked while a pipe or a compressed file is read.
  init(_ place: FileLocation, while goesOn: () -> Bool) throws(FileError) {
    path = place.path
    embedded = place.memory
    if let embedded {
      (descriptor, stamp, owned, size) = (-1, nil, nil, embedded.count)
      return
    }
    let descriptor = try Self.open(place)
    do throws(FileError) {
      var status = stat()
      if fstat(descriptor, &status) != 0 { throw FileError(path: place.path, step: .open, code: errno) }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        let isCompressed = try Self.isCompressed(descriptor, place.path)
        owned = isCompressed ? try CompressedFile.inflate(descriptor, path: place.path, while: goesOn) : nil
        stamp = Stamp(status)
      case S_IFIFO where place.mayBePipe, S_IFSOCK where place.mayBePipe:
        owned = try Self.piped(descriptor, place, goesOn)
        stamp = nil
      case S_IFDIR: throw FileError(path: place.path, step: .open, code: EISDIR)
      default: throw FileError(path: place.path, step: .open, code: ESPIPE)
      }
      size = owned?.count ?? Int(status.st_size)
      self.descriptor = descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func open(_ place: FileLocation) throws(FileError) -> Int32 {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    let descriptor =
      place.isStandardInput
      ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : Glibc.open(place.bytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FileError(path: place.path, step: .open, code: errno) }
    return descriptor
  }

  private static func isCompressed(_ descriptor: Int32, _ path: String) throws(FileError) -> Bool {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2) { room throws(FileError) in
      let got = pread(descriptor, room.baseAddress, 2, 0)
      if got < 0 { throw FileError(path: path, step: .read, code: errno) }
      return got == 2 && room[0] == CompressedFile.magic[0] && room[1] == CompressedFile.magic[1]
    }
  }

  /// What a pipe brings, decompressed where it is compressed.
  private static func piped(
    _ descriptor: Int32, _ place: FileLocation, _ goesOn: () -> Bool
  ) throws(FileError) -> OwnedBytes {
    let bytes =
      place.isStandardInput
      ? try PipeReading.standardInput(descriptor, path: place.path, while: goesOn)
      : try PipeReading.contents(descriptor, path: place.path, while: goesOn)
    let start = UnsafeBufferPointer(start: UnsafePointer(bytes.start), count: bytes.count)
    return start.starts(with: CompressedFile.magic)
      ? try CompressedFile.inflate(bytes, path: place.path, while: goesOn) : bytes
  }

  /// Reads up to `count` bytes from `offset`; fewer only at the end of the file.
  func read(at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int) throws(FileError) -> Int {
    if let embedded {
      let available = max(0, min(count, embedded.count - offset))
      if available > 0 { memcpy(target, embedded.start + offset, available) }
      return available
    }
    if let owned { return owned.copy(at: offset, into: target, count: count) }
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

  /// Whether the file was written to since it was opened.
  var hasChanged: Bool {
    guard let stamp else { return false }
    var status = stat()
    return fstat(descriptor, &status) != 0 || Stamp(status) != stamp
  }
}
