import RandomSupport
import Testing

@testable import HanText

@Suite("Search by pinyin against its definition")
struct PinyinRandomTests {
  @Test("60,000 random texts and typed forms agree", arguments: 0..<6)
  func agrees(_ seed: UInt64) {
    var random = SplitMix64(seed: 100 + seed)
    var found = 0
    for _ in 0..<10_000 {
      let text = random.name(upTo: 10)
      let typed = random.typedForm(of: text)
      let expected = NaivePinyin(typed).matches(text)
      guard let pattern = PinyinPattern(typed) else { continue }
      found += expected ? 1 : 0
      #expect(matches(pattern, text) == expected, "\(typed) in \(text)")
      #expect((firstMatch(pattern, text) != nil) == expected, "\(typed) in \(text)")
    }
    #expect(found > 2_000 && found < 9_000)
  }

  @Test("Rows of a column match as single texts do, in any partition", arguments: 0..<4)
  func scans(_ seed: UInt64) throws {
    var random = SplitMix64(seed: 200 + seed)
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    var names: [String] = []
    for _ in 0..<400 {
      names.append(Folding.fold(random.name(upTo: 14)))
      arena += names[names.count - 1].utf8
      offsets.append(UInt32(arena.count))
    }
    for _ in 0..<80 {
      guard let pattern = PinyinPattern(random.typedForm(of: names.randomElement(using: &random)!)) else { continue }
      let first = Int.random(in: 0...400, using: &random)
      var matched = [UInt64](repeating: 0, count: 7)
      var prefixMatches = matched
      arena.withUnsafeBufferPointer { arena in
        for rows in [0..<first, first..<400] {
          pattern.mark(rows, arena: arena, offsets: offsets, matches: &matched, prefixMatches: &prefixMatches)
        }
      }
      func rows(_ words: [UInt64]) -> [Int] { (0..<448).filter { words[$0 >> 6] >> UInt64($0 & 63) & 1 != 0 } }
      #expect(rows(matched) == names.indices.filter { matches(pattern, names[$0]) })
      #expect(rows(prefixMatches) == names.indices.filter { firstMatch(pattern, names[$0])?.lowerBound == 0 })
    }
  }

  @Test("Rows of any length match as single texts do, those found before are skipped", arguments: 0..<3)
  func scansLongTexts(_ seed: UInt64) throws {
    var random = SplitMix64(seed: 400 + seed)
    var names: [String] = []
    for limit in [3, 40, 400, 3_000, 30, 9_000] as [Int] {
      for _ in 0..<random.next() % 90 + 1 {
        let empty = random.next() % 9 == 0
        names.append(empty ? "" : Folding.fold(random.name(upTo: random.next() % 7 == 0 ? limit : min(limit, 30))))
      }
    }
    // A long text with its only match at the end.
    names += [String(repeating: "中", count: 8_000), String(repeating: "中", count: 8_000) + "协会", "协", "会"]
    let arena = names.flatMap { $0.utf8 }
    let offsets = names.reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1.utf8.count)) }
    let words = (names.count + 63) / 64
    let typed = [
      "x", "xh", "xiehui", "sh", "lv", "zhuang", "hzyl", "协h", "x会", "a", "zhongzhong", "b1", "c·z", "x'h", "i",
    ]
    for word in typed + (0..<20).map({ _ in random.typedForm(of: names.randomElement(using: &random)! + "协") }) {
      guard let pattern = PinyinPattern(word) else { continue }
      let known = (0..<words).map { _ in random.next() & random.next() & (random.next() % 2 == 0 ? .max : 0) as UInt64 }
      var matched = known
      var prefixMatches = [UInt64](repeating: 0, count: words)
      arena.withUnsafeBufferPointer { arena in
        pattern.mark(0..<names.count, arena: arena, offsets: offsets, matches: &matched, prefixMatches: &prefixMatches)
      }
      for (row, name) in names.enumerated() {
        let bit: UInt64 = 1 << UInt64(row & 63)
        let wasKnown = known[row >> 6] & bit != 0
        #expect((matched[row >> 6] & bit != 0) == (wasKnown || matches(pattern, name)), "\(word) row \(row)")
        let begins = !wasKnown && NaivePinyin(word).begins(String(name.prefix(word.count * 2 + 2)))
        #expect((prefixMatches[row >> 6] & bit != 0) == begins, "\(word) row \(row)")
      }
    }
  }

  @Test("A pattern that includes its needle matches every text that contains it")
  func includesWhatIsWritten() {
    var random = SplitMix64(seed: 500)
    var included = 0
    for _ in 0..<4_000 {
      let text = Folding.fold(random.name(upTo: 8))
      let scalars = Array(text.unicodeScalars)
      let part = (0..<3).map { _ in scalars.indices.randomElement(using: &random) ?? 0 }.sorted()
      guard part[2] < scalars.count else { continue }
      let typed = String(String.UnicodeScalarView(scalars[part[0]...part[2]]))
      let needle = Array(Folding.fold(typed).utf8)
      guard let pattern = PinyinPattern(typed), pattern.includes(needle) else { continue }
      included += 1
      let holds = text.utf8.count >= needle.count && text.contains(String(decoding: needle, as: UTF8.self))
      #expect(!holds || matches(pattern, text), "\(typed) in \(text)")
    }
    #expect(included > 500)
    #expect(PinyinPattern("lü").map { $0.includes(Array("lü".utf8)) } == false)
    #expect(PinyinPattern("x''h").map { $0.includes(Array("x''h".utf8)) } == false)
  }

  @Test("Invalid UTF-8 in a row does not change the result of others")
  func scansBrokenText() {
    var random = SplitMix64(seed: 300)
    for _ in 0..<300 {
      let rows = (0..<40).map { _ in random.bytes(upTo: 8) }
      let offsets = rows.reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
      guard let pattern = PinyinPattern(random.typedForm(of: "中國協会zA9")) else { continue }
      var (matched, prefixMatches): (UInt64, UInt64) = (0, 0)
      rows.flatMap { $0 }.withUnsafeBufferPointer { arena in
        pattern.mark(0..<40, arena: arena, offsets: offsets, matches: &matched, prefixMatches: &prefixMatches)
      }
      for (row, bytes) in rows.enumerated() where String(validating: bytes, as: UTF8.self) != nil {
        #expect((matched >> UInt64(row) & 1 != 0) == bytes.withUnsafeBufferPointer { pattern.matches($0) })
      }
    }
  }
}

extension SplitMix64 {
  /// A name of common and rare characters, letters, digits and punctuation.
  mutating func name(upTo limit: Int) -> String {
    let pieces: [Character] = Array("陕西省汉中安康宝鸡市行业协会长重乐略女律曾区朴县先养老者啊恶诶嗯呒中国绿旅车大夫藏參會·· -'() a1bzh九〇𠀀𠮷éひ")
    return String((0..<Int.random(in: 1...limit, using: &self)).map { _ in pieces.randomElement(using: &self)! })
  }

  /// A form that a user may type for a part of the name, sometimes with an error.
  mutating func typedForm(of name: String) -> String {
    let scalars = Array(Folding.fold(name).unicodeScalars)
    guard !scalars.isEmpty else { return "a" }
    let lower = Int.random(in: scalars.indices, using: &self)
    let upper = min(scalars.count, lower + Int.random(in: 1...5, using: &self))
    var typed = ""
    for scalar in scalars[lower..<upper] {
      let reading = readings(of: scalar).randomElement(using: &self) ?? String(Character(scalar))
      switch Int.random(in: 0..<12, using: &self) {
      case 0...3: typed += reading.replacing("ü", with: ["v", "u", "yu", "ü"].randomElement(using: &self)!)
      case 4...6: typed += reading.prefix(1)
      case 7: typed += reading.prefix(2)
      case 8: typed += "'" + reading
      case 9: typed += String(Character(scalar))
      case 10: typed += ["h", "v", " ", "zh", "n", "·", "省"].randomElement(using: &self)!
      default: break
      }
    }
    return typed
  }

  /// The readings of a character without tones, empty if it has none.
  private func readings(of character: Unicode.Scalar) -> [String] {
    let table = PinyinTable.shared
    return table.readings(of: table.readingSet(of: character.value)).map {
      table.name(of: PinyinTable.syllable(of: $0))
    }
  }
}
