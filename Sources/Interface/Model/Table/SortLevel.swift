/// One level of an order.
public struct SortLevel: Sendable, Hashable {
  public let field: Int
  public var descending: Bool

  public init(field: Int, descending: Bool = false) {
    self.field = field
    self.descending = descending
  }
}
