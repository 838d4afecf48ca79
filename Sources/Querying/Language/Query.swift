// Query: the language in which people, saved views, figures and rules select records.
//
//   text --QueryParser--> Query --Binder--> Plan --Evaluator--> Bitmap --Ordering or Ranking--> rows
//
// `Query` is this tree: syntax only. `Binder` resolves every name and value against a register, once. `Filter` holds the
// query with its plan, and `Evaluator` runs the plan over columns.
//
// Empty values: a comparison with nothing is false, and NOT takes away what its clause finds. So `grade:5A` and
// `grade!=5A` find graded records only, and `-grade:5A` finds all that `grade:5A` does not, the ungraded among them.
// `fine:none` and `fine:any` test emptiness itself. Lists and related records are no exception: a path through them is
// true if some value at its end meets the comparison, `!=` if there are values and none is equal; `-markers:慈善组织`
// includes records without markers. `EmptyMatches` counts the rows that a negated clause finds for want of a value.
// Rules need a third answer, "cannot tell for want of a field". `Filter.judged` evaluates the same query in Kleene's
// three-valued logic: a comparison with an empty value is unknown, and so is its negation; AND is true if all parts are
// true and false if one is false; OR is true if one part is true and false if all are false. Sets are never unknown: an
// empty list or a record without related records is the empty set, in which every comparison is false. Only a single
// reference before the set that is empty makes the comparison unknown. A related record counts if its condition is
// judged true. So without conditions on related records, the rows judged true are those that the search finds, less
// those that it finds only because a field is empty.
// Arithmetic with an empty operand is empty, and so are a division by zero and the sum, minimum, maximum or mean of no
// values. The count of no records is 0.

/// A range of UTF-8 offsets in the text of a query. All ranges compare equal, so that trees compare by meaning.
public struct QueryRange: Sendable, Hashable {
  public let range: Range<Int>

  public init(_ range: Range<Int>) { self.range = range }

  public static func == (left: QueryRange, right: QueryRange) -> Bool { true }
  public func hash(into hasher: inout Hasher) {}

  func joined(_ other: QueryRange) -> QueryRange {
    QueryRange(min(range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound))
  }
}

/// The syntax tree of a query. Each node knows its place in the text; names and values are unresolved.
public indirect enum Query: Sendable, Hashable {
  /// An empty text.
  case everything
  case word(Word)
  case comparison(Comparison)
  case relation(Relation)
  case not(Query, QueryRange)
  /// Two or more, none of them `.all`.
  case all([Query])
  /// Two or more, none of them `.any`.
  case any([Query])

  /// A word or phrase to be found wherever a table shows words (`Kind.wordOrdinals`).
  public struct Word: Sendable, Hashable {
    public let text: String
    /// In quotation marks: matched as written, never as pinyin.
    public let quoted: Bool
    public let place: QueryRange
  }

  /// Names joined by dots.
  public struct Path: Sendable, Hashable {
    public struct Step: Sendable, Hashable {
      public let name: String
      public let place: QueryRange
    }
    public let steps: [Step]

    public var place: QueryRange { steps.dropFirst().reduce(steps[0].place) { $0.joined($1.place) } }
    public var text: String { steps.map(\.name).joined(separator: ".") }
  }

  public enum Comparator: String, Sendable, Hashable, CaseIterable {
    case matches = ":"
    case equals = "="
    case differs = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case like = "~"
    case unlike = "!~"
  }

  /// `left comparator items`; true if one of the items matches.
  public struct Comparison: Sendable, Hashable {
    public let left: Operand
    public let comparator: Comparator
    public let items: [Item]
    public let place: QueryRange
  }

  /// One item of the list after an operator.
  public enum Item: Sendable, Hashable {
    case one(Scalar)
    /// Inclusive; one end may be open.
    case range(Scalar?, Scalar?, QueryRange)

    public var place: QueryRange {
      switch self {
      case .one(let scalar): scalar.place
      case .range(_, _, let place): place
      }
    }

    /// `none` or `any`.
    var testsEmptiness: Bool {
      guard case .one(let scalar) = self, !scalar.quoted else { return false }
      return Literal.isNone(scalar.text) || Literal.isAny(scalar.text)
    }
  }

  /// One value: its text as written, and its formula if the text parses as one. The type of the left side decides which
  /// of the two is used.
  public struct Scalar: Sendable, Hashable {
    public let text: String
    public let quoted: Bool
    public let formula: Operand?
    public let place: QueryRange
  }

  public enum Arithmetic: String, Sendable, Hashable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  /// A side of a comparison.
  public indirect enum Operand: Sendable, Hashable {
    /// A number, amount, date, period or duration, as written.
    case literal(String, QueryRange)
    case path(Path)
    case call(Call)
    case negated(Operand, QueryRange)
    case binary(Arithmetic, Operand, Operand)

    public var place: QueryRange {
      switch self {
      case .literal(_, let place), .negated(_, let place): place
      case .path(let path): path.place
      case .call(let call): call.place
      case .binary(_, let left, let right): left.place.joined(right.place)
      }
    }

    /// The first call in the operand.
    var call: Call? {
      switch self {
      case .literal, .path: nil
      case .call(let call): call
      case .negated(let inner, _): inner.call
      case .binary(_, let left, let right): left.call ?? right.call
      }
    }
  }

  /// An aggregate over several records.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    case count, distinct, sum, min, max, avg
  }

  /// `function(path{condition}.tail)`, or `function(path)` if the last step of the path is the field.
  public struct Call: Sendable, Hashable {
    public let function: Function
    public let path: Path
    public let condition: Query?
    public let tail: Path?
    public let place: QueryRange
  }

  /// `path{condition}`: some related record meets the condition.
  public struct Relation: Sendable, Hashable {
    public let path: Path
    public let condition: Query
    public let place: QueryRange
  }

  /// The part of the text that the query was parsed from.
  public var place: QueryRange {
    switch self {
    case .everything: QueryRange(0..<0)
    case .word(let word): word.place
    case .comparison(let comparison): comparison.place
    case .relation(let relation): relation.place
    case .not(_, let place): place
    case .all(let parts), .any(let parts):
      parts.dropFirst().reduce(parts.first?.place ?? QueryRange(0..<0)) { $0.joined($1.place) }
    }
  }
}
