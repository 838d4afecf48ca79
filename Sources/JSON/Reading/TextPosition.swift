/// The line and column of a byte offset, both from 1. Computed on demand.
///
/// Lines end at `\n`; `\r\n` is one line end, and a lone `\r` is none. The column counts characters as code points, an
/// ill-formed byte as one, and does not count a byte order mark.
public struct TextPosition: Equatable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position of an offset in a whole text.
  /// - Complexity: linear in `offset`.
  public init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var counter = TextPositionCounter()
    self = counter.place(of: offset, in: bytes, from: 0)
  }

  /// The position of an offset in a whole text.
  public init(of offset: Int, in bytes: PaddedBytes) {
    self.init(of: offset, in: bytes.buffer)
  }
}

/// Finds positions in a text that comes in pieces: pass every piece in order, and ask for an offset in the last one.
public struct TextPositionCounter: Sendable {
  private var line = 1
  private var lineStart = 0
  /// Continuation bytes and a byte order mark between the start of the line and the end of the last piece.
  private var uncounted = 0
  private var consumed = 0
  private var markLength = 0

  public init() {}

  /// Counts a whole piece that starts at file offset `from`, the end of the piece before it.
  public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) {
    _ = place(of: from + bytes.count, in: bytes, from: from)
  }

  /// The position of a file offset in a piece that starts at `from`. Counts the piece up to that offset; the next offset
  /// asked for must not be smaller.
  public mutating func place(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> TextPosition {
    let done = max(0, consumed - from)
    let target = max(done, min(bytes.count, offset - from))
    count(UnsafeBufferPointer(rebasing: bytes[done..<target]), upTo: target - done)
    return TextPosition(line: line, column: consumed - lineStart - uncounted + 1)
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>, upTo limit: Int) {
    for i in 0..<limit {
      let byte = bytes[i]
      if byte == 0x0A {
        line += 1
        lineStart = consumed + i + 1
        uncounted = 0
      } else if byte & 0xC0 == 0x80 {
        // A continuation byte belongs to the character before it, unless there is none.
        if consumed + i > lineStart { uncounted += 1 }
      }
    }
    if consumed < 3 { countByteOrderMark(bytes, upTo: limit) }
    consumed += limit
  }

  /// Excludes the lead byte of a byte order mark once its two other bytes were counted.
  private mutating func countByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>, upTo limit: Int) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for i in 0..<limit where markLength == consumed + i && markLength < 3 && bytes[i] == mark[markLength] {
      markLength += 1
      if markLength == 3, line == 1 { uncounted += 1 }
    }
  }
}
