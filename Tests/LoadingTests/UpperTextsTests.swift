import HanText
import RandomSupport
import Testing

@testable import Columnar
@testable import Loading
@testable import Querying

/// Folded forms of codes in upper case are not kept, and results are the same.
@Suite struct UpperTextsTests {
  /// What the codes of a file look like, row by row.
  enum Codes: String, CaseIterable {
    case upper, digits, withGaps, lower, lateLower, earlyLower, fullWidth, chinese, everything

    func code(_ row: Int, _ random: inout SplitMix64) -> String {
      func upper() -> String { "5\(row)M" + String((0..<random.below(9)).map { _ in random.pick(Array("AZ09KM")) }) }
      switch self {
      case .upper: return upper()
      case .digits: return "\(row)"
      case .withGaps: return row % 3 == 0 ? "" : upper()
      case .lower: return upper().lowercased()
      case .lateLower: return row == 7_900 ? "a\(row)" : upper()
      case .earlyLower: return row == 3 ? "a\(row)" : upper()
      case .fullWidth: return row % 1_000 == 999 ? "（Ａ\(row)ｂ）" : upper()
      case .chinese: return row % 500 == 77 ? "陕社A\(row)" : upper()
      case .everything: return random.pick([upper(), upper().lowercased(), "〔\(row)〕Ａ", "羣\(row)", "-\(row)_B", ""])
      }
    }

    var isUpper: Bool { self == .upper || self == .digits || self == .withGaps }
  }

  private static func file(_ codes: [String]) -> String {
    let records = codes.enumerated().map { row, code in
      code.isEmpty ? "{\"code\":\"\(1_000 + row)\"}" : "{\"code\":\"\(1_000 + row)\",\"phone\":\"\(code)\"}"
    }
    return "[" + records.joined(separator: ",\n") + "]"
  }

  private static func granularity(_ workers: Int) -> Granularity {
    var granularity = Granularity()
    (granularity.block, granularity.first, granularity.segment) = (4_000, 9_000, 60_000)
    granularity.workers = workers
    return granularity
  }

  private static func phones(_ register: Register) throws -> TextColumn {
    let ordinal = try #require(LoadingFixture.bodies.ordinal(of: "phone"))
    guard case .text(let column) = register.tables[0].columns[ordinal] else { fatalError("no texts") }
    return column
  }

  @Test(arguments: Codes.allCases, [1, 2])
  func answersAreThoseOfKeptForms(_ codes: Codes, _ workers: Int) throws {
    var random = SplitMix64(seed: 5)
    let written = (0..<8_000).map { codes.code($0, &random) }
    let register = try LoadingFixture.open(["bodies.json": Self.file(written)], granularity: Self.granularity(workers))
    let column = try Self.phones(register)
    #expect(column.isUpper == codes.isUpper)
    #expect(written.indices.allSatisfy { column.string($0) == written[$0] })
    let folded = written.map { Array(Folding.fold($0).utf8) }
    #expect(folded.indices.allSatisfy { column.foldedBytes($0).elementsEqual(folded[$0]) })
    #expect(folded.indices.allSatisfy { row in column.withFolded(row) { $0.elementsEqual(folded[row]) } })
    var seen: [Int] = []
    column.forEachFolded(ArraySlice(UInt32(7)..<7_990)) { row, text in
      if text.elementsEqual(folded[row]) { seen.append(row) }
    }
    #expect(seen == Array(7..<7_990))
    for needle in ["m", "m0", "5", "999", "az", "-1", "社a", "(a", "b", "9m", "a7900", "群"] {
      let needle = Array(Folding.fold(needle).utf8)
      let holding = folded.indices.filter { row in folded[row].withUnsafeBufferPointer { needle.isFound(in: $0) != nil }
      }
      let beginning = folded.indices.filter { folded[$0].starts(with: needle) }
      let hits = try Scan.contains(needle, in: column, within: nil) {}
      #expect(hits.rows.rows.map(Int.init) == holding)
      #expect(hits.prefixRows.rows.map(Int.init) == beginning)
      #expect(Scan.matches([needle], whole: false, in: column).rows.map(Int.init) == beginning)
      var few = Bitmap(count: column.count)
      for row in stride(from: 3, to: column.count, by: 99) { few[row] = true }
      var narrowed = try Scan.contains(needle, in: column, within: few) {}.rows
      narrowed.formIntersection(few)
      #expect(narrowed.rows.map(Int.init) == holding.filter { few[$0] })
    }
    let whole = folded[4_321]
    if !whole.isEmpty { #expect(Scan.matches([whole], whole: true, in: column)[4_321]) }
    let pattern = try #require(PinyinPattern("m"))
    let found = try Scan.contains(pattern, in: column, within: nil) {}.rows
    #expect(
      found.rows.map(Int.init) == folded.indices.filter { folded[$0].withUnsafeBufferPointer { pattern.matches($0) } })
    // Equal folded forms have equal ranks, and greater ones greater.
    let ranks = try #require(Collation.ranks(column))
    let keys = written.indices.map { (sortKey(written[$0]), folded[$0]) }
    let order = written.indices.filter { column.validity[$0] }
      .sorted {
        keys[$0].0 != keys[$1].0
          ? keys[$0].0.lexicographicallyPrecedes(keys[$1].0) : keys[$0].1.lexicographicallyPrecedes(keys[$1].1)
      }
    #expect(zip(order, order.dropFirst()).allSatisfy { ranks.values[$0] <= ranks.values[$1] })
  }

  @Test func aDamagedFileLeavesNothing() throws {
    var random = SplitMix64(seed: 6)
    let good = (0..<5_000).map { Codes.upper.code($0, &random) }
    let bad = String(Self.file((0..<5_000).map { Codes.everything.code($0, &random) }).dropLast()) + "x"
    let register = try LoadingFixture.open(
      ["bodies/1.json": Self.file(good), "bodies/2.json": bad, "bodies/3.json": Self.file(good)],
      granularity: Self.granularity(2))
    let column = try Self.phones(register)
    #expect(column.count == 10_000)
    #expect((0..<10_000).allSatisfy { column.foldedBytes($0).elementsEqual(good[$0 % 5_000].lowercased().utf8) })
  }
}

private func sortKey(_ text: String) -> [UInt16] {
  let bytes = Array(Folding.fold(text).utf8)
  var key = [UInt16](repeating: 0, count: max(bytes.count, 1))
  let count = bytes.withUnsafeBufferPointer { Pinyin.sortKey(of: $0, into: &key) }
  return Array(key[..<count])
}
