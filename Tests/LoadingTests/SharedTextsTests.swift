import Foundation
import HanText
import Testing

@testable import Columnar
@testable import Loading
@testable import Querying

/// Texts that many rows share are kept once, and results are the same.
@Suite struct SharedTextsTests {
  /// How the names of a file vary from row to row.
  enum Names: String, CaseIterable {
    case few, fewWithGaps, all, fewThenAll, allThenFew, tooMany

    func name(_ row: Int) -> String {
      switch self {
      case .few: return "宝鸡市民政局（\(row % 37)）"
      case .fewWithGaps: return row % 3 == 0 ? "" : "Ａ类 \"单位\" \(row % 11)"
      case .all: return "单位\(row)"
      case .fewThenAll: return row < 6000 ? "局\(row % 50)" : "单位\(row)"
      case .allThenFew: return row < 6000 ? "单位\(row)" : "局\(row % 50)"
      case .tooMany: return "单位\(row % 61_000)"
      }
    }

    var rows: Int { self == .tooMany ? 250_000 : 13_000 }

    /// Whether it pays to keep each text once.
    var isShared: Bool { self == .few || self == .fewWithGaps }
  }

  private static func file(_ names: [String]) -> String {
    let records = names.enumerated().map { row, name -> String in
      // Some with escapes, which take another way.
      let written = name.replacing("\"", with: "\\\"").replacing("单", with: row % 7 == 0 ? "\\u5355" : "单")
      return name.isEmpty ? "{\"code\":\"k\(row)\"}" : "{\"code\":\"k\(row)\",\"name\":\"\(written)\"}"
    }
    return "[" + records.joined(separator: ",\n") + "]"
  }

  private static func column(_ register: Register) throws -> TextColumn {
    guard case .text(let column) = register.tables[0].columns[1] else { throw CocoaError(.featureUnsupported) }
    return column
  }

  @Test(arguments: Names.allCases, [1, 3])
  func everyRowKeepsItsText(_ names: Names, _ workers: Int) throws {
    let expected = (0..<names.rows).map(names.name)
    var granularity = Granularity()
    (granularity.block, granularity.first, granularity.segment) = (4_000, 9_000, 60_000)
    granularity.workers = workers
    let register = try LoadingFixture.open(["bodies.json": Self.file(expected)], granularity: granularity)
    let column = try Self.column(register)
    #expect(column.count == expected.count)
    #expect((column.codes != nil) == names.isShared)
    #expect(expected.indices.allSatisfy { column.string($0) == expected[$0] })
    #expect(expected.indices.allSatisfy { column.validity[$0] == !expected[$0].isEmpty })
    #expect(
      expected.indices.allSatisfy {
        column.withFolded($0) { String(decoding: $0, as: UTF8.self) } == Folding.fold(expected[$0])
      })
  }

  @Test func textsOfADamagedFileAreForgotten() throws {
    let good = (0..<9_000).map { "局\($0 % 20)" }
    let bad = String(Self.file((0..<9_000).map { "处\($0 % 20)" }).dropLast()) + "x"
    var granularity = Granularity()
    (granularity.block, granularity.first, granularity.segment) = (4_000, 9_000, 60_000)
    let register = try LoadingFixture.open(
      ["bodies/1.json": Self.file(good), "bodies/2.json": bad, "bodies/3.json": Self.file(good)],
      granularity: granularity)
    let column = try Self.column(register)
    #expect(column.count == 18_000)
    #expect(column.texts == 21)
    #expect((0..<18_000).allSatisfy { column.string($0) == good[$0 % 9_000] })
  }

  /// Every way of asking a column of shared texts, against the same texts one a row.
  @Test func sharedTextsAnswerAsOwnOnes() throws {
    let texts = ["", "宝鸡市养老协会", "ＡＢＣ（集团）", "羣眾 abc", "abc", "西安", "Xi An", "市", "宝鸡市"]
    let rows = (0..<5_000).map { texts[$0 * 7919 % 9] }
    let shared = try Self.column(LoadingFixture.open(["bodies.json": Self.file(rows)]))
    #expect(shared.codes != nil)
    var builder = TableBuilder(LoadingFixture.bodies)
    for text in rows { builder.append(text.isEmpty ? [:] : ["name": .text(text)]) }
    guard case .text(let own) = builder.table().columns[1] else { throw CocoaError(.featureUnsupported) }
    #expect(own.codes == nil)
    var few = Bitmap(count: rows.count)
    for row in 17..<40 { few[row] = true }
    for word in ["市", "abc", "群众", "(集", "宝鸡市", "没有", "c"] {
      let needle = Array(Folding.fold(word).utf8)
      for within in [nil, few] {
        var found = try Scan.contains(needle, in: shared, within: within) {}.rows
        var wanted = try Scan.contains(needle, in: own, within: within) {}.rows
        if let within {
          found.formIntersection(within)
          wanted.formIntersection(within)
        }
        #expect(found == wanted)
      }
      for whole in [true, false] {
        #expect(Scan.matches([needle], whole: whole, in: shared) == Scan.matches([needle], whole: whole, in: own))
      }
    }
    #expect(Scan.matches([[]], whole: true, in: shared) == Scan.matches([[]], whole: true, in: own))
    for sound in ["bj", "yanglao", "xian", "s"] {
      let pattern = try #require(PinyinPattern(sound))
      for within in [nil, few] {
        var found = try Scan.contains(pattern, in: shared, within: within) {}.rows
        var wanted = try Scan.contains(pattern, in: own, within: within) {}.rows
        if let within {
          found.formIntersection(within)
          wanted.formIntersection(within)
        }
        #expect(found == wanted)
      }
    }
    for expression in ["^宝鸡.*协会$", "^$", "(?i)ABC"] {
      let pattern = try Pattern(expression, place: QueryRange(0..<1), offset: 0)
      #expect(
        try Scan.matches(pattern, in: shared, within: nil) {} == Scan.matches(pattern, in: own, within: nil) {})
    }
    let ranks = try #require(Collation.ranks(shared))
    #expect(ranks.values == Collation.ranks(own)?.values && ranks.greatest == Collation.ranks(own)?.greatest)
  }
}
