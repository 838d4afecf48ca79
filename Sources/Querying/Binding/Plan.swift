import HanText

/// A query after every name and value was resolved: what `Evaluator` runs. Negation is pushed to the leaves while running.
package indirect enum Plan: Sendable {
  case constant(Bool)
  /// Found somewhere in the search fields; true or false.
  case word(WordTest)
  /// A comparison of values with constants; unknown where the value is empty.
  case test(Route, field: Int, Test)
  /// The record at the end of the route by key or name.
  case record(Route, TextTest)
  /// A value is there; true or false. No field: the route leads somewhere.
  case filled(Route, field: Int?)
  /// Some record at the end of the route meets the plan; true or false.
  case related(Route, Plan)
  /// A computed value lies in an interval; unknown where one of them is empty.
  case interval(Formula, low: Bound?, high: Bound?)
  /// Two values of the same kind of field are the same; unknown where one is empty.
  case same(FieldPath, FieldPath)
  /// Whether the plan surely holds; true or false.
  case definite(Plan)
  case all([Plan])
  case any([Plan])
  case not(Plan)
}

/// A field at the end of a route.
package struct FieldPath: Sendable {
  package let route: Route
  package let field: Int

  package init(route: Route, field: Int) {
    self.route = route
    self.field = field
  }
}

/// One end of an interval.
package struct Bound: Sendable {
  let formula: Formula
  let inclusive: Bool
}

/// The way from records of one kind to records of another (or the same), step by step.
package struct Route: Sendable {
  package struct Edge: Sendable {
    /// The reference field, in the table that is left, or in the one that is reached where `reversed`.
    package let field: Int
    let reversed: Bool
  }

  package struct Step: Sendable {
    package let from: Int
    package let to: Int
    /// Several where a kind points at another through several fields: any of them counts.
    package let edges: [Edge]
    /// At most one record is reached.
    let isSingle: Bool
  }

  let start: Int
  package var steps: [Step] = []

  package var end: Int { steps.last?.to ?? start }
  /// At most one record is reached, so that a missing value is unknown rather than an empty set.
  package var isSingle: Bool { steps.allSatisfy(\.isSingle) }
}

/// What a value is compared with, by the type of its column.
package enum Test: Sendable {
  case text(TextTest)
  case codes(CodeTest)
  /// Any of these ranges, inclusive; fen for money, day numbers for dates.
  case ranges([ClosedRange<Int64>])
  case flag(Set<Bool>)
  /// A reference: by key or name of the record it points at.
  case record(TextTest)
}

/// Texts, compared after folding; any needle will do.
package struct TextTest: Sendable {
  package enum Mode: Sendable { case contains, whole, begins }
  var mode: Mode
  /// Folded UTF-8.
  var needles: [[UInt8]]
  var pattern: Pattern?
}

/// Which codes of a vocabulary are meant. One byte for each 16-bit code; codes in neither table are unknown.
package struct CodeTest: Sendable {
  let yes: [UInt8]
  let no: [UInt8]

  /// - Parameter unknown: whether a code below `count` has no value here (a tree level that it lies above).
  init(count: Int, yes matches: (Int) -> Bool, unknown: (Int) -> Bool = { _ in false }) {
    var yes = [UInt8](repeating: 0, count: 65_536)
    var no = yes
    for code in 0..<min(count, 65_535) where !unknown(code) {
      if matches(code) { yes[code] = 1 } else { no[code] = 1 }
    }
    self.yes = yes
    self.no = no
  }
}

/// A word and where it is looked for.
package struct WordTest: Sendable {
  /// Folded UTF-8; empty finds everything.
  let needle: [UInt8]
  let fields: [Int]
  let kind: Int
  /// Looks like the beginning of a code: the key counts too, from its beginning.
  let isCode: Bool
  /// May be the code of a record that is pointed at: with a digit, as words by sound never have.
  var isCodeOfOthers: Bool { isCode && needle.contains { (0x30...0x39).contains($0) } }
  /// How the word is found by sound; nil where it was quoted or sound has nothing to add.
  let pinyin: PinyinPattern?
}

/// A computed value for every record of a kind.
package indirect enum Formula: Sendable {
  case constant(Double)
  case field(Route, field: Int, part: DatePart?)
  case aggregate(Aggregate)
  /// A day moved by calendar months, then days.
  case shifted(Formula, months: Int, days: Int)
  case binary(Query.Arithmetic, Formula, Formula)
}

/// A number inside a date.
package enum DatePart: String, Sendable, CaseIterable {
  case year, month, day
}

/// A measure over the records that a route reaches, each taken once.
package struct Aggregate: Sendable {
  let function: Query.Function
  let route: Route
  let condition: Plan?
  let field: Int?
}
