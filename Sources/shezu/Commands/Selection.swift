import Columnar
import Screen

/// The rows of a kind that a query selects, in order: what the screen shows for the same words.
struct Selection {
  let register: Register
  let kind: Int

  private var table: Table { register.tables[kind] }

  /// The day that relative dates count from: the register's as-of day, or the system's where it has none.
  static func today(of register: Register) -> Day { register.card.asOf ?? Clock.today() }

  var context: QueryContext {
    QueryContext(register: register, kind: kind, today: Self.today(of: register), views: [:])
  }

  /// - Parameter order: levels to sort by; nil for the screen's own choice: the likeliest first where only words were
  ///   given, and the kind's order else.
  /// - Throws: `Refusal` with the wrong part of the query marked; `OutputError.interrupted` after Ctrl-C.
  func rows(matching query: String?, order: [SortKey]?) throws -> [UInt32] {
    let query = query ?? ""
    let filter = try filter(query)
    let bitmap = try bitmap(filter, of: query)
    if order == nil, !query.isEmpty, filter.ranked { return Ranking.sort(rows: bitmap, filter: filter) }
    let sorted = Ordering.sort(
      rows: bitmap, keys: order ?? defaultOrder, register: register, kind: kind, ranks: RankCache(),
      cancelled: { Interruption.isAsked })
    guard let sorted else { throw OutputError.interrupted }
    return sorted
  }

  /// The rows that a query selects, as a set.
  func bitmap(matching query: String?) throws -> Bitmap {
    let query = query ?? ""
    return try bitmap(filter(query), of: query)
  }

  private func filter(_ query: String) throws -> Filter {
    do throws(QueryError) {
      return try Filter.compile(query, in: context)
    } catch {
      throw Refusal(.wrongUse, QueryMark.lines(query, error))
    }
  }

  private func bitmap(_ filter: Filter, of query: String) throws -> Bitmap {
    do throws(QueryError) {
      if let bitmap = try filter.rows(cancelled: { Interruption.isAsked }) { return bitmap }
    } catch {
      throw Refusal(.wrongUse, QueryMark.lines(query, error))
    }
    throw OutputError.interrupted
  }

  private var defaultOrder: [SortKey] {
    table.kind.defaultOrder.compactMap { word in
      let descending = word.hasPrefix("-")
      return table.kind.ordinal(of: descending ? String(word.dropFirst()) : word)
        .map { SortKey(field: $0, descending: descending) }
    }
  }
}

/// A wrong query on two lines, the wrong part underlined, and a sentence.
enum QueryMark {
  static func lines(_ query: String, _ error: QueryError, width: DisplayWidth = .standard) -> [String] {
    // The query on one line: a line break in it would part the mark from what it marks.
    let bytes = Array(query.utf8).map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? UInt8(ascii: " ") : $0 }
    let start = min(max(0, error.range.lowerBound), bytes.count)
    let end = min(max(start, error.range.upperBound), bytes.count)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let before = width.width(of: text(0..<start))
    let marked = max(1, width.width(of: text(start..<end)))
    var lines = [
      "  " + text(0..<bytes.count),
      "  " + String(repeating: " ", count: before) + String(repeating: "^", count: marked),
      error.sentence(SpokenLanguage.current),
    ]
    let shown = error.expected.prefix(12)
    if error.nearest == nil, !shown.isEmpty {
      let more = error.expected.count > shown.count ? " …" : ""
      lines.append(
        Localized("可用：", "Expected: ").chosen
          + shown.joined(separator: SpokenLanguage.current == .chinese ? "、" : ", ") + more)
    }
    return lines
  }
}
