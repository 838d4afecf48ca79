import Bytes

/// A constant piece of output, such as a separator: its bytes with 16 readable bytes after them.
struct Separator: Sendable {
  private let padded: [UInt8]
  private let count: Int

  init(_ bytes: some Collection<UInt8>) {
    padded = Array(bytes) + [UInt8](repeating: 0, count: 16)
    count = bytes.count
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  @inline(__always)
  func append(to buffer: inout ByteBuffer) {
    guard count > 0 else { return }
    padded.withUnsafeBufferPointer { if let start = $0.baseAddress { buffer.appendPadded(start, count: count) } }
  }
}
