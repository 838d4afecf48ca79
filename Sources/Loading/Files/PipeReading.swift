import Glibc
import JSON
import Synchronization

/// Reads pipes and standard input, which have no offsets, into memory.
enum PipeReading {
  private static let isStandardInputRead = Atomic<Bool>(false)

  /// The same for standard input, which is there once.
  static func standardInput(_ descriptor: Int32, path: String, while goesOn: () -> Bool) throws(FileError) -> OwnedBytes
  {
    guard !isStandardInputRead.exchange(true, ordering: .relaxed) else {
      throw FileError(path: path, step: .read, code: ENODATA)
    }
    return try contents(descriptor, path: path, while: goesOn)
  }

  /// All bytes up to the end. The descriptor does not block, so that waiting can be stopped.
  /// - Throws: `FileError` if reading fails, is stopped, or takes more memory than is free.
  static func contents(_ descriptor: Int32, path: String, while goesOn: () -> Bool) throws(FileError) -> OwnedBytes {
    guard let bytes = OwnedBytes() else { throw FileError(path: path, step: .memory, code: ENOMEM) }
    while true {
      guard goesOn() else { throw FileError(path: path, step: .read, code: ECANCELED) }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 100)
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      guard let room = bytes.room() else { throw FileError(path: path, step: .memory, code: ENOMEM) }
      let got = read(descriptor, room.baseAddress, room.count)
      if got == 0 { break }
      if got > 0 {
        bytes.advance(by: got)
      } else if errno != EINTR, errno != EAGAIN {
        throw FileError(path: path, step: .read, code: errno)
      }
    }
    bytes.shrink()
    return bytes
  }
}
