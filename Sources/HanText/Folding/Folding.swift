/// Maps text to one written form, so that a typed word finds the other ways to write it.
///
/// Equal after folding: full and half width (`（１）` `(1)`), case, traditional characters and other variants
/// (`羣眾` `群众`), compatibility forms (`㎡` `m2`), dashes, quotes, middle dots (`・` `•` `·`) and the brackets of
/// document numbers (`〔2020〕` `【2020】` `[2020]`). Invisible and control characters disappear. White space disappears
/// at both ends and beside a Chinese character or middle dot (`张　三` `张三`); elsewhere a run becomes one space.
///
/// If `part` is a substring of `whole`, the folded part is a substring of the folded whole: a folded search misses
/// nothing. Bytes that are not UTF-8 are kept.
public enum Folding {
  /// The folded text has at most this many times the bytes of the original.
  public static let maximumGrowth = 4

  /// Whether `text` folds to itself. O(n), a few bytes a nanosecond; most texts of a register do.
  public static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool { FoldingCheck().isFolded(text) }

  /// Writes the folded text to `output` and returns its length. O(n).
  /// - Precondition: `output` has space for `maximumGrowth` times `text.count` bytes.
  public static func fold(_ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) -> Int {
    var sink = PlainFoldingSink(output: output)
    foldPieces(of: text, into: &sink)
    return sink.count
  }

  /// Appends the folded text to `output` and returns true. If `text` folds to itself, appends nothing and returns false.
  /// O(n).
  public static func fold(_ text: UnsafeBufferPointer<UInt8>, appendingTo output: inout [UInt8]) -> Bool {
    if isFolded(text) { return false }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * maximumGrowth) { buffer in
      guard let base = buffer.baseAddress else { return }
      output.append(contentsOf: UnsafeBufferPointer(start: base, count: fold(text, into: base)))
    }
    return true
  }

  /// The folded form of one text, for queries and labels, not for columns.
  public static func fold(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var output: [UInt8] = []
      return String(decoding: fold(bytes, appendingTo: &output) ? output[...] : Array(bytes)[...], as: UTF8.self)
    }
  }
}

// MARK: - Spaces

extension Folding {
  /// Whether spaces beside a character are dropped: it is the middle dot or follows the CJK radicals in code point order.
  @inline(__always)
  static func isTight(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let first = text[index]
    if first >= 0xE3 { return true }
    if first < 0xC2 || index + 1 >= text.count { return false }
    return first == 0xE2 && text[index + 1] >= 0xBA || first == 0xC2 && text[index + 1] == 0xB7
  }

  /// Whether the character that ends before `end` is tight.
  @inline(__always)
  static func isTight(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
    var start = end - 1
    while start > 0, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    return isTight(text, at: start)
  }

  /// Whether folding keeps the single space at `index`.
  static func keepsSpace(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index > 0 && index + 1 < text.count && text[index + 1] != 0x20 && !isTight(text, before: index)
      && !isTight(text, at: index + 1)
  }

  /// Folds character by character. A space is written after the next visible character is known, if that keeps it.
  @inline(__always)
  static func foldPieces<Sink: FoldingSink>(of text: UnsafeBufferPointer<UInt8>, into sink: inout Sink) {
    guard let base = text.baseAddress else { return }
    let table = FoldingTable.shared
    var index = 0
    var space: Range<Int>?
    while index < text.count {
      let scalar = UTF8Scalar(text, at: index)
      let next = index + scalar.length
      var piece = UnsafeBufferPointer(start: base + index, count: scalar.length)
      if scalar.value != UTF8Scalar.invalid, let form = table.replacement(of: scalar.value) {
        piece = UnsafeBufferPointer(start: form.bytes, count: form.count)
      }
      if piece.count == 1, piece[0] == 0x20 {
        space = (space?.lowerBound ?? index)..<next
      } else if piece.count > 0 {
        if let run = space {
          space = nil
          let written = sink.written
          if written.count > 0, !isTight(written, before: written.count), !isTight(piece, at: 0) {
            sink.append(Self.blank, from: run)
          }
        }
        sink.append(piece, from: index..<next)
      }
      index = next
    }
  }

  // One immutable byte that lives as long as the program.
  nonisolated(unsafe) private static let blank: UnsafeBufferPointer<UInt8> = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0x20)
    return UnsafeBufferPointer(start: byte, count: 1)
  }()
}

/// The output of `foldPieces`, which is specialised for each sink: plain folding does not pay for the mapping.
protocol FoldingSink {
  /// The bytes written so far. Valid until the next append.
  var written: UnsafeBufferPointer<UInt8> { get }
  /// Appends the folded form of the original bytes `source`.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, from source: Range<Int>)
}

struct PlainFoldingSink: FoldingSink {
  let output: UnsafeMutablePointer<UInt8>
  var count = 0

  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: output, count: count) }

  @inline(__always)
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, from source: Range<Int>) {
    for byte in piece {
      output[count] = byte
      count &+= 1
    }
  }
}
