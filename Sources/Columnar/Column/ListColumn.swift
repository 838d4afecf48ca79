/// Several values a row: row `r` holds elements `offsets[r]..<offsets[r + 1]`. A row without elements is empty.
public struct ListColumn: Sendable {
  public enum Elements: Sendable {
    case text(TextColumn)
    case coded(CodedColumn)
    /// `back` of the reference column leads to rows of the list, not to element positions.
    case reference(ReferenceColumn)
  }

  public let offsets: [UInt32]
  public let elements: Elements

  public init(offsets: [UInt32], elements: Elements) {
    self.offsets = offsets
    self.elements = elements
  }

  @inlinable public func range(_ row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }
}
