/// Bytes being put together. The memory always reaches `slack` bytes beyond what was reserved, so that copies may go in
/// steps of a whole vector and write past their end.
struct ByteBuffer: ~Copyable {
  static let slack = 64

  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity + Self.slack
    base = .allocate(capacity: self.capacity)
    // Vector steps read and write within the slack; its content never counts, but must be there.
    base.initialize(repeating: 0, count: self.capacity)
  }

  deinit { base.deallocate() }

  /// Where the next byte goes.
  var end: UnsafeMutablePointer<UInt8> {
    @inline(__always) get { base + count }
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func truncate(to length: Int) { count = length }

  /// Makes room for `extra` more bytes.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if count + extra + Self.slack > capacity { grow(to: count + extra + Self.slack) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.initialize(from: base, count: count)
    (moved + count).initialize(repeating: 0, count: larger - count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  /// Counts bytes that were written at `end`.
  /// - Precondition: room for them was reserved.
  @inline(__always)
  mutating func advance(_ written: Int) { count += written }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    end.pointee = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    end.update(from: start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Copies in steps of 16 bytes.
  /// - Precondition: 15 bytes after the source may be read.
  @inline(__always)
  mutating func appendPadded(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    let target = UnsafeMutableRawPointer(end)
    let source = UnsafeRawPointer(source)
    if length > 256 {
      target.copyMemory(from: source, byteCount: length)
    } else {
      var offset = 0
      while offset < length {
        target.storeBytes(
          of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self), toByteOffset: offset,
          as: SIMD16<UInt8>.self)
        offset += 16
      }
    }
    count += length
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: base, count: count))
  }
}

/// A piece of text written again and again, such as a separator: its bytes with 16 readable bytes behind them.
struct Separator: Sendable {
  private let padded: [UInt8]
  let count: Int

  init(_ bytes: some Collection<UInt8>) {
    padded = Array(bytes) + [UInt8](repeating: 0, count: 16)
    count = bytes.count
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  var bytes: ArraySlice<UInt8> { padded[..<count] }

  @inline(__always)
  func append(to buffer: inout ByteBuffer) {
    guard count > 0 else { return }
    padded.withUnsafeBufferPointer { if let start = $0.baseAddress { buffer.appendPadded(start, count: count) } }
  }
}
