/// Paths of the file system as text. A path is any bytes but zero; a `String` holds valid UTF-8 only.
///
///     bytes   / d a t a / FF . c s v        FF is no UTF-8
///     text    /data/\u{10FEFF}.csv          one scalar of the private use area stands for the byte
///     bytes   / d a t a / FF . c s v        `systemPath` gives the bytes back
///
/// Every path that comes from the system (arguments, environment, folders, links) is made with `init(systemPath:)`, and every
/// system call gets `systemPath`, so that a file is opened and written under exactly its bytes. A path that holds one of the
/// scalars itself keeps its bytes as well. On the screen and in messages the scalars show as U+FFFD (`Screen/DisplayWidth`).
extension String {
  /// The scalars that stand for the bytes 0x80 to 0xFF. The first scalar minus 0x80; a test holds `DisplayWidth` to it.
  private static let byteScalars: UInt32 = 0x10FE00

  /// A path from its bytes, up to the first zero. O(bytes).
  public init(systemPath bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes.prefix { $0 != 0 })
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: Self.standsForByte) {
      self = text
      return
    }
    var scalars = UnicodeScalarView()
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    func escape(_ count: Int) {
      for byte in bytes[position..<position + count] {
        if byte < 0x80 {
          scalars.append(Unicode.Scalar(byte))
        } else if let scalar = Unicode.Scalar(Self.byteScalars + UInt32(byte)) {
          scalars.append(scalar)
        }
      }
      position += count
    }
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        if Self.standsForByte(scalar) {
          escape(encoded.count)
        } else {
          scalars.append(scalar)
          position += encoded.count
        }
      case .error(let length): escape(length)
      case .emptyInput:
        self = String(scalars)
        return
      }
    }
  }

  /// The same from a zero-terminated string of C.
  public init(systemPath text: UnsafePointer<CChar>) {
    var count = 0
    while text[count] != 0 { count += 1 }
    self.init(systemPath: UnsafeBufferPointer(start: text, count: count).lazy.map { UInt8(bitPattern: $0) })
  }

  /// The bytes of the path and a zero, as system calls take it. O(bytes).
  public var systemPath: [CChar] {
    var bytes: [CChar] = []
    bytes.reserveCapacity(utf8.count + 1)
    for scalar in unicodeScalars {
      if Self.standsForByte(scalar) {
        bytes.append(CChar(bitPattern: UInt8(truncatingIfNeeded: scalar.value)))
      } else {
        UTF8.encode(scalar)?.forEach { bytes.append(CChar(bitPattern: $0)) }
      }
    }
    bytes.append(0)
    return bytes
  }

  private static func standsForByte(_ scalar: Unicode.Scalar) -> Bool {
    (byteScalars + 0x80...byteScalars + 0xFF).contains(scalar.value)
  }
}
