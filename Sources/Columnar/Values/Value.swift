import Localization

/// One value of one record, for drawing, exporting and explaining a few at a time; never in a loop over a column.
public enum Value: Sendable, Hashable {
  case empty
  case text(String)
  /// A code of a vocabulary with the labels to read it by stays with the column; here both languages and the written form.
  case coded(code: Int, label: Localized, written: String)
  case integer(Int64)
  /// A calendar year.
  case year(Int64)
  /// Fen.
  case money(Int64)
  case day(Day)
  case flag(Bool)
  /// The key as text, the row of the target (nil if there is none), and the label of that record.
  case reference(key: String, row: Int?, label: String)
  case list([Value])
  /// A value that could not be read, as its JSON text.
  case unreadable(String)

  public var isEmpty: Bool { self == .empty }
}
