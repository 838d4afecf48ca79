import Bytes
import CScan
import Glibc
import JSON

/// Reads the cells of delimited text one after another: RFC 4180, and what spreadsheets make of it.
///
///     甲,"说""是""",="0012",
///     ─┬ ────┬───── ───┬───  a plain cell; one in quotes, with doubled quotes; a formula that keeps zeros; an empty one
///
/// The bytes belong to the caller and are followed by `JSONReader.padding` zero bytes. They must be UTF-8.
struct CellReader: ~Copyable {
  /// What ended a cell.
  enum Stop {
    case delimiter
    case line
    /// The text ends within the row, so that more bytes must be read; or for good, within quotes.
    case incomplete
  }

  private let first: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let base: Int
  private let isLast: Bool
  let delimiter: UInt8
  private var cursor: UnsafePointer<UInt8>
  /// A cell whose text differs from its bytes.
  private var scratch = ByteBuffer()
  /// Whether `\\t`, `\\n`, `\\r` and `\\\\` stand for a tab, line ends and a backslash; quotes are then text.
  private let readsEscapes: Bool
  /// Whether quotes are text like any other, as in a row whose quote is not closed.
  var readsQuotesAsText = false
  /// Whether a cell since the last reset was in quotes over several lines, or had text after its closing quote.
  private(set) var hasLineInQuotes = false
  private(set) var hasTextAfterQuote = false

  init(
    start: UnsafePointer<UInt8>, count: Int, base: Int, at offset: Int, isLast: Bool, delimiter: UInt8,
    readsEscapes: Bool = false
  ) {
    self.readsEscapes = readsEscapes
    first = start
    end = start + count
    self.base = base
    cursor = start + max(0, min(count, offset - base))
    self.isLast = isLast
    self.delimiter = delimiter
  }

  var offset: Int { base + (cursor - first) }
  var isAtEnd: Bool { cursor >= end }

  /// Whether something about the quotes of the cells since the last reset must be looked at.
  var needsLook: Bool { hasLineInQuotes || hasTextAfterQuote }

  /// Resets what is known of quotes.
  mutating func forget() { (hasLineInQuotes, hasTextAfterQuote) = (false, false) }

  mutating func seek(to offset: Int) {
    cursor = first + max(0, min(end - first, offset - base))
    forget()
  }

  /// The bytes between two offsets.
  func bytes(from: Int, to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: first + (from - base), count: max(0, to - from))
  }

  /// The offset of the line after `offset`; nil if no line ends in the text.
  func nextLine(after offset: Int) -> Int? {
    let start = first + max(0, min(end - first, offset - base))
    guard let found = memchr(start, 0x0A, end - start) else { return nil }
    let place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
    return base + (place - first) + 1
  }

  /// The next cell's text, which is valid until the next call. With `incomplete`, only `seek` is meaningful.
  @inline(__always)
  mutating func next() -> (text: RawString, stop: Stop) {
    let start = cursor
    if readsEscapes { return nextEscaped() }
    if start.pointee == UInt8(ascii: "\""), !readsQuotesAsText, start < end { return nextInQuotes() }
    if start.pointee == UInt8(ascii: "="), start[1] == UInt8(ascii: "\""), !readsQuotesAsText {
      if let cell = nextFormula() { return cell }
    }
    let found = shezu_cell_find_end(start, end, delimiter)
    let text = RawString(
      start: start, count: found.stop - start, hasEscapes: false, isASCII: found.high == 0)
    return (text, pass(found.stop))
  }

  /// A cell that may have escapes.
  @inline(never)
  private mutating func nextEscaped() -> (text: RawString, stop: Stop) {
    let found = shezu_cell_find_end(cursor, end, delimiter)
    let bytes = UnsafeBufferPointer(start: cursor, count: found.stop - cursor)
    guard memchr(cursor, Int32(UInt8(ascii: "\\")), bytes.count) != nil else { return (text(bytes), pass(found.stop)) }
    scratch.truncate(to: 0)
    scratch.reserve(bytes.count + JSONReader.padding)
    var index = 0
    while index < bytes.count {
      let meaning = bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count ? Self.escaped(bytes[index + 1]) : nil
      scratch.append(meaning ?? bytes[index])
      index += meaning == nil ? 1 : 2
    }
    scratch.reserve(JSONReader.padding)
    return (text(scratch.elements), pass(found.stop))
  }

  /// The byte that a letter after a backslash stands for; nil if none.
  static func escaped(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    default: nil
    }
  }

  /// Moves behind the delimiter or line end at `stop`.
  @inline(__always)
  private mutating func pass(_ stop: UnsafePointer<UInt8>) -> Stop {
    if stop < end, stop.pointee == delimiter {
      cursor = stop + 1
      return .delimiter
    }
    return passLine(stop)
  }

  private mutating func passLine(_ stop: UnsafePointer<UInt8>) -> Stop {
    if stop >= end {
      cursor = end
      return isLast ? .line : .incomplete
    }
    cursor = stop + 1
    guard stop.pointee == 0x0D else { return .line }
    if cursor >= end { return isLast ? .line : .incomplete }
    if cursor.pointee == 0x0A { cursor += 1 }
    return .line
  }

  /// A cell in quotes, with the cursor at the quote.
  @inline(never)
  private mutating func nextInQuotes() -> (text: RawString, stop: Stop) {
    let start = cursor + 1
    var place = start
    var hasDoubled = false
    while true {
      guard let found = memchr(place, Int32(UInt8(ascii: "\"")), end - place) else { return incomplete(start) }
      let quote = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if quote + 1 >= end, !isLast { return incomplete(start) }
      if quote + 1 < end, quote[1] == UInt8(ascii: "\"") {
        hasDoubled = true
        place = quote + 2
        continue
      }
      if memchr(start, 0x0A, quote - start) != nil { hasLineInQuotes = true }
      return finish(start, quote, hasDoubled: hasDoubled)
    }
  }

  private mutating func incomplete(_ start: UnsafePointer<UInt8>) -> (text: RawString, stop: Stop) {
    cursor = end
    return (RawString(start: start, count: 0, hasEscapes: false, isASCII: true), .incomplete)
  }

  /// - Parameter quote: the closing quote.
  private mutating func finish(
    _ start: UnsafePointer<UInt8>, _ quote: UnsafePointer<UInt8>, hasDoubled: Bool
  ) -> (text: RawString, stop: Stop) {
    let after = shezu_cell_find_end(quote + 1, end, delimiter)
    let rest = UnsafeBufferPointer(start: quote + 1, count: after.stop - (quote + 1))
    let isBlank = rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let bytes = UnsafeBufferPointer(start: start, count: quote - start)
    let isFormula = bytes.count > 1 && bytes[0] == UInt8(ascii: "=") && hasDoubled
    guard hasDoubled || !isBlank else { return (text(bytes), pass(after.stop)) }
    scratch.truncate(to: 0)
    scratch.reserve(bytes.count + rest.count + JSONReader.padding)
    appendUnescaped(bytes)
    if isFormula { dropFormula() }
    if !isBlank {
      hasTextAfterQuote = true
      scratch.append(rest)
    }
    scratch.reserve(JSONReader.padding)
    return (text(scratch.elements), pass(after.stop))
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> RawString {
    let start = bytes.baseAddress ?? first
    return RawString(
      start: start, count: bytes.count, hasEscapes: false, isASCII: bytes.allSatisfy { $0 < 0x80 })
  }

  private mutating func appendUnescaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      scratch.append(byte)
      index += byte == UInt8(ascii: "\"") ? 2 : 1
    }
  }

  /// `="0012"` in the scratch becomes `0012`.
  private mutating func dropFormula() {
    let text = scratch.elements
    guard text.count >= 3, text[0] == UInt8(ascii: "="), text[1] == UInt8(ascii: "\""),
      text[text.count - 1] == UInt8(ascii: "\"")
    else { return }
    let inner = Array(text[2..<text.count - 1])
    scratch.truncate(to: 0)
    scratch.append(inner)
  }

  /// `="0012"`, by which spreadsheets are kept from dropping zeros; nil if the cell is another.
  @inline(never)
  private mutating func nextFormula() -> (text: RawString, stop: Stop)? {
    let start = cursor + 2
    guard let found = memchr(start, Int32(UInt8(ascii: "\"")), end - start) else { return nil }
    let quote = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
    let after = shezu_cell_find_end(quote + 1, end, delimiter)
    guard after.stop == quote + 1, after.stop < end || isLast else { return nil }
    return (text(UnsafeBufferPointer(start: start, count: quote - start)), pass(after.stop))
  }
}
