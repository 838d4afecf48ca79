import Columnar
import Localization
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

/// A wrong query on two lines, the wrong part underlined, and a sentence.
enum QueryMark {
  static func lines(_ query: String, _ error: QueryError, width: DisplayWidth = .standard) -> [String] {
    // The query on one line: a line break in it would part the mark from what it marks.
    let bytes = Array(query.utf8).map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? UInt8(ascii: " ") : $0 }
    let start = min(max(0, error.range.lowerBound), bytes.count)
    let end = min(max(start, error.range.upperBound), bytes.count)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    // Of a text of kilobytes, what stands around the wrong part says enough.
    let before = Self.end(of: text(0..<start), columns: reach, width)
    let marked = width.elide(text(start..<end), to: reach)
    let isMarkedWhole = width.width(of: text(start..<end)) <= reach
    var lines = [
      "  " + before + marked + (isMarkedWhole ? width.elide(text(end..<bytes.count), to: reach) : ""),
      "  " + String(repeating: " ", count: width.width(of: before))
        + String(repeating: "^", count: max(1, width.width(of: marked))),
      error.sentence(OutputLanguage.current),
    ]
    let shown = error.expected.prefix(12)
    if error.nearest == nil, !shown.isEmpty {
      let more = error.expected.count > shown.count ? " …" : ""
      lines.append(
        Localized("可用：", "Expected: ").chosen
          + shown.joined(separator: OutputLanguage.current == .chinese ? "、" : ", ") + more)
    }
    return lines
  }

  /// Columns of text that are shown of the wrong part, and on either side of it.
  private static let reach = 200

  /// The end of a text, after `…` where it is longer.
  private static func end(of text: String, columns: Int, _ width: DisplayWidth) -> String {
    if text.utf8.count <= columns { return text }
    var kept: [Character] = []
    var used = 1
    for character in text.reversed() {
      used += width.width(of: String(character))
      if used > columns { return "…" + String(kept.reversed()) }
      kept.append(character)
    }
    return text
  }
}
