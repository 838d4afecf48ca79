import HanText
import Testing

@Suite("Pinyin: against the plain definition")
struct PinyinRandomTests {
  @Test("60,000 random texts and typed forms", arguments: 0..<6)
  func agrees(_ seed: UInt64) {
    var random = SeededRandom(seed: 100 + seed)
    var found = 0
    for _ in 0..<10_000 {
      let text = random.name(upTo: 10)
      let typed = random.typedForm(of: text)
      let expected = NaivePinyin(typed).matches(text)
      guard let pattern = PinyinPattern(typed) else { continue }
      found += expected ? 1 : 0
      #expect(matches(pattern, text) == expected, "\(typed) in \(text)")
      #expect((pattern.firstMatch(in: text) != nil) == expected, "\(typed) in \(text)")
    }
    #expect(found > 2_000 && found < 9_000)
  }

  @Test("Scanning a column finds the same rows, however the rows are shared out", arguments: 0..<4)
  func scans(_ seed: UInt64) throws {
    var random = SeededRandom(seed: 200 + seed)
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
      let scan = PinyinScan(pattern)
      let first = Int.random(in: 0...400, using: &random)
      var hits = [UInt64](repeating: 0, count: 7)
      var beginnings = hits
      arena.withUnsafeBufferPointer { arena in
        for rows in [0..<first, first..<400] {
          scan.mark(rows, arena: arena, offsets: offsets, hits: &hits, beginnings: &beginnings)
        }
      }
      func rows(_ words: [UInt64]) -> [Int] { (0..<448).filter { words[$0 >> 6] >> UInt64($0 & 63) & 1 != 0 } }
      #expect(rows(hits) == names.indices.filter { matches(pattern, names[$0]) })
      #expect(rows(beginnings) == names.indices.filter { pattern.firstMatch(in: names[$0])?.lowerBound == 0 })
    }
  }

  @Test("Broken text in a column neither stops nor leaks into another row")
  func scansBrokenText() {
    var random = SeededRandom(seed: 300)
    for _ in 0..<300 {
      let rows = (0..<40).map { _ in random.bytes(upTo: 8) }
      let offsets = rows.reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
      guard let pattern = PinyinPattern(random.typedForm(of: "中國協会zA9")) else { continue }
      var (hits, beginnings): (UInt64, UInt64) = (0, 0)
      rows.flatMap { $0 }.withUnsafeBufferPointer { arena in
        PinyinScan(pattern).mark(0..<40, arena: arena, offsets: offsets, hits: &hits, beginnings: &beginnings)
      }
      for (row, bytes) in rows.enumerated() where String(validating: bytes, as: UTF8.self) != nil {
        #expect((hits >> UInt64(row) & 1 != 0) == bytes.withUnsafeBufferPointer { pattern.matches($0) })
      }
    }
  }
}

extension SeededRandom {
  /// A name of common and rare characters, Latin, digits and what may stand between.
  mutating func name(upTo limit: Int) -> String {
    let pieces: [Character] = Array("陕西省汉中安康宝鸡市行业协会长重乐略女律曾区朴县先养老者啊恶诶嗯呒中国绿旅车大夫藏參會·· -'() a1bzh九〇𠀀𠮷éひ")
    return String((0..<Int.random(in: 1...limit, using: &self)).map { _ in pieces.randomElement(using: &self)! })
  }

  /// What somebody might type for a part of the name, now and then with a slip.
  mutating func typedForm(of name: String) -> String {
    let scalars = Array(Folding.fold(name).unicodeScalars)
    guard !scalars.isEmpty else { return "a" }
    let lower = Int.random(in: scalars.indices, using: &self)
    let upper = min(scalars.count, lower + Int.random(in: 1...5, using: &self))
    var typed = ""
    for scalar in scalars[lower..<upper] {
      let reading = Pinyin.readings(of: scalar).randomElement(using: &self) ?? String(Character(scalar))
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
}
