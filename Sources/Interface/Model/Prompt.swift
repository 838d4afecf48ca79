import Columnar

/// What may come next in the filter line: a question for a worker, answered by `answer`.
public struct CompletionRequest: Sendable, Equatable {
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let text: String
  /// UTF-8 offset of the caret in the text.
  public let caret: Int
  public let today: Day
  /// Queries that `view:NAME` may name.
  public let views: NamedQueries

  public static func == (left: CompletionRequest, right: CompletionRequest) -> Bool {
    left.generation == right.generation && left.kind == right.kind && left.text == right.text
      && left.caret == right.caret
  }

  /// More than anybody goes through by key.
  public static let limit = 50

  /// Suggestions, the likeliest first, without those that would change nothing. Nil where `isCancelled` said so.
  public func answer(isCancelled: () -> Bool = { false }) -> CompletionAnswer? {
    let context = QueryContext(register: register, kind: kind, today: today, views: views)
    let found = Completion.at(text, caret: caret, in: context, limit: Self.limit, cancelled: isCancelled)
    if isCancelled() { return nil }
    let bytes = Array(text.utf8)
    let useful = found.filter { !bytes[$0.range].elementsEqual($0.replacement.utf8) }
    return CompletionAnswer(generation: generation, suggestions: useful)
  }
}

public struct CompletionAnswer: Sendable {
  public let generation: Int
  public let suggestions: [Completion.Suggestion]

  public init(generation: Int, suggestions: [Completion.Suggestion]) {
    self.generation = generation
    self.suggestions = suggestions
  }
}

/// Why a filter finds what it finds: a question for a worker, answered by `answer`.
public struct ExplanationRequest: Sendable, Equatable {
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let text: String
  /// The clause of what the place is narrowed to before any filter, nil for all records.
  public let scope: String?
  public let today: Day
  public let views: NamedQueries

  public static func == (left: ExplanationRequest, right: ExplanationRequest) -> Bool {
    left.generation == right.generation && left.kind == right.kind && left.text == right.text
      && left.scope == right.scope
  }

  /// Nil where `isCancelled` said so. One evaluation a clause.
  public func answer(isCancelled: () -> Bool = { false }) -> ExplanationAnswer? {
    let context = QueryContext(register: register, kind: kind, today: today, views: views)
    do throws(QueryError) {
      // On its own first, so that an error points into what was typed.
      _ = try Filter.compile(text, in: context)
      let (whole, shift) = scope.map { Query.joined($0, text) } ?? (text, 0)
      let filter = try Filter.compile(whole, in: context)
      guard let explanation = try Explanation.of(filter, cancelled: isCancelled) else { return nil }
      return ExplanationAnswer(generation: generation, outcome: .explained(explanation, shift: shift))
    } catch {
      let fault = FilterFault(
        range: error.range, message: error.message, expected: error.expected, nearest: error.nearest)
      return ExplanationAnswer(generation: generation, outcome: .fault(fault))
    }
  }
}

public struct ExplanationAnswer: Sendable {
  public enum Outcome: Sendable {
    /// `shift`: how many bytes stand before the filter's own text in what the ranges count from.
    case explained(Explanation, shift: Int)
    case fault(FilterFault)
  }

  public let generation: Int
  public let outcome: Outcome

  public init(generation: Int, outcome: Outcome) {
    self.generation = generation
    self.outcome = outcome
  }
}

/// The list under the filter line. Nothing in it is chosen until a key chooses, so that it never takes what is typed.
struct Suggestions: Sendable {
  /// Rows of the list at most.
  static let rows = 8

  var generation = 0
  var answered = 0
  var entries: [Completion.Suggestion] = []
  var isChosen = false
  var cursor = ListCursor()

  var isOpen: Bool { !entries.isEmpty }
  /// The suggestion that Enter takes; nil while the list belongs to an earlier text.
  var chosen: Completion.Suggestion? {
    isChosen && answered == generation && entries.indices.contains(cursor.index) ? entries[cursor.index] : nil
  }

  /// Closes the list; an answer under way is stale.
  mutating func close() { self = Suggestions(generation: generation + 1, answered: generation + 1) }
}
