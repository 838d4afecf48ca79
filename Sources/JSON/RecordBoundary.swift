// Several chunks of one array at once.
//
// 1. Choose an offset near the middle and call `guessRecordStart(near:)`.
// 2. One reader works from the array's first element and stops as soon as `hasReached(guess)` after `nextElement()`; the
//    other begins at the guess with `depth: 1`.
// 3. The guess was right exactly when `isAtRecord(guess)` holds for the first reader. A guess inside a text or inside a
//    nested array is passed over instead: then drop the second reader's work and go on with the first.
//
// One array that comes in buffers: keep `offset` after each whole record (before `nextElement()`); when a call throws
// `endOfInput`, make a reader over a buffer that begins there, with `base` that offset and `depth: 1`, and go on with
// `nextElement()`. Before the first record is whole, begin again at the array's own bracket.

extension JSONReader {
  /// The offset of a `{` that probably begins a record of the top array: the first `}` `,` `{` from `near` on, with
  /// white space allowed in between. Nil when there is none before `limit`.
  /// - Complexity: linear in the distance to it.
  public func guessRecordStart(near: Int, before limit: Int? = nil) -> Int? {
    let stop = min(end, first + max(0, (limit ?? endOffset) - base))
    var p = first + max(0, near - base)
    while p < stop {
      guard p.pointee == UInt8(ascii: "}") else {
        p += 1
        continue
      }
      p += 1
      guard let comma = Self.passBlanks(p, stop), comma.pointee == UInt8(ascii: ",") else { continue }
      guard let brace = Self.passBlanks(comma + 1, stop) else { return nil }
      if brace.pointee == UInt8(ascii: "{") { return base + (brace - first) }
    }
    return nil
  }

  /// The offset of the first byte after a line end at or after `near`: a boundary of newline-delimited records, since a
  /// line end inside a text is no JSON. Nil when there is none before the end.
  public func lineStart(near: Int) -> Int? {
    var p = first + max(0, near - base)
    while p < end {
      p += 1
      if p[-1] == 0x0A { return base + (p - first) }
    }
    return nil
  }

  /// Whether the cursor is at or behind an offset: where a chunk stops.
  @inlinable public func hasReached(_ limit: Int) -> Bool { offset >= limit }

  /// Whether the cursor stands exactly on a guessed record of the top array.
  @inlinable public func isAtRecord(_ guess: Int) -> Bool { offset == guess && depth == 1 }

  private static func passBlanks(
    _ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var p = start
    while p < stop {
      switch p.pointee {
      case 0x20, 0x0A, 0x0D, 0x09: p += 1
      default: return p
      }
    }
    return nil
  }
}
