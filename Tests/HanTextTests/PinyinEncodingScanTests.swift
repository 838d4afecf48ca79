import CScan
import RandomSupport
import Testing

@testable import HanText

/// A search in codes against the NFA on each text.
@Suite("Search in a pinyin encoding")
struct PinyinEncodingScanTests {
  /// Those that this processor has.
  private static let instructionSets: [shezu_pinyin_instructions] =
    shezu_pinyin_fastest() == shezu_pinyin_avx2 ? [shezu_pinyin_portable, shezu_pinyin_avx2] : [shezu_pinyin_portable]

  private static let common = Array(commonCharactersByReading.unicodeScalars.filter { $0.value > 0x3000 })

  private func encoding(of names: [String], sample: some Sequence<String>) -> PinyinEncoding {
    var counted = PinyinEncoding.Sample()
    for name in sample { Array(name.utf8).withUnsafeBufferPointer { counted.add($0) } }
    let encoder = counted.encoder()
    var scratch: [UInt8] = []
    let chunks = stride(from: 0, to: names.count, by: PinyinEncoding.chunkSize).map { start in
      let own = names[start..<min(names.count, start + PinyinEncoding.chunkSize)]
      return encoder.chunk(own.count, bytes: own.reduce(0) { $0 + $1.utf8.count }, scratch: &scratch) { add in
        for name in own { Array(name.utf8).withUnsafeBufferPointer { add($0) } }
      }
    }
    return PinyinEncoding(encoder, chunks)
  }

  /// Compares the results for `rows`, some of which have matched before.
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
    var matches = known
    var prefixMatches = [UInt64](repeating: 0, count: words)
    for part in rows {
      scan.mark(part, matches: &matches, prefixMatches: &prefixMatches) { row, body in
        Array(names[row].utf8).withUnsafeBufferPointer { body($0) }
      }
    }
    for (row, name) in names.enumerated() {
      let bit: UInt64 = 1 << UInt64(row & 63)
      let isSearched = known[row >> 6] & bit == 0 && rows.contains { $0.contains(row) }
      let (isMatch, isPrefix) = Array(name.utf8).withUnsafeBufferPointer { expected($0) }
      #expect(
        (matches[row >> 6] & bit != 0) == (isSearched ? isMatch : known[row >> 6] & bit != 0), "\(word) in \(name)")
      #expect((prefixMatches[row >> 6] & bit != 0) == (isSearched && isPrefix), "\(word) in \(name)")
    }
  }

  private static let words = [
    "x", "xh", "xiehui", "sh", "zh", "lv", "zhuang", "hzyl", "协h", "x会", "a", "zhongzhong", "b1", "x'h", "i", "xi",
    "e", "ng", "yanglao", "xian", "xi'an", "9", "a9", "h1z", "hz市", "minban", "shehuituanti", "chang", "·h", "bz", "h·",
    "x·h", "··h", "h'·z", "h·'z",
  ]

  @Test("Random texts and words give the same rows as the NFA", arguments: 0..<4)
  func agreesWithPattern(_ seed: UInt64) throws {
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
    // No sample: all reading sets share codes. Then a small one, and all texts.
    let encoding = encoding(of: names, sample: names.prefix([0, 30, 700][Int(seed % 3)]))
    for word in Self.words + (0..<60).map({ _ in random.typedForm(of: names.randomElement(using: &random)!) }) {
      guard let pattern = PinyinPattern(word) else { continue }
      let scan = PinyinEncodingScan(pattern, in: encoding, Self.instructionSets.randomElement(using: &random)!)
      let part = Int.random(in: 0...700, using: &random)
      let rows = random.next() % 2 == 0 ? [0..<part, part..<700] : [part / 2..<part]
      check(scan, word, names, rows, &random) { (pattern.matches($0), pattern.matchesPrefix(of: $0)) }
    }
  }

  @Test("A word of letters is found as it is, whether middle dots are omitted or not", arguments: [true, false])
  func letters(_ hasDots: Bool) throws {
    var random = SplitMix64(seed: hasDots ? 900 : 901)
    let alphabet = Array("aabbcy会协1" + (hasDots ? "·" : "-"))
    let names = (0..<900).map { _ in
      String((0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
    }
    let encoding = encoding(of: names, sample: names)
    for round in 0..<80 {
      let word = String((0..<(round % 11 + 1)).map { _ in "aabbc".randomElement(using: &random)! })
      let instructions = Self.instructionSets.randomElement(using: &random)!
      let scan = try #require(PinyinEncodingScan(letters: Array(word.utf8), in: encoding, instructions))
      let part = Int.random(in: 0...900, using: &random)
      let rows = random.next() % 2 == 0 ? [0..<part, part..<900] : [part / 2..<part]
      check(scan, word, names, rows, &random) { text in
        let text = String(decoding: text, as: UTF8.self)
        return (text.contains(word), text.hasPrefix(word))
      }
    }
    for word in ["", "a1", "a会", "·", "A"] {
      #expect(PinyinEncodingScan(letters: Array(word.utf8), in: encoding) == nil)
    }
  }

  @Test("A search continues from one chunk to the next")
  func chunks() throws {
    var random = SplitMix64(seed: 700)
    let few = (0..<97).map { _ in Folding.fold(random.name(upTo: 6)) }
    let names = (0..<2 * PinyinEncoding.chunkSize + 77).map { _ in few.randomElement(using: &random)! }
    let encoding = encoding(of: names, sample: few)
    for word in ["x", "sh", "hzyl", "xiehui", "hz市"] {
      let pattern = try #require(PinyinPattern(word))
      let scan = PinyinEncodingScan(pattern, in: encoding, Self.instructionSets.randomElement(using: &random)!)
      let middle = PinyinEncoding.chunkSize + 64
      check(scan, word, names, [0..<middle, middle..<names.count], &random) {
        (pattern.matches($0), pattern.matchesPrefix(of: $0))
      }
    }
  }

  @Test("All instruction sets run a graph over codes with the same result, that of single paths")
  func instructionSets() {
    var random = SplitMix64(seed: 800)
    for round in 0..<500 {
      let count = round % 200
      let codes = (0..<count + 64).map { _ -> UInt8 in
        random.next() % 8 == 0 ? 0 : UInt8.random(in: 0...255, using: &random)
      }
      var graph = Self.graph(round, &random)
      let blocks = (count + 63) / 64
      let texts = codes[..<count].split(separator: 0, omittingEmptySubsequences: false).dropLast()
      let results = Self.instructionSets.map { instructions in
        var (definite, possible, ends) = (
          [UInt64](repeating: .max, count: blocks + 1), [UInt64](repeating: .max, count: blocks + 1),
          [UInt64](repeating: .max, count: blocks + 1)
        )
        var matches = [UInt64](repeating: 0, count: (texts.count + 63) / 64 + 2)
        var prefixMatches = matches
        let anyPossible = Self.scan(
          codes, count, &graph, &definite, &possible, &ends, &matches, &prefixMatches, instructions)
        #expect(anyPossible == possible[..<blocks].contains { $0 != 0 })
        return [definite, possible, ends, matches, prefixMatches]
      }
      #expect(results.allSatisfy { $0 == results[0] })
      func bit(_ part: Int, _ index: Int) -> Bool { results[0][part][index >> 6] >> UInt64(index & 63) & 1 != 0 }
      #expect((0..<count).allSatisfy { bit(2, $0) == (codes[$0] == 0) })
      for (number, text) in texts.enumerated() {
        #expect(bit(3, number) == text.indices.contains { bit(0, $0) })
        #expect(bit(4, number) == text.first.map { _ in bit(0, text.startIndex) } ?? false)
        for index in text.indices {
          let paths = Self.paths(from: index, codes, graph)
          #expect(bit(0, index) == (paths.unambiguous && graph.isExact != 0))
          #expect(bit(1, index) == (paths.any && !bit(0, index)))
        }
      }
    }
  }

  /// Node 0 leads to the end by edge 2, and over node 1 by the edges 1 and 0. Random codes follow the edges.
  private static func graph(_ round: Int, _ random: inout SplitMix64) -> shezu_pinyin_graph {
    var graph = shezu_pinyin_graph()
    graph.edgeCount = 3
    graph.edges.0 = shezu_pinyin_edge(from: 1, to: UInt8(SHEZU_PINYIN_END))
    graph.edges.1 = shezu_pinyin_edge(from: 0, to: 1)
    graph.edges.2 = shezu_pinyin_edge(from: 0, to: UInt8(SHEZU_PINYIN_END))
    graph.isExact = round % 5 == 0 ? 0 : 1
    for code in 1...255 where random.next() % 3 == 0 && (round % 2 == 0 || code / 16 % 3 == 0) {
      let edges = UInt8.random(in: 0...255, using: &random) & 0xE0
      withUnsafeMutableBytes(of: &graph.edgesOfCode) { $0[code] = edges }
      if edges != 0, random.next() % 4 == 0 { withUnsafeMutableBytes(of: &graph.ambiguous) { $0[code] = 0xFF } }
    }
    let rows = withUnsafeBytes(of: graph.edgesOfCode) { edges in
      (0..<16).filter { edges[$0 * 16..<$0 * 16 + 16].contains { $0 != 0 } }
    }
    graph.rowCount = rows.count
    withUnsafeMutableBytes(of: &graph.rows) { for (index, row) in rows.enumerated() { $0[index] = UInt8(row) } }
    return graph
  }

  private static func scan(
    _ codes: [UInt8], _ count: Int, _ graph: inout shezu_pinyin_graph, _ definite: UnsafeMutablePointer<UInt64>,
    _ possible: UnsafeMutablePointer<UInt64>, _ ends: UnsafeMutablePointer<UInt64>,
    _ matches: UnsafeMutablePointer<UInt64>, _ prefixMatches: UnsafeMutablePointer<UInt64>,
    _ instructions: shezu_pinyin_instructions
  ) -> Bool {
    let result = shezu_pinyin_result(
      definite: definite, possible: possible, ends: ends, matches: matches, prefixMatches: prefixMatches)
    return shezu_pinyin_scan(codes, count, &graph, result, instructions) != 0
  }

  /// Whether a path starts at an index, and whether one over unambiguous codes does.
  private static func paths(
    from index: Int, _ codes: [UInt8], _ graph: shezu_pinyin_graph
  ) -> (any: Bool, unambiguous: Bool) {
    withUnsafeBytes(of: graph.edgesOfCode) { edges in
      withUnsafeBytes(of: graph.ambiguous) { ambiguous in
        let (here, next) = (Int(codes[index]), Int(codes[index + 1]))
        let short = edges[here] & 0x20 != 0
        let long = edges[here] & 0x40 != 0 && edges[next] & 0x80 != 0
        return (short || long, ambiguous[here] == 0 && (short || long && ambiguous[next] == 0))
      }
    }
  }

  @Test(
    "The graph of a short word is exact, that of a long one is cut to the most edges",
    arguments: [
      ("x", true), ("xh", true), ("sh", true), ("hzyl", true), ("协h", true), ("xiehui", true), ("yanglao", false),
      ("hzylxhhz", true), ("hzylxhhzs", false), ("zhuang", false), ("i", true),
    ])
  func exactGraphs(_ typed: String, _ isExact: Bool) throws {
    let pattern = try #require(PinyinPattern(typed))
    let names = ["养老协会庄抓族", "i杭州市"]
    let transitions = PinyinTransitions(pattern, in: encoding(of: names, sample: names))
    let graph = PinyinGraph(start: transitions.start, accepting: pattern.acceptingState) { transitions.stepOverAny($0) }
    #expect(graph.isExact == isExact)
    #expect(graph.edges.count <= Int(SHEZU_PINYIN_EDGES))
  }
}
