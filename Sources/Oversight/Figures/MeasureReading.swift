import Columnar
import Querying
import Statistics

/// The exact value of a measure over rows: sums are whole numbers, quotients are fractions.
struct MeasureReading {
  let context: QueryContext
  let rows: Bitmap
  let cancelled: () -> Bool

  typealias Computed = FigureEvaluation.Computed
  typealias Fault = FigureEvaluation.Fault

  func value(of measure: Measure) throws(QueryError) -> Result<Computed, Fault> {
    switch measure {
    case .ratio(let left, let right):
      return quotient(try value(of: left), try value(of: right))
    case .of(.avg, let operand):
      // For a plain field, the mean is the exact quotient of sum and count.
      guard case .path(let path) = operand, let count = try? Measure.parse("count(\(path.text):any)") else {
        return try single(measure)
      }
      return quotient(try single(.of(.sum, operand)), try single(count))
    default: return try single(measure)
    }
  }

  private func quotient(
    _ left: Result<Computed, Fault>, _ right: Result<Computed, Fault>
  ) -> Result<Computed, Fault> {
    guard case .success(let over) = left else { return left }
    guard case .success(let under) = right else { return right }
    if under.quantity.isZero { return .failure(.division) }
    guard let quantity = over.quantity.divided(by: under.quantity) else { return .failure(.outOfRange) }
    let isMoney = over.dimension == .money && under.dimension != .money
    return .success(Computed(quantity: quantity, dimension: isMoney ? .money : .number))
  }

  private func single(_ measure: Measure) throws(QueryError) -> Result<Computed, Fault> {
    guard let value = try measure.compute(rows: rows, in: context, cancelled: cancelled) else {
      return .failure(.cancelled)
    }
    switch value {
    case .empty: return .failure(.nothing)
    case .integer(let number): return .success(Computed(quantity: Quantity(number), dimension: .number))
    case .money(let fen): return .success(Computed(quantity: Quantity(fen), dimension: .money))
    case .day(let day): return .success(Computed(quantity: Quantity(Int64(day.number)), dimension: .day))
    case .number(let number): return inexact(number, .number)
    case .amount(let fen): return inexact(fen, .money)
    }
  }

  private func inexact(
    _ number: Double, _ dimension: FigureEvaluation.Dimension
  ) -> Result<Computed, Fault> {
    Quantity(exactly: number).map { .success(Computed(quantity: $0, dimension: dimension)) } ?? .failure(.outOfRange)
  }
}
