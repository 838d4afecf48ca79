import Assisting
import Columnar
import Localization
import Querying
import Screen

/// The rows of a kind that a query selects, in the order of the screen for the same query.
struct Selection {
  let register: Register
  let kind: Int
  var query = RequestedQuery()
  /// The day that relative dates count from, if it is not the register's.
  var day: Day?

  private var table: Table { register.tables[kind] }

  /// The day that relative dates count from: the as-of day of the register, else today.
  static func today(of register: Register) -> Day { register.card.asOf ?? Clock.today() }

  var context: QueryContext {
    QueryContext(register: register, kind: kind, today: day ?? Self.today(of: register), views: query.views)
  }

  /// - Parameter order: sort levels; nil for the default of the screen: by relevance if the query has only words, else
  ///   the order of the kind.
  /// - Throws: `CommandError` that marks the wrong part of the query; `OutputError.interrupted` after Ctrl-C.
  func rows(order: [SortKey]?) throws -> [UInt32] {
    let filter = try filter()
    let orders = OrderCache()
    let sorted: [UInt32]?
    if order == nil, !query.text.isEmpty, filter.ranked {
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

  /// The rows that the query selects, as a bitmap.
  func bitmap() throws -> Bitmap { try bitmap(filter()) }

  /// The query, bound to the register.
  func filter() throws -> Filter {
    do throws(QueryError) {
      return try Filter.compile(query.text, in: context)
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(query.text, error))
    }
  }

  private func bitmap(_ filter: Filter) throws -> Bitmap {
    try answer { () throws(QueryError) in try filter.rows { Interruption.isAsked } }
  }

  /// The explanation of the query, clause by clause.
  func explanation() throws -> Explanation {
    let filter = try filter()
    return try answer { () throws(QueryError) in try Explanation.of(filter, cancelled: { Interruption.isAsked }) }
  }

  /// The result of `ask`. A query error becomes a `CommandError` that marks the query; nil means an interruption.
  private func answer<Answer>(_ ask: () throws(QueryError) -> Answer?) throws -> Answer {
    do throws(QueryError) {
      if let answer = try ask() { return answer }
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(query.text, error))
    }
    throw OutputError.interrupted
  }

  /// Records with a similar code, if the query is a single code.
  var near: [Int] {
    guard case .word(let word)? = try? filter().query else { return [] }
    return NearCode.rows(of: word.text, in: table)
  }
}
