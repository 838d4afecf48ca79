import Glibc

/// A destination of bytes. Called once a batch of rows, never once a cell.
public protocol ByteSink {
  /// The folder on whose disk the bytes end, for formats that need a file of their own on the way; nil if there is none.
  var folder: String? { get }
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError)
}

extension ByteSink {
  public var folder: String? { nil }

  public mutating func write(_ bytes: [UInt8]) throws(ExportError) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ExportError) in try write(UnsafeRawBufferPointer(bytes)) }
  }
}

/// Keeps the bytes, for the clipboard and for tests.
public struct MemorySink: ByteSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    self.bytes.append(contentsOf: bytes)
  }
}

/// Writes to an open descriptor that the caller closes.
public struct DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let path: String?

  /// - Parameter path: for error messages.
  public init(_ descriptor: Int32, path: String? = nil) {
    self.descriptor = descriptor
    self.path = path
  }

  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    try write(bytes, whileWaiting: { true })
  }

  /// The same. `whileWaiting` is called after each interruption by a signal; false cancels.
  public mutating func write(
    _ bytes: UnsafeRawBufferPointer, whileWaiting: () -> Bool
  ) throws(ExportError) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let written = Glibc.write(descriptor, start, rest.count)
      if written >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno == EINTR {
        if !whileWaiting() { throw ExportError(.cancelled, path: path) }
      } else {
        throw ExportError(errno: errno, path: path)
      }
    }
  }
}
