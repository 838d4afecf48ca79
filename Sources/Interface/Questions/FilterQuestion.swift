import Columnar
import Querying

/// The rows of a table that match its filter, in order.
public struct FilterQuestion: Question {
  /// The table that asks.
  public let table: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let text: String
  public let sort: [SortLevel]
  /// Whether the user chose the order. If not, a filter of words alone puts the most relevant records first.
  public let isSortChosen: Bool
  /// The rows to choose from; nil for all.
  public let scope: [UInt32]?
  public let today: Day
  /// Queries that `view:NAME` may name.
  public let views: NamedQueries

  public struct Answer: QuestionAnswer {
    public enum Outcome: Sendable {
      /// `isRanked`: by relevance instead of the usual order. `empties`: rows that are there only for an empty field.
      case rows(RowSet, highlights: Highlighter?, isRanked: Bool = false, empties: [EmptyMatches] = [])
      case fault(QueryError)
    }

    public let table: Int
    public let generation: Int
    public let outcome: Outcome
    /// The time that the computation took, in microseconds; nil if the environment has no clock.
    public let microseconds: Int?

    public init(table: Int, generation: Int, outcome: Outcome, microseconds: Int? = nil) {
      self.table = table
      self.generation = generation
      self.outcome = outcome
      self.microseconds = microseconds
    }

    public func deliver(to model: inout Model) -> [Effect] {
      model.navigation.take(self)
      return []
    }
  }

  public var lane: QuestionLane { QuestionLane(of: Self.self, number: table) }

  public static var delaysDrawing: Bool { true }

  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let start = environment.now?()
    let outcome: Answer.Outcome
    do throws(QueryError) {
      guard let found = try rows(orders: environment.orders, isCancelled) else { return nil }
      outcome = found
    } catch {
      outcome = .fault(error)
    }
    let spent = start.flatMap { start in environment.now.map { Int(start.duration(to: $0()) / .microseconds(1)) } }
    return Answer(table: table, generation: generation, outcome: outcome, microseconds: spent)
  }

  private func rows(orders: OrderCache, _ isCancelled: () -> Bool) throws(QueryError) -> Answer.Outcome? {
    let context = QueryContext(register: register, kind: kind, today: today, views: views)
    let filter = try Filter.compile(text, in: context)
    // Words inside a clause, as the command line writes the scope, do not rank.
    let isRanked = !text.isEmpty && !isSortChosen && scope == nil && filter.ranked
    let order: RowSet?
    var empties: [EmptyMatches] = []
    if isRanked {
      order = try filter.hits(cancelled: isCancelled)
        .flatMap { Ranking.sort($0, in: context, orders: orders, cancelled: isCancelled) }.map { .list($0) }
    } else {
      guard let found = try filter.rows(cancelled: isCancelled).map({ inScope($0) }),
        let matches = try filter.emptyMatches(among: found, cancelled: isCancelled)
      else { return nil }
      empties = matches
      order = ordered(found, orders, isCancelled)
    }
    guard let order else { return nil }
    let highlights =
      text.isEmpty
      ? nil
      : Highlighter { [highlights = filter.highlights] text, field in
        highlights.ranges(in: Self.searchedPrefix(of: text), field: field)
      }
    return .rows(order, highlights: highlights, isRanked: isRanked, empties: empties)
  }

  private func inScope(_ rows: Bitmap) -> Bitmap {
    guard let scope else { return rows }
    var chosen = RowSet.list(scope).bitmap(count: rows.count)
    chosen.formIntersection(rows)
    return chosen
  }

  /// The part of a text that is searched for highlights at every drawing. A cell shows no more of a long text.
  private static func searchedPrefix(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var limit = 16_384
    if text.count <= limit { return text }
    while limit > 0, text[limit] & 0xC0 == 0x80 { limit -= 1 }
    return UnsafeBufferPointer(rebasing: text[..<limit])
  }

  private func ordered(_ rows: Bitmap, _ orders: OrderCache, _ isCancelled: () -> Bool) -> RowSet? {
    if sort.isEmpty { return rows.population == rows.count ? .all(rows.count) : .list(rows.rows) }
    let keys = sort.map { SortKey(field: $0.field, descending: $0.descending) }
    return Ordering.sort(
      rows: rows, keys: keys, register: register, kind: kind, orders: orders, cancelled: isCancelled
    ).map { .list($0) }
  }
}
