/// Whole numbers, or money in fen. 4 or 8 bytes and one validity bit a row; empty rows hold 0.
public struct NumberColumn: Sendable {
  public let values: Numbers
  public let validity: Bitmap

  public init(values: [Int64], validity: Bitmap) { self.init(values: Numbers(values), validity: validity) }

  public init(values: Numbers, validity: Bitmap) {
    precondition(values.count == validity.count)
    self.values = values
    self.validity = validity
  }
}

/// Calendar days as day numbers since 1970-01-01. 4 bytes a row; `empty` marks no value.
public struct DayColumn: Sendable {
  public static let empty = Int32.min

  public let days: [Int32]

  public init(days: [Int32]) { self.days = days }
}

/// Yes and no, two bits a row.
public struct FlagColumn: Sendable {
  public let values: Bitmap
  public let validity: Bitmap

  public init(values: Bitmap, validity: Bitmap) {
    self.values = values
    self.validity = validity
  }
}
