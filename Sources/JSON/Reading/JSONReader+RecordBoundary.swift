// Boundaries of records in the middle of a file, so that several threads read one array or one file of lines.
//
// A guess may be wrong: a `{` inside a text or a nested array looks like the start of a record. It is right exactly if the
// reader of the part before it arrives there between two records; otherwise the caller discards what it read from the
// guess on.

extension JSONReader {
  /// The offset of a `{` that probably starts a record of the top array: the first `}` `,` `{` from `near` on, with
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

  /// The same for records that are something else than elements of an array: the first closing bracket, separator and
  /// opening between two of them. A separator of 0 is none, or a comma.
  public func guessRecordStart(
    near: Int, closing: UInt8, separator: UInt8, opening: UInt8
  ) -> Int? {
    var p = first + max(0, near - base)
    while p < end {
      guard p.pointee == closing else {
        p += 1
        continue
      }
      p += 1
      guard var next = Self.passBlanks(p, end) else { return nil }
      let isComma = next.pointee == UInt8(ascii: ",")
      if separator != 0, !isComma { continue }
      if isComma {
        guard let after = Self.passBlanks(next + 1, end) else { return nil }
        next = after
      }
      if next.pointee == opening { return base + (next - first) }
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
