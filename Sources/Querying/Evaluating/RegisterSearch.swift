import Columnar

/// A search for words in all kinds of a register at once.
public struct RegisterSearch: Sendable {
  /// What was found in one kind.
  public struct Group: Sendable, Equatable {
    public let kind: Int
    public let count: Int
    /// The best ones, as many as were asked for.
    public let rows: [Int]
    /// The rank of the best one; smaller is better.
    let rank: Int
  }

  /// Longer text is not searched for: it is no name, and each of its words is a pass over the register.
  public static let limit = 1_000

  /// Of equally good records more than these, those that come first in the file are listed.
  private static let sortedLimit = 4_096

  public let register: Register
  public let today: Day
  /// The kinds that are searched.
  public let kinds: [Int]

  /// - Parameter kinds: nil for all.
  public init(_ register: Register, today: Day, kinds: [Int]? = nil) {
    self.register = register
    self.today = today
    self.kinds = kinds ?? Array(register.schema.kinds.indices)
  }

  /// Typed words as a query of words alone: what would be anything else is put in quotation marks.
  public static func query(_ typed: String) -> String {
    typed.split(whereSeparator: \.isWhitespace).map { word in
      // A sign could be an operator, and OR joins clauses.
      let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber } && !["OR", "AND", "NOT"].contains(word.uppercased())
      return isPlain ? String(word) : Query.quoted(String(word))
    }.joined(separator: " ")
  }

  /// The kinds with records that have all the words, the kind of the best record first; nil when cancelled. One evaluation
  /// a kind.
  /// - Parameter limit: how many records are listed of each kind.
  public func groups(
    _ query: String, limit: Int, orders: OrderCache, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> [Group]? {
    let labels = WordLabelsCache()
    var groups: [Group] = []
    for kind in kinds where register.tables[kind].count > 0 {
      let context = QueryContext(register: register, kind: kind, today: today)
      guard let hits = try Filter.compile(query, in: context).hits(sharing: labels, cancelled: cancelled) else {
        return nil
      }
      let count = hits.rows.population
      if count == 0 { continue }
      guard let best = Self.best(hits, limit: limit, in: context, orders: orders, cancelled: cancelled) else {
        return nil
      }
      groups.append(Group(kind: kind, count: count, rows: best.rows, rank: best.rank))
    }
    return groups.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  /// The first rows of the ranking, without sorting the others.
  private static func best(
    _ hits: Hits, limit: Int, in context: QueryContext, orders: OrderCache, cancelled: () -> Bool
  ) -> (rows: [Int], rank: Int)? {
    guard let ranks = hits.ranks else { return ([], 0) }
    var counts = [Int](repeating: 0, count: 256)
    hits.rows.forEach { counts[Int(ranks[$0])] += 1 }
    var rows: [Int] = []
    for rank in counts.indices where counts[rank] > 0 && rows.count < limit {
      var chosen = Bitmap(count: hits.rows.count)
      var taken = 0
      for index in hits.rows.words.indices where taken < sortedLimit {
        var rest = hits.rows.words[index]
        while rest != 0 {
          let row = index << 6 + rest.trailingZeroBitCount
          if ranks[row] == UInt8(rank) {
            chosen[row] = true
            taken += 1
          }
          rest &= rest &- 1
        }
      }
      guard
        let sorted = Ordering.sort(
          rows: chosen, keys: context.table.kind.defaultLevels, register: context.register, kind: context.kind,
          orders: orders, cancelled: cancelled)
      else { return nil }
      rows += sorted.prefix(limit - rows.count).map { Int($0) }
    }
    return (rows, counts.firstIndex { $0 > 0 } ?? 0)
  }
}
