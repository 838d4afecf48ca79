import Columnar
import Localization

/// A number or a day computed for every record of a kind: `decidedOn+2y`, `reportYear+1`, `max(enforcement{…}.dueOn)`.
///
/// The formulas and the calendar arithmetic are those of comparisons; the value is empty if an operand is.
public struct Computation: Sendable {
  /// One value a record: plain numbers, fen for money, day numbers for days; 0 in rows that are not `known`.
  public struct Result: Sendable {
    public let values: [Double]
    public let known: Bitmap

    /// The day of a record, for a computation of days.
    public func day(_ row: Int) -> Day? { known[row] ? Day(number: Int32(values[row])) : nil }
  }

  public let context: QueryContext
  /// Whether the values are days.
  public let isDay: Bool
  /// Whether the values are amounts of money, in fen.
  public let isMoney: Bool
  let formula: Formula

  /// Binds the text of a formula. A duration alone (`-30d`) is the day that far from the as-of day.
  public static func compile(_ text: String, in context: QueryContext) throws(QueryError) -> Computation {
    var parser = QueryParser(text)
    parser.skipBlanks()
    guard let operand = try parser.parseFormula() else {
      throw parser.missing(at: parser.index, "此处缺少算式。", "A formula is missing here.", expected: ["field", "field+2y"])
    }
    parser.skipBlanks()
    guard parser.index == text.utf8.count else {
      throw QueryError(
        range: parser.index..<text.utf8.count,
        message: Localized("算式在此处应结束，后面有多余内容。", "Unexpected text after the end of the formula."))
    }
    let binder = Binder(context)
    var typed = try binder.typed(operand, kind: context.kind, expecting: nil)
    if case .duration = typed.dimension { typed = try binder.convert(typed, to: .day) }
    return Computation(
      context: context, isDay: typed.dimension == .day, isMoney: typed.dimension == .money, formula: typed.formula)
  }

  /// Computes the value of every record; nil when cancelled. O(records).
  public func values(cancelled: () -> Bool = { false }) throws(QueryError) -> Result? {
    try Evaluator.run(context, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      let vector = try evaluator.vector(formula, kind: context.kind)
      return Result(values: vector.values, known: vector.known)
    }
  }
}
