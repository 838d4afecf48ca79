import Columnar
import Localization
import Querying

/// Arithmetic over other figures: `F26+F27+F28`, `(F21-F22)/F35`, `F52/F53`.
///
/// Names of figures consist of letters, digits, `_` and `.`, and do not start with a digit. `×` and `÷` are accepted for
/// `*` and `/`.
indirect enum FigureFormula: Hashable {
  case number(Quantity)
  case figure(String)
  case binary(Query.Arithmetic, FigureFormula, FigureFormula)

  struct Fault: Error { let message: Localized }

  /// Parses a formula. Parentheses nest up to 64 deep.
  static func parse(_ text: String) throws(Fault) -> FigureFormula {
    var parser = FigureFormulaParser(text)
    let formula = try parser.sum(depth: 0)
    guard parser.atEnd else { throw parser.unexpected }
    return formula
  }

  /// The names of figures in the formula, in order, each once.
  var names: [String] {
    switch self {
    case .number: return []
    case .figure(let name): return [name]
    case .binary(_, let left, let right):
      let first = left.names
      return first + right.names.filter { !first.contains($0) }
    }
  }
}
