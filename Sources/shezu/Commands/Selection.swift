import Assisting
import Columnar
import Localization
import Querying
import Screen

/// The rows of a kind that a query selects, in order: what the screen shows for the same words.
struct Selection {
  let register: Register
  let kind: Int
  var question = RequestedQuery()

  private var table: Table { register.tables[kind] }

  /// The day that relative dates count from: the register's as-of day, or the system's where it has none.
  static func today(of register: Register) -> Day { register.card.asOf ?? Clock.today() }

  var context: QueryContext {
    QueryContext(register: register, kind: kind, today: Self.today(of: register), views: question.views)
  }

  /// - Parameter order: levels to sort by; nil for the screen's own choice: the likeliest first where only words were
  ///   given, and the kind's order else.
  /// - Throws: `CommandError` with the wrong part of the query marked; `OutputError.interrupted` after Ctrl-C.
  func rows(order: [SortKey]?) throws -> [UInt32] {
    let filter = try filter()
    let orders = OrderCache()
    let sorted: [UInt32]?
    if order == nil, !question.text.isEmpty, filter.ranked {
      let hits = try answer { () throws(QueryError) in try filter.hits { Interruption.isAsked } }
      sorted = Ranking.sort(hits, in: context, orders: orders) { Interruption.isAsked }
    } else {
      sorted = Ordering.sort(
        rows: try bitmap(filter), keys: order ?? table.kind.defaultLevels, register: register, kind: kind,
        orders: orders, cancelled: { Interruption.isAsked })
    }
    guard let sorted else { throw OutputError.interrupted }
    return sorted
  }

  /// The rows that a query selects, as a set.
  func bitmap() throws -> Bitmap { try bitmap(filter()) }

  private func filter() throws -> Filter {
    do throws(QueryError) {
      return try Filter.compile(question.text, in: context)
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(question.text, error))
    }
  }

  private func bitmap(_ filter: Filter) throws -> Bitmap {
    try answer { () throws(QueryError) in try filter.rows { Interruption.isAsked } }
  }

  /// Why the query selects what it selects.
  func explanation() throws -> Explanation {
    let filter = try filter()
    return try answer { () throws(QueryError) in try Explanation.of(filter, cancelled: { Interruption.isAsked }) }
  }

  /// What `ask` answers: errors as refusals that mark the query, no answer as an interruption.
  private func answer<Answer>(_ ask: () throws(QueryError) -> Answer?) throws -> Answer {
    do throws(QueryError) {
      if let answer = try ask() { return answer }
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(question.text, error))
    }
    throw OutputError.interrupted
  }

  /// Records whose code is nearly the one that was asked for, where nothing but a code was asked for.
  var near: [Int] {
    guard case .word(let word)? = try? filter().query else { return [] }
    return NearCode.rows(of: word.text, in: table)
  }
}
