import Bytes
import Glibc
import JSON

/// Converts pieces of a file to UTF-8. Used by one thread at a time.
///
/// `@unchecked Sendable`: it goes from thread to thread under a lock.
final class TextConversion: @unchecked Sendable {
  private let converter: iconv_t
  private let encoding: TextEncoding
  private var bytes: [UInt8] = []
  private(set) var text = ByteBuffer()
  private(set) var flaws = DecodedText.Flaws()

  /// Nil if the system knows no such encoding.
  init?(_ encoding: TextEncoding) {
    guard let converter = iconv_open("UTF-8", encoding.conversion), converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    self.converter = converter
    self.encoding = encoding
  }

  deinit { iconv_close(converter) }

  /// Converts the bytes of a file between two offsets, which cut no character, into `text`.
  func convert(_ raw: RawFile, from start: Int, to end: Int) throws(FileError) {
    let wanted = max(0, end - start)
    if bytes.count < wanted { bytes = [UInt8](repeating: 0, count: wanted) }
    let got = try bytes.withUnsafeMutableBufferPointer { room throws(FileError) in
      guard let base = room.baseAddress else { return 0 }
      return try raw.read(at: start, into: base, count: wanted)
    }
    text.truncate(to: 0)
    flaws = DecodedText.Flaws()
    bytes.withUnsafeBufferPointer { convert(UnsafeBufferPointer(rebasing: $0[..<got])) }
  }

  /// Converts bytes into `text`, after what it holds.
  func convert(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard encoding.unit == 1, bytes.contains(where: { $0 >= 0x80 }) else { return convertAll(bytes) }
    // Lines of a file that was put together from several may be UTF-8.
    var (start, index) = (0, 0)
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = UnsafeBufferPointer(rebasing: bytes[index..<end])
      if Self.isUTF8(line) {
        convertAll(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        if flaws.foreignLines == 0 { flaws.firstForeign = text.count }
        flaws.foreignLines += 1
        text.append(line)
        start = end
      }
      index = end
    }
    convertAll(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Whether bytes are surely UTF-8 and not pairs that look so by chance: well-formed, with two characters of three bytes.
  private static func isUTF8(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var (index, long) = (0, 0)
    while index < line.count {
      let lead = line[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard lead >= 0xE0, lead <= 0xF4 else { return false }
      let length = lead >= 0xF0 ? 4 : 3
      guard index + length <= line.count else { return false }
      for offset in 1..<length where line[index + offset] & 0xC0 != 0x80 { return false }
      index += length
      long += 1
    }
    return long >= 2
  }

  private func convertAll(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress, bytes.count > 0 else { return }
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: first).assumingMemoryBound(
      to: CChar.self)
    var left = bytes.count
    while left > 0 {
      // One byte may become U+FFFD, and two a character with a combining mark.
      let capacity = left * 3 + 16
      text.reserve(capacity)
      var free = capacity
      var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(text.end).assumingMemoryBound(to: CChar.self)
      let failed = iconv(converter, &input, &left, &output, &free) == -1
      text.advance(by: capacity - free)
      guard failed, left > 0 else { break }
      if flaws.damaged == 0 { flaws.firstDamaged = text.count }
      flaws.damaged += 1
      text.append("\u{FFFD}" as StaticString)
      let skipped = min(left, encoding.unit)
      input = input.map { $0 + skipped }
      left -= skipped
      iconv(converter, nil, nil, nil, nil)
    }
  }
}
