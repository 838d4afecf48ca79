import HanText
import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

/// Ranking against a direct implementation of its definition, which reads every text of every record.
@Suite struct RankingTests {
  private let label = SampleRegister.items.labelOrdinal

  /// Literal before pinyin matches, in the name before other texts, at the start before the middle.
  private func rank(_ word: String, _ record: [String], quoted: Bool) -> Int {
    let needle = Array(Folding.fold(word).utf8)
    let pattern = quoted ? nil : PinyinPattern(word)
    let ranks = SampleRegister.items.wordOrdinals.compactMap { field -> Int? in
      let hasPinyin: Bool
      switch SampleRegister.items.fields[field].type {
      case .text: hasPinyin = true
      case .code: hasPinyin = false
      default: return nil
      }
      let text = Array(Folding.fold(record[field]).utf8)
      return text.withUnsafeBufferPointer { text in
        let literal = needle.isEmpty ? nil : needle.isFound(in: text)
        guard let offset = literal ?? (hasPinyin ? pattern?.firstMatch(in: text)?.lowerBound : nil) else { return nil }
        return (literal == nil ? 4 : 0) + (field == label ? 0 : 2) + (offset == 0 ? 0 : 1)
      }
    }
    return ranks.min() ?? 8
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func rankingAgreesWithItsDefinition(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let register = SampleRegister.random(&random, limit: random.pick([40, 150]))
    try ranksLikeTheDefinition(register, &random)
  }

  /// The result is that of a stable sort for any number of parts.
  @Test(arguments: [0, 1, 63, 64, 200, 1000]) func rankingDoesNotDependOnTheNumberOfParts(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var order = (0..<count).map { UInt32($0) }
    for index in order.indices.dropFirst() { order.swapAt(index, random.below(index + 1)) }
    let ranks = order.map { _ in UInt8(random.below(256)) }
    let marks = order.map { _ in random.below(3) == 0 }
    var chosen = Bitmap(count: count)
    for row in 0..<count where marks[row] { chosen[row] = true }
    func expected(_ rows: [UInt32]) -> [UInt32] {
      rows.enumerated().sorted { (ranks[Int($0.element)], $0.offset) < (ranks[Int($1.element)], $1.offset) }.map(
        \.element)
    }
    for parts in [nil, 1, 2, 3, 7] {
      #expect(Ranking.sorted(order, nil, by: ranks, parts: parts) == expected(order))
      #expect(Ranking.sorted(order, chosen, by: ranks, parts: parts) == expected(order.filter { marks[Int($0)] }))
    }
  }

  /// Enough rows for the parallel scan.
  @Test(arguments: 0..<2 as Range<UInt64>) func rankingOfManyRowsAgreesWithItsDefinition(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var register = SampleRegister.random(&random, limit: 2 * TextColumn.fewTexts)
    while register.tables[1].count < TextColumn.fewTexts {
      register = SampleRegister.random(&random, limit: 2 * TextColumn.fewTexts)
    }
    try ranksLikeTheDefinition(register, &random)
  }

  private func ranksLikeTheDefinition(_ register: Register, _ random: inout SplitMix64) throws {
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    let table = register.tables[1]
    let records = (0..<table.count).map { row in
      table.columns.map { if case .text(let column) = $0 { column.string(row) } else { "" } }
    }
    let shown = try #require(
      Ordering.sort(
        rows: Bitmap(count: table.count, filled: true), keys: table.kind.defaultLevels, register: register, kind: 1,
        orders: OrderCache()))
    let orders = OrderCache()
    for _ in 0..<12 {
      let words = (0..<1 + random.below(3)).map { _ in
        random.pick(["宝鸡", "bj", "b", "xh", "养老", "yl", "abc", "a", "i", "五星", "wx", "1", "汉", "hz"])
      }
      let quoted = random.chance(20)
      let filter = try Filter.compile(words.map { quoted ? "\"\($0)\"" : $0 }.joined(separator: " "), in: context)
      let hits = try #require(try filter.hits())
      #expect(try filter.rows() == hits.rows)
      let ranks = records.map { record in words.reduce(0) { $0 + rank($1, record, quoted: quoted) } }
      let expected = (0...8 * words.count).flatMap { rank in
        shown.filter { hits.rows[Int($0)] && ranks[Int($0)] == rank }
      }
      #expect(Ranking.sort(hits, in: context, orders: orders) == expected, "\(words)")
    }
  }

  @Test func queriesBeyondWordsKeepTheDefaultOrder() throws {
    var random = SplitMix64(seed: 5)
    let register = SampleRegister.random(&random, limit: 60)
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    let filter = try Filter.compile("-grade:5A", in: context)
    let hits = try #require(try filter.hits())
    #expect(!hits.ranked && !filter.ranked)
    let order = Ordering.sort(
      rows: hits.rows, keys: SampleRegister.items.defaultLevels, register: register, kind: 1, orders: OrderCache())
    #expect(Ranking.sort(hits, in: context, orders: OrderCache()) == order)
  }
}
