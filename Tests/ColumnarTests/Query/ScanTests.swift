import HanText
import Testing

@testable import Columnar

/// The vector search against a search of each text by itself.
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

  /// Two letters only, so that nearly every find has a false one beside it, and many reach over the end of a text.
  @Test func findsInTextsOfTwoLetters() throws {
    var random = SplitMix(2)
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

  /// The texts of a column over and over.
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
  @Test func findsInALargeColumn() throws {
    var random = SplitMix(3)
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
      let heard = try Scan.sounds(pattern, nil, in: column, within: nil) {}.rows
      var meant = Bitmap(count: block.count)
      for row in 0..<block.count where block.withFolded(row, { pattern.matches($0) }) { meant[row] = true }
      #expect(isPeriodic(heard, meant))
    }
  }

  @Test func findsLongNeedlesAtTheVeryEnd() throws {
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
