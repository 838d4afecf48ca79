import Columnar
import HanText

/// A bound query, which `Evaluator` runs: all names and values are resolved. Each case is true, false or unknown per row;
/// a search takes unknown for false.
package indirect enum Plan: Sendable {
  case constant(Bool)
  /// The word occurs where a table shows words; true or false.
  case word(WordTest)
  /// A comparison of values with constants; unknown if the value is empty.
  case test(Route, field: Int, ValueTest)
  /// The record at the end of the route by key or name.
  case record(Route, TextTest)
  /// The field has a value, or, without a field, the route reaches a record; true or false.
  case filled(Route, field: Int?)
  /// Some record at the end of the route meets the plan (a semijoin); true or false.
  case related(Route, Plan)
  /// A computed value lies in an interval; unknown if the value or an end of the interval is empty.
  case interval(Formula, low: Bound?, high: Bound?)
  /// Two fields of the same type have equal values; unknown if one is empty.
  case equalFields(FieldPath, FieldPath)
  /// The plan is true, not unknown (SQL's IS TRUE); true or false.
  case definite(Plan)
  case all([Plan])
  case any([Plan])
  case not(Plan)
  /// The comparison is false, not unknown: `!=` and `!~`.
  case differs(Plan)
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

/// A path of references from records of one kind to records of another or the same, step by step.
package struct Route: Sendable {
  package struct Edge: Sendable {
    /// The reference field, in the table of `from`, or, if `reversed`, in the table of `to`.
    package let field: Int
    let reversed: Bool
  }

  package struct Step: Sendable {
    package let from: Int
    package let to: Int
    /// More than one if a kind refers to another through several fields; the step follows all of them.
    package let edges: [Edge]
    /// The step reaches at most one record.
    let isSingle: Bool
  }

  let start: Int
  package var steps: [Step] = []

  package var end: Int { steps.last?.to ?? start }
  /// The route reaches at most one record, so that a missing value is unknown rather than an empty set.
  package var isSingle: Bool { steps.allSatisfy(\.isSingle) }
}

/// A comparison with constants, by the type of the column.
package enum ValueTest: Sendable {
  case text(TextTest)
  case codes(CodeTest)
  /// One of these inclusive ranges; fen for money, day numbers for dates.
  case ranges([ClosedRange<Int64>])
  case flag(Set<Bool>)
  /// A reference, by key or name of the record it refers to.
  case record(TextTest)
}

/// A comparison of folded texts; true if one of the needles matches.
package struct TextTest: Sendable {
  package enum Mode: Sendable { case contains, whole, begins }
  var mode: Mode
  /// Folded UTF-8.
  var needles: [[UInt8]]
  var pattern: Pattern?
}

/// The truth of a test for each code of a vocabulary: one byte for each 16-bit code. Codes in neither table are unknown.
package struct CodeTest: Sendable {
  let yes: [UInt8]
  let no: [UInt8]

  /// - Parameter unknown: whether a code below `count` has no value, as an entry above the tree level that is compared.
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

/// A search word and the fields to search.
package struct WordTest: Sendable {
  /// Folded UTF-8; empty matches every record.
  let needle: [UInt8]
  let fields: [Int]
  let kind: Int
  /// Looks like a prefix of a code, so that the key is searched too, for this prefix.
  let isCode: Bool
  /// May be the code of a referenced record: with a digit, which pinyin words never have.
  var isCodeOfOthers: Bool { isCode && needle.contains { (0x30...0x39).contains($0) } }
  /// The word as pinyin; nil if it was quoted or cannot be pinyin.
  let pinyin: PinyinPattern?
}

/// A computed value for every record of a kind.
package indirect enum Formula: Sendable {
  case constant(Double)
  case field(Route, field: Int, part: DatePart?)
  case aggregate(Aggregate)
  /// A day plus a step through the calendar.
  case shifted(Formula, DayStep)
  case binary(Query.Arithmetic, Formula, Formula)
}

/// A component of a date: `month` is 1...12 everywhere, `yearMonth` a month of a year as a number, 202003;
/// `weekday` is 1 on Mondays and 7 on Sundays.
package enum DatePart: String, Sendable, CaseIterable {
  case year, month, day, yearMonth, weekday

  package func number(_ day: Day) -> Int {
    let (year, month, date) = day.components
    switch self {
    case .year: return year
    case .month: return month
    case .day: return date
    case .yearMonth: return year * 100 + month
    // 1970-01-01 was a Thursday.
    case .weekday: return ((Int(day.number) + 3) % 7 + 7) % 7 + 1
    }
  }
}

/// An aggregate over the records that a route reaches; each record counts once.
package struct Aggregate: Sendable {
  let function: Query.Function
  let route: Route
  let condition: Plan?
  let field: Int?
}
