import HanText
import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

/// The vectorised search against a search of each text.
@Suite struct ScanTests {
  private func column(_ texts: [String]) -> TextColumn {
    var builder = TableBuilder(SampleRegister.groups)
    for (row, text) in texts.enumerated() { builder.append(["id": .text("\(row)"), "name": .text(text)]) }
    guard case .text(let column) = builder.table().columns[1] else { fatalError("no text column") }
    return column
  }

  private func expected(_ needle: [UInt8], _ column: TextColumn) -> [UInt32] {
    (0..<UInt32(column.count)).filter { row in
      let text = Array(column.foldedBytes(Int(row)))
      return text.count >= needle.count
        && (0...(text.count - needle.count)).contains { text[$0..<$0 + needle.count].elementsEqual(needle) }
    }
  }

  /// Only two letters, so that most matches have a near miss beside them, and many cross the end of a text.
  @Test func searchFindsAllMatchesInTextsOfTwoLetters() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<60 {
      let texts = (0..<random.below(200)).map { _ in
        String((0..<random.below(30)).map { _ in random.pick(["a", "b", "B"]) }.joined())
      }
      let column = column(texts)
      for length in [1, 2, 3, 5, 8, 15, 16, 17, 29] {
        let needle = (0..<length).map { _ in random.pick(Array("ab".utf8)) }
        let found = try Scan.contains(needle, in: column, within: nil) {}.rows
        #expect(found.rows == expected(needle, column))
        var few = Bitmap(count: column.count)
        if column.count > 70 { few[random.below(column.count)] = true }
        var narrowed = try Scan.contains(needle, in: column, within: few) {}.rows
        narrowed.formIntersection(few)
        var wanted = found
        wanted.formIntersection(few)
        #expect(narrowed == wanted)
      }
    }
  }

  /// A column with the texts of another, repeated.
  private func repeated(_ column: TextColumn, times: Int) -> TextColumn {
    func long(_ arena: [UInt8], _ offsets: [UInt32]) -> ([UInt8], [UInt32]) {
      let size = Int(offsets.last ?? 0)
      var bytes: [UInt8] = []
      var places: [UInt32] = [0]
      for time in 0..<times {
        bytes += arena[..<size]
        places += offsets.dropFirst().map { $0 + UInt32(time * size) }
      }
      return (bytes + [UInt8](repeating: 0, count: TextColumn.padding), places)
    }
    let (arena, offsets) = long(column.arena, column.offsets)
    let (foldedArena, foldedOffsets) = long(column.folded.arena, column.folded.offsets)
    let foldedRows = (0..<times).flatMap { time in column.folded.rows.map { $0 + UInt32(time * column.count) } }
    return TextColumn(
      arena: arena, offsets: offsets, validity: Bitmap(count: column.count * times, filled: true),
      folded: .init(rows: foldedRows, arena: foldedArena, offsets: foldedOffsets))
  }

  /// Enough text for two threads and several rounds.
  @Test func searchFindsAllMatchesInALargeColumn() throws {
    var random = SplitMix64(seed: 3)
    let pieces = ["陕西省宝鸡市", "养老服务", "协会", "ABC", "（集团）", "羣眾", "x"]
    let block = column((0..<2_011).map { _ in (0..<random.below(4)).map { _ in random.pick(pieces) }.joined() })
    let column = repeated(block, times: 300)
    #expect(column.arena.count > 1 << 22)
    func isPeriodic(_ found: Bitmap, _ one: Bitmap) -> Bool {
      found.population == one.population * 300
        && one.rows.allSatisfy { row in (0..<300).allSatisfy { found[Int(row) + $0 * block.count] } }
    }
    for word in ["养老", "市养", "abc", "(集", "群众", "省", "没有"] {
      let needle = Array(Folding.fold(word).utf8)
      let found = try Scan.contains(needle, in: column, within: nil) {}.rows
      var wanted = Bitmap(count: block.count)
      for row in expected(needle, block) { wanted[Int(row)] = true }
      #expect(isPeriodic(found, wanted))
      guard let pattern = PinyinPattern(Pinyin.reading(of: word).split(separator: " ").joined()) else { continue }
      let byPinyin = try Scan.contains(pattern, in: column, within: nil) {}.rows
      var meant = Bitmap(count: block.count)
      for row in 0..<block.count where block.withFolded(row, { pattern.matches($0) }) { meant[row] = true }
      #expect(isPeriodic(byPinyin, meant))
    }
  }

  /// Several columns searched together by many threads, against a search of each column: own texts of each row, some or all
  /// changed by folding, and shared texts.
  @Test(arguments: [false, true])
  func wordScanAgreesWithSearchOfEachColumn(_ isEncoded: Bool) throws {
    var random = SplitMix64(seed: 4)
    let pieces = ["陕西省宝鸡市", "养老服务", "协会", "ABC", "（集团）", "羣眾", "x", "学会", "", "下一个", "·", "2020"]
    func column(times: Int, _ text: () -> String) -> TextColumn {
      repeated(self.column((0..<1_009).map { _ in text() }), times: times)
    }
    let times = 40
    let name = column(times: times) { (0..<random.below(4)).map { _ in random.pick(pieces) }.joined() }
    let folded = column(times: times) { "Ａ" + random.pick(pieces) }
    let plain = column(times: times) { random.pick(["西安学会", "下海", "", "行会", "养老", "洋"]) }
    let many = column(times: times) { random.pick(["1A9", "51610000M2", "XH", "", "ABC2020", "0"]) }
    let few = self.column((0..<40).map { _ in random.pick(pieces) + random.pick(pieces) })
    let codes = (0..<name.count).map { _ in UInt16(random.below(40)) }
    let shared = TextColumn(
      arena: few.arena, offsets: few.offsets, validity: Bitmap(count: name.count, filled: true), folded: few.folded,
      codes: codes)
    #expect(folded.folded.rows.count == folded.count && plain.folded.rows.isEmpty && !name.folded.rows.isEmpty)
    #expect(name.pinyin == nil)
    func encoded(_ column: TextColumn) throws -> TextColumn {
      isEncoded ? try #require(column.withPinyinEncoding(workers: 2) { true }) : column
    }
    let upper = TextColumn(
      arena: many.arena, offsets: many.offsets, validity: many.validity, folded: .none, isUpper: true)
    for typed in ["协会", "xh", "x", "yanglao", "abc", "学", "2020", "a", "ü", "没有", "xh·", "m2", "1a9"] {
      let needle = Array(Folding.fold(typed).utf8)
      let pattern = PinyinPattern(typed)
      let columns = try [
        (encoded(name), true, true), (encoded(folded), false, true), (encoded(plain), false, true),
        (plain, false, false),
        (upper, false, false), (upper, false, true),
      ]
      let distinct = try #require(shared.distinct)
      var parts = columns.map { WordScan.Part(texts: .own($0.0, hasPinyin: $0.2), isLabel: $0.1) }
      let pinyin = try pattern.map { try Scan.contains($0, in: distinct, within: nil) {} }
      parts.append(
        WordScan.Part(
          texts: .shared(
            codes, literal: .init(try Scan.contains(needle, in: distinct, within: nil) {}),
            pinyin: pinyin.map { .init($0) }), isLabel: false))
      let scan = WordScan(
        needle: needle, pattern: pattern, parts: parts, count: name.count)
      var ranks = [Int](repeating: WordHits.last, count: name.count)
      for (column, isLabel, hasPinyin) in columns + [(shared, false, true)] {
        let literal = try Scan.contains(needle, in: column, within: nil) {}
        let pinyin = try pattern.flatMap { hasPinyin ? try Scan.contains($0, in: column, within: nil) {} : nil }
        for (hits, worse) in [(literal, 0), (pinyin, 4)] {
          hits?.rows.forEach { row in
            let rank = worse + (isLabel ? 0 : 2) + (hits?.prefixRows[row] == true ? 0 : 1)
            ranks[row] = min(ranks[row], rank)
          }
        }
      }
      let known = Bitmap(words: (0..<(name.count + 63) / 64).map { $0 % 5 == 0 ? .max : 0 }, count: name.count)
      let rows = try scan.rows(known: known) {}
      #expect(ranks.indices.allSatisfy { rows[$0] == (known[$0] || ranks[$0] < WordHits.last) }, "\(typed)")
      let ranked = try scan.ranked(known: Bitmap(count: name.count)) {}
      #expect(ranked.ranks.map(Int.init) == ranks, "\(typed)")
      #expect(ranks.indices.allSatisfy { ranked.rows[$0] == (ranks[$0] < WordHits.last) }, "\(typed)")
    }
  }

  /// Rows that share texts are searched in the encoding of the different texts.
  @Test func sharedTextsAreSearchedInTheirEncoding() throws {
    var random = SplitMix64(seed: 5)
    let pieces = ["陕西省宝鸡市", "养老服务", "协会", "ABC", "（集团）", "羣眾", "学会", "买买提·艾力", "2020"]
    let texts = column([""] + (1..<2_100).map { _ in (0..<3).map { _ in random.pick(pieces) }.joined() })
    let codes = (0..<5_000).map { _ in UInt16(random.below(2_100)) }
    let plain = TextColumn(
      arena: texts.arena, offsets: texts.offsets, validity: Bitmap(count: codes.count, filled: true),
      folded: texts.folded, codes: codes)
    let encoded = try #require(plain.withPinyinEncoding(workers: 2) { true })
    #expect(encoded.pinyin != nil && encoded.codes == codes && plain.pinyin == nil)
    for typed in ["xh", "yanglao", "qz", "mmt·a", "bj市"] {
      let pattern = try #require(PinyinPattern(typed))
      let hits = try Scan.contains(pattern, in: encoded, within: nil) {}
      let expected = try Scan.contains(pattern, in: plain, within: nil) {}
      #expect(hits.rows == expected.rows && hits.prefixRows == expected.prefixRows && !hits.rows.isEmpty, "\(typed)")
    }
  }

  @Test func searchStopsWhenCancelled() throws {
    let column = column(["协会", "学会"])
    let scan = WordScan(
      needle: Array("协".utf8), pattern: nil, parts: [.init(texts: .own(column, hasPinyin: true), isLabel: true)],
      count: 2)
    #expect(throws: Evaluator.Stop.self) {
      _ = try scan.rows(known: Bitmap(count: 2)) { () throws(Evaluator.Stop) in throw .cancelled }
    }
  }

  @Test func searchFindsLongNeedlesAtTheEnd() throws {
    for length in 1...90 {
      let needle = String(decoding: (0..<length).map { UInt8(97 + $0 % 7) }, as: UTF8.self)
      for before in [0, 1, 15, 16, 17, 40] {
        let texts = ["zz", String(repeating: "a", count: before) + needle]
        let found = try Scan.contains(Array(needle.utf8), in: column(texts), within: nil) {}.rows
        #expect(found.rows == [1])
        let longer = try Scan.contains(Array(needle.utf8) + [122], in: column(texts), within: nil) {}.rows
        #expect(longer.rows == [])
      }
    }
  }
}
