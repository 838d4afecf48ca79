import CScan
import Testing

@testable import HanText

/// The scan over codes against the automaton over each text.
@Suite("Pinyin: texts as they are read")
struct SpokenScanTests {
  private static let common = Array(commonCharactersByReading.unicodeScalars.filter { $0.value > 0x3000 })

  private func spoken(_ names: [String], learning sample: some Sequence<String>) -> SpokenTexts {
    var learned = SpokenTexts.Sample()
    for name in sample { Array(name.utf8).withUnsafeBufferPointer { learned.add($0) } }
    let writer = learned.writer()
    var room: [UInt8] = []
    let stretches = stride(from: 0, to: names.count, by: SpokenTexts.share).map { start in
      let own = names[start..<min(names.count, start + SpokenTexts.share)]
      return writer.stretch(own.count, bytes: own.reduce(0) { $0 + $1.utf8.count }, room: &room) { write in
        for name in own { Array(name.utf8).withUnsafeBufferPointer { write($0) } }
      }
    }
    return SpokenTexts(writer, stretches)
  }

  /// Compares the answers for `rows`, of which some were found before.
  private func check(
    _ scan: SpokenScan, _ pattern: PinyinPattern, _ word: String, _ names: [String], _ rows: [Range<Int>],
    _ random: inout SeededRandom
  ) {
    let words = (names.count + 63) / 64
    let known = (0..<words).map { _ -> UInt64 in
      switch random.next() % 4 {
      case 0: .max
      case 1: random.next() & random.next()
      default: 0
      }
    }
    var hits = known
    var beginnings = [UInt64](repeating: 0, count: words)
    for part in rows {
      scan.mark(part, hits: &hits, beginnings: &beginnings) { row, body in
        Array(names[row].utf8).withUnsafeBufferPointer { body($0) }
      }
    }
    for (row, name) in names.enumerated() {
      let bit: UInt64 = 1 << UInt64(row & 63)
      let isAsked = known[row >> 6] & bit == 0 && rows.contains { $0.contains(row) }
      let (found, begun) = Array(name.utf8).withUnsafeBufferPointer { (pattern.matches($0), pattern.begins($0)) }
      #expect((hits[row >> 6] & bit != 0) == (isAsked ? found : known[row >> 6] & bit != 0), "\(word) in \(name)")
      #expect((beginnings[row >> 6] & bit != 0) == (isAsked && begun), "\(word) in \(name)")
    }
  }

  private static let words = [
    "x", "xh", "xiehui", "sh", "zh", "lv", "zhuang", "hzyl", "协h", "x会", "a", "zhongzhong", "b1", "x'h", "i", "xi",
    "e", "ng", "yanglao", "xian", "xi'an", "9", "a9", "h1z", "hz市", "minban", "shehuituanti", "chang", "·h", "bz",
  ]

  @Test("Random texts, words and vectors of all widths", arguments: 0..<4)
  func agrees(_ seed: UInt64) throws {
    var random = SeededRandom(seed: 600 + seed)
    var names: [String] = []
    for _ in 0..<700 {
      switch random.next() % 8 {
      case 0: names.append("")
      case 1: names.append(Folding.fold(random.text(upTo: 9)))
      case 2: names.append(Folding.fold(random.name(upTo: random.next() % 9 == 0 ? 3_000 : 40)))
      case 3...5:
        let length = Int.random(in: 1...14, using: &random)
        names.append(
          Folding.fold(
            String(String.UnicodeScalarView((0..<length).map { _ in Self.common.randomElement(using: &random)! }))))
      default: names.append(Folding.fold(random.name(upTo: 12)))
      }
    }
    // Nothing learned: all sets share codes; a little; everything.
    let texts = spoken(names, learning: names.prefix([0, 30, 700][Int(seed % 3)]))
    for word in Self.words + (0..<60).map({ _ in random.typedForm(of: names.randomElement(using: &random)!) }) {
      guard let pattern = PinyinPattern(word) else { continue }
      let width = PinyinSieveTests.widths.randomElement(using: &random)!
      guard let scan = SpokenScan(pattern, in: texts, width) else {
        #expect(pattern.literals.contains { $0.scalar == 0xB7 })
        continue
      }
      let part = Int.random(in: 0...700, using: &random)
      let rows = random.next() % 2 == 0 ? [0..<part, part..<700] : [part / 2..<part]
      check(scan, pattern, word, names, rows, &random)
    }
  }

  @Test("More texts than stand in one stretch")
  func stretches() throws {
    var random = SeededRandom(seed: 700)
    let few = (0..<97).map { _ in Folding.fold(random.name(upTo: 6)) }
    let names = (0..<2 * SpokenTexts.share + 77).map { _ in few.randomElement(using: &random)! }
    let texts = spoken(names, learning: few)
    for word in ["x", "sh", "hzyl", "xiehui", "hz市"] {
      let pattern = try #require(PinyinPattern(word))
      let scan = try #require(SpokenScan(pattern, in: texts, PinyinSieveTests.widths.randomElement(using: &random)!))
      check(scan, pattern, word, names, [0..<SpokenTexts.share + 64, SpokenTexts.share + 64..<names.count], &random)
    }
  }

  @Test("Codes by vectors of all widths are looked up as one by one")
  func widths() {
    var random = SeededRandom(seed: 800)
    for round in 0..<500 {
      let count = round % 200
      let codes = (0..<count + 64).map { _ -> UInt8 in
        random.next() % 8 == 0 ? 0 : UInt8.random(in: 0...255, using: &random)
      }
      var graph = shezu_spoken_graph()
      graph.count = 3
      graph.edges.0 = shezu_sound_edge(from: 1, to: UInt8(SHEZU_SOUND_END))
      graph.edges.1 = shezu_sound_edge(from: 0, to: 1)
      graph.edges.2 = shezu_sound_edge(from: 0, to: UInt8(SHEZU_SOUND_END))
      withUnsafeMutableBytes(of: &graph.classes) { classes in
        for code in 1...255 where random.next() % 3 == 0 {
          classes[code] = UInt8.random(in: 0...255, using: &random) & 0xE0
        }
        for part in 0..<16 where round % 2 == 0 || part % 3 != 0 {
          for code in part * 16..<part * 16 + 16 where round % 2 != 0 { classes[code] = 0 }
        }
      }
      let parts = withUnsafeBytes(of: graph.classes) { classes in
        (0..<16).filter { classes[$0 * 16..<$0 * 16 + 16].contains { $0 != 0 } }
      }
      graph.partCount = parts.count
      withUnsafeMutableBytes(of: &graph.parts) { for (index, part) in parts.enumerated() { $0[index] = UInt8(part) } }
      let found = PinyinSieveTests.widths.map { width in
        let blocks = (count + 63) / 64
        var candidates = [UInt64](repeating: .max, count: blocks + 1)
        var ends = candidates
        shezu_spoken_sieve(codes, count, &graph, &candidates, &ends, width)
        return [candidates, ends]
      }
      #expect(found.allSatisfy { $0 == found[0] })
      #expect((0..<count).allSatisfy { found[0][1][$0 >> 6] >> UInt64($0 & 63) & 1 == (codes[$0] == 0 ? 1 : 0) })
    }
  }
}
