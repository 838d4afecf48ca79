import HanText
import RandomSupport
import Testing

@Suite("Search by pinyin")
struct PinyinPatternTests {
  @Test("A typed form finds its name", arguments: pairs(of: typedFormsFound))
  func finds(_ name: String, _ typed: String) throws {
    let pattern = try #require(PinyinPattern(typed))
    #expect(firstMatch(pattern, name) != nil)
    #expect(matches(pattern, name))
  }

  @Test("A wrong form finds nothing", arguments: pairs(of: typedFormsNotFound))
  func findsNot(_ name: String, _ typed: String) throws {
    let pattern = try #require(PinyinPattern(typed))
    #expect(firstMatch(pattern, name) == nil)
    #expect(!matches(pattern, name))
  }

  @Test("The lists have at least 300 and 100 forms")
  func counts() {
    #expect(pairs(of: typedFormsFound).count >= 300)
    #expect(pairs(of: typedFormsNotFound).count >= 100)
  }

  @Test("Each of the 3,500 common characters is found by every reading and by its initial")
  func commonCharacters() throws {
    var characters: Set<Character> = []
    for line in commonCharactersByReading.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let pattern = try #require(PinyinPattern(String(parts[0])))
      let initial = try #require(PinyinPattern(String(parts[0].prefix(1))))
      for character in parts[1] {
        #expect(matches(pattern, String(character)), "\(character) \(parts[0])")
        #expect(matches(initial, String(character)), "\(character) \(parts[0])")
        #expect(Folding.fold(String(character)) == String(character))
        characters.insert(character)
      }
    }
    #expect(characters.count == 3500)
  }

  @Test(
    "The range of a match covers the matched characters",
    arguments: [
      ("陕西省行业协会", "hyxh", "行业协会"), ("陕西省行业协会", "yexh", "业协会"), ("汉中市", "hanzh", "汉中"), ("西安", "xian", "西安"),
      ("先安", "xian", "先"), ("ＩＴ行业", "ithy", "ＩＴ行业"), ("买买提 • 艾力", "mmtal", "买买提 • 艾力"), ("张　三丰", "zs", "张　三"),
      ("重慶市（銀行）協會", "yhxh", "銀行）協會"), ("a·b", "b", "b"),
    ])
  func range(_ name: String, _ typed: String, _ meant: String) throws {
    let text = FoldedText(name)
    let pattern = try #require(PinyinPattern(typed))
    let found = text.bytes.withUnsafeBufferPointer { pattern.firstMatch(in: $0) }
    if meant.contains("）") {
      #expect(found == nil, "a bracket cannot be left out")
    } else {
      let range = text.originalRange(of: try #require(found))
      #expect(String(decoding: Array(name.utf8)[range], as: UTF8.self) == meant)
    }
  }

  @Test("A word without letters or of more than 63 characters is not searched by pinyin")
  func noPattern() {
    for typed in ["", " ", "'", "2020", "陕西", "（）", String(repeating: "a", count: 64)] {
      #expect(PinyinPattern(typed) == nil)
    }
    #expect(PinyinPattern(String(repeating: "a", count: 63)) != nil)
    #expect(PinyinPattern(" 'XI'  AN' ").map { matches($0, "西安") } == true)
  }

  @Test("Any bytes can be typed and searched")
  func anyBytes() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<8_000 {
      let typed = random.bytes(upTo: 12)
      let text = random.bytes(upTo: 24)
      guard let pattern = typed.withUnsafeBufferPointer({ PinyinPattern($0) }) else { continue }
      text.withUnsafeBufferPointer { text in
        let range = pattern.firstMatch(in: text)
        #expect(pattern.matches(text) == (range != nil))
        if let range { #expect(range.lowerBound >= 0 && range.upperBound <= text.count && !range.isEmpty) }
      }
    }
  }
}

func pairs(of lines: String) -> [(String, String)] {
  lines.split(separator: "\n").flatMap { line in
    let parts = line.split(separator: " ").map(String.init)
    // No name has a space in it.
    return parts.dropFirst().map { (parts[0], $0) }
  }
}

func matches(_ pattern: PinyinPattern, _ text: String) -> Bool {
  Array(Folding.fold(text).utf8).withUnsafeBufferPointer { pattern.matches($0) }
}

/// A range of the folded text.
func firstMatch(_ pattern: PinyinPattern, _ text: String) -> Range<Int>? {
  Array(Folding.fold(text).utf8).withUnsafeBufferPointer { pattern.firstMatch(in: $0) }
}
