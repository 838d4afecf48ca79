import Columnar
import Localization
import Querying

/// Arithmetic over other figures: `F26+F27+F28`, `(F21-F22)/F35`, `F52/F53`.
///
/// Names of figures are letters, digits, `_` and `.`, and begin with no digit. `×` and `÷` may be written for `*` and `/`.
indirect enum FigureFormula: Hashable {
  case number(Quantity)
  case figure(String)
  case binary(Query.Arithmetic, FigureFormula, FigureFormula)

  struct Fault: Error { let message: Localized }

  /// Reads a formula; nests 64 deep at most.
  static func parse(_ text: String) throws(Fault) -> FigureFormula {
    var parser = FigureFormulaParser(text)
    let formula = try parser.sum(depth: 0)
    guard parser.atEnd else { throw parser.unexpected }
    return formula
  }

  /// The figures that are named, in the order of the text, each once.
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

private struct FigureFormulaParser {
  private static let depthLimit = 64
  private let characters: [Character]
  private var index = 0

  init(_ text: String) { characters = text.filter { !$0.isWhitespace } }

  var atEnd: Bool { index == characters.count }

  var unexpected: FigureFormula.Fault {
    let rest = String(characters[index...].prefix(12))
    return FigureFormula.Fault(
      message: rest.isEmpty
        ? Localized("算式不完整", "the formula is not complete")
        : Localized("算式在“\(rest)”处看不懂", "the formula cannot be understood at “\(rest)”"))
  }

  mutating func sum(depth: Int) throws(FigureFormula.Fault) -> FigureFormula {
    guard depth < Self.depthLimit else { throw unexpected }
    var left = try product(depth: depth)
    while let sign = take([("+", .plus), ("＋", .plus), ("-", .minus), ("−", .minus), ("－", .minus)]) {
      left = .binary(sign, left, try product(depth: depth))
    }
    return left
  }

  private mutating func product(depth: Int) throws(FigureFormula.Fault) -> FigureFormula {
    var left = try atom(depth: depth)
    while let sign = take([("*", .times), ("×", .times), ("/", .over), ("÷", .over), ("／", .over)]) {
      left = .binary(sign, left, try atom(depth: depth))
    }
    return left
  }

  private mutating func take(_ signs: [(Character, Query.Arithmetic)]) -> Query.Arithmetic? {
    guard !atEnd, let sign = signs.first(where: { $0.0 == characters[index] }) else { return nil }
    index += 1
    return sign.1
  }

  private mutating func atom(depth: Int) throws(FigureFormula.Fault) -> FigureFormula {
    guard !atEnd else { throw unexpected }
    if characters[index] == "(" || characters[index] == "（" {
      index += 1
      let inner = try sum(depth: depth + 1)
      guard !atEnd, characters[index] == ")" || characters[index] == "）" else { throw unexpected }
      index += 1
      return inner
    }
    let start = index
    while !atEnd, characters[index].isLetter || characters[index].isNumber || "_.".contains(characters[index]) {
      index += 1
    }
    let word = String(characters[start..<index])
    guard let first = word.first else { throw unexpected }
    guard first.isNumber else { return .figure(word) }
    guard let number = PublishedNumber(printed: word, unit: PublishedUnit("")), let value = number.quantity else {
      index = start
      throw unexpected
    }
    return .number(value)
  }
}
