import Columnar
import Screen

/// A register with its computed tables and everything else that takes a pass over the rows. Made on a background thread,
/// so that the thread of the screen does no work that grows with the number of records.
public struct PreparedRegister: Sendable {
  public let register: Register
  /// Column widths by kind.
  let measures: [String: MeasuredWidths]

  /// O(rows of numeric columns), plus the computed tables.
  ///
  /// - Parameter widths: the width rule of the terminal.
  public init(_ register: Register, widths: DisplayWidth) {
    let complete = register.withComputedTables()
    self.register = complete
    measures = MeasuredWidths.all(complete, widths: widths)
    // The first word that is typed does not wait until the labels are prepared for it.
    for table in register.tables where table.count >= TextColumn.fewTexts {
      for column in table.columns { if case .coded(let column) = column { _ = column.labels.book.labelTexts } }
    }
  }
}
