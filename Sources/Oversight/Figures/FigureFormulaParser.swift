import Columnar
import Localization
import Querying

/// Parses a formula by recursive descent: sums of products of atoms, the usual precedence.
struct FigureFormulaParser {
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
        : Localized("算式在“\(rest)”处无法识别", "the formula cannot be understood at “\(rest)”"))
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
