import CZlib
import Glibc
import JSON

/// Decompresses gzip files, of one or several members.
enum CompressedFile {
  static let magic: [UInt8] = [0x1F, 0x8B]

  /// The bytes of the compressed file behind a descriptor, from its start to its end.
  /// - Throws: `FileError` if it cannot be read, is cut off or damaged, or is too large for the memory that is free.
  static func inflate(_ descriptor: Int32, path: String, while goesOn: () -> Bool) throws(FileError) -> OwnedBytes {
    try inflate(path: path, while: goesOn) { offset, target, count in pread(descriptor, target, count, off_t(offset)) }
  }

  /// The same for compressed bytes in memory.
  static func inflate(_ bytes: OwnedBytes, path: String, while goesOn: () -> Bool) throws(FileError) -> OwnedBytes {
    try inflate(path: path, while: goesOn) { offset, target, count in bytes.copy(at: offset, into: target, count: count)
    }
  }

  /// - Parameter read: reads like `pread`.
  private static func inflate(
    path: String, while goesOn: () -> Bool, _ read: (Int, UnsafeMutablePointer<UInt8>, Int) -> Int
  ) throws(FileError) -> OwnedBytes {
    guard let bytes = OwnedBytes() else { throw FileError(path: path, step: .memory, code: ENOMEM) }
    var stream = z_stream()
    guard shezu_inflate_begin(&stream) == Z_OK else { throw FileError(path: path, step: .memory, code: ENOMEM) }
    defer { inflateEnd(&stream) }
    let block = 256 * 1024
    let input = UnsafeMutablePointer<UInt8>.allocate(capacity: block)
    defer { input.deallocate() }
    var offset = 0
    var isMemberOver = false
    while true {
      if stream.avail_in == 0 {
        guard goesOn() else { throw FileError(path: path, step: .read, code: ECANCELED) }
        let got = read(offset, input, block)
        if got < 0, errno == EINTR { continue }
        if got < 0 { throw FileError(path: path, step: .read, code: errno) }
        if got == 0 {
          guard isMemberOver else { throw FileError(path: path, step: .read, code: EBADMSG) }
          break
        }
        offset += got
        stream.next_in = input
        stream.avail_in = UInt32(got)
      }
      if isMemberOver {
        // Padding with zeros ends the file; anything else begins the next member.
        guard stream.next_in.pointee == magic[0] else { break }
        inflateReset(&stream)
        isMemberOver = false
      }
      guard let room = bytes.room() else { throw FileError(path: path, step: .memory, code: ENOMEM) }
      stream.next_out = room.baseAddress
      stream.avail_out = UInt32(min(room.count, 64 << 20))
      let offered = Int(stream.avail_out)
      let result = CZlib.inflate(&stream, Z_NO_FLUSH)
      bytes.advance(by: offered - Int(stream.avail_out))
      switch result {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: isMemberOver = true
      default: throw FileError(path: path, step: .read, code: EBADMSG)
      }
    }
    bytes.shrink()
    return bytes
  }
}
