import Columnar
import Screen

/// A register as the screen takes it: with its computed tables, and all that takes a pass over the rows done already.
/// Made off the screen's thread, which then does nothing that takes longer the more records there are.
public struct PreparedRegister: Sendable {
  public let register: Register
  /// Column widths by kind.
  let measures: [String: MeasuredWidths]

  /// O(rows of columns of numbers), and what the computed tables take.
  ///
  /// - Parameter widths: the rule of the terminal that shows it.
  public init(_ register: Register, widths: DisplayWidth) {
    let complete = register.withComputedTables()
    self.register = complete
    measures = MeasuredWidths.all(complete, widths: widths)
  }
}
