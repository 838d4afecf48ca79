/// Finds the ranges of a cell's UTF-8 that made the record match, by the field that the cell belongs to.
public struct Highlighter: Sendable {
  let ranges: @Sendable (_ text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [Range<Int>]

  public init(_ ranges: @escaping @Sendable (_ text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [Range<Int>]) {
    self.ranges = ranges
  }
}
