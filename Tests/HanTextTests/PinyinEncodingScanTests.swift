import CScan
import RandomSupport
import Testing

@testable import HanText

/// The scan over codes against the automaton over each text.
@Suite("Pinyin: texts as they are read")
struct SpokenScanTests {
  private static let common = Array(commonCharactersByReading.unicodeScalars.filter { $0.value > 0x3000 })

  private func spoken(_ names: [String], learning sample: some Sequence<String>) -> PinyinEncoding {
    var learned = PinyinEncoding.Sample()
    for name in sample { Array(name.utf8).withUnsafeBufferPointer { learned.add($0) } }
    let writer = learned.writer()
    var room: [UInt8] = []
    let stretches = stride(from: 0, to: names.count, by: PinyinEncoding.share).map { start in
      let own = names[start..<min(names.count, start + PinyinEncoding.share)]
      return writer.stretch(own.count, bytes: own.reduce(0) { $0 + $1.utf8.count }, room: &room) { write in
        for name in own { Array(name.utf8).withUnsafeBufferPointer { write($0) } }
      }
    }
    return PinyinEncoding(writer, stretches)
  }

  /// Compares the answers for `rows`, of which some were found before.
  private func check(
    _ scan: PinyinEncodingScan, _ word: String, _ names: [String], _ rows: [Range<Int>], _ random: inout SplitMix64,
    _ expected: (UnsafeBufferPointer<UInt8>) -> (Bool, Bool)
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
      let (found, begun) = Array(name.utf8).withUnsafeBufferPointer { expected($0) }
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
    var random = SplitMix64(seed: 600 + seed)
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
      guard let scan = PinyinEncodingScan(pattern, in: texts, width) else {
        #expect(pattern.literals.contains { $0.scalar == 0xB7 })
        continue
      }
      let part = Int.random(in: 0...700, using: &random)
      let rows = random.next() % 2 == 0 ? [0..<part, part..<700] : [part / 2..<part]
      check(scan, word, names, rows, &random) { (pattern.matches($0), pattern.begins($0)) }
    }
  }

  @Test("Letters as they stand, where some middle dots are left out and where none are", arguments: [true, false])
  func letters(_ hasDots: Bool) throws {
    var random = SplitMix64(seed: hasDots ? 900 : 901)
    let alphabet = Array("aabbcy会协1" + (hasDots ? "·" : "-"))
    let names = (0..<900).map { _ in
      String((0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
    }
    let texts = spoken(names, learning: names)
    for round in 0..<80 {
      let word = String((0..<(round % 11 + 1)).map { _ in "aabbc".randomElement(using: &random)! })
      let width = PinyinSieveTests.widths.randomElement(using: &random)!
      let scan = try #require(PinyinEncodingScan(letters: Array(word.utf8), in: texts, width))
      let part = Int.random(in: 0...900, using: &random)
      let rows = random.next() % 2 == 0 ? [0..<part, part..<900] : [part / 2..<part]
      check(scan, word, names, rows, &random) { text in
        let text = String(decoding: text, as: UTF8.self)
        return (text.contains(word), text.hasPrefix(word))
      }
    }
    for word in ["", "a1", "a会", "·", "A"] { #expect(PinyinEncodingScan(letters: Array(word.utf8), in: texts) == nil) }
  }

  @Test("More texts than stand in one stretch")
  func stretches() throws {
    var random = SplitMix64(seed: 700)
    let few = (0..<97).map { _ in Folding.fold(random.name(upTo: 6)) }
    let names = (0..<2 * PinyinEncoding.share + 77).map { _ in few.randomElement(using: &random)! }
    let texts = spoken(names, learning: few)
    for word in ["x", "sh", "hzyl", "xiehui", "hz市"] {
      let pattern = try #require(PinyinPattern(word))
      let scan = try #require(
        PinyinEncodingScan(pattern, in: texts, PinyinSieveTests.widths.randomElement(using: &random)!))
      check(scan, word, names, [0..<PinyinEncoding.share + 64, PinyinEncoding.share + 64..<names.count], &random) {
        (pattern.matches($0), pattern.begins($0))
      }
    }
  }

  @Test("Codes by vectors of all widths are sieved as one by one, and as said")
  func widths() {
    var random = SplitMix64(seed: 800)
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
      graph.isExact = round % 5 == 0 ? 0 : 1
      for code in 1...255 where random.next() % 3 == 0 && (round % 2 == 0 || code / 16 % 3 == 0) {
        let ways = UInt8.random(in: 0...255, using: &random) & 0xE0
        withUnsafeMutableBytes(of: &graph.classes) { $0[code] = ways }
        if ways != 0, random.next() % 4 == 0 { withUnsafeMutableBytes(of: &graph.doubts) { $0[code] = 0xFF } }
      }
      let parts = withUnsafeBytes(of: graph.classes) { classes in
        (0..<16).filter { classes[$0 * 16..<$0 * 16 + 16].contains { $0 != 0 } }
      }
      graph.partCount = parts.count
      withUnsafeMutableBytes(of: &graph.parts) { for (index, part) in parts.enumerated() { $0[index] = UInt8(part) } }
      let blocks = (count + 63) / 64
      let texts = codes[..<count].split(separator: 0, omittingEmptySubsequences: false).dropLast()
      let found = PinyinSieveTests.widths.map { width in
        var (sure, unsure, ends) = (
          [UInt64](repeating: .max, count: blocks + 1), [UInt64](repeating: .max, count: blocks + 1),
          [UInt64](repeating: .max, count: blocks + 1)
        )
        var found = [UInt64](repeating: 0, count: (texts.count + 63) / 64 + 2)
        var begun = found
        let isUnsure = shezu_spoken_sieve(codes, count, &graph, &sure, &unsure, &ends, &found, &begun, width)
        #expect((isUnsure != 0) == unsure[..<blocks].contains { $0 != 0 })
        return [sure, unsure, ends, found, begun]
      }
      #expect(found.allSatisfy { $0 == found[0] })
      func bit(_ part: Int, _ place: Int) -> Bool { found[0][part][place >> 6] >> UInt64(place & 63) & 1 != 0 }
      #expect((0..<count).allSatisfy { bit(2, $0) == (codes[$0] == 0) })
      for (number, text) in texts.enumerated() {
        #expect(bit(3, number) == text.indices.contains { bit(0, $0) })
        #expect(bit(4, number) == text.first.map { _ in bit(0, text.startIndex) } ?? false)
        for place in text.indices {
          let paths = Self.paths(from: place, codes, graph)
          #expect(bit(0, place) == (paths.sure && graph.isExact != 0))
          #expect(bit(1, place) == (paths.any && !bit(0, place)))
        }
      }
    }
  }

  /// Whether a path begins at a place, and whether one without doubt does: over one code by edge 2, over two by 1 and 0.
  private static func paths(
    from place: Int, _ codes: [UInt8], _ graph: shezu_spoken_graph
  ) -> (any: Bool, sure: Bool) {
    withUnsafeBytes(of: graph.classes) { classes in
      withUnsafeBytes(of: graph.doubts) { doubts in
        let (here, next) = (Int(codes[place]), Int(codes[place + 1]))
        let short = classes[here] & 0x20 != 0
        let long = classes[here] & 0x40 != 0 && classes[next] & 0x80 != 0
        return (short || long, doubts[here] == 0 && (short || long && doubts[next] == 0))
      }
    }
  }
}
