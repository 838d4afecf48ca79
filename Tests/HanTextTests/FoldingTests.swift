import HanText
import RandomSupport
import Testing

@Suite("Folding")
struct FoldingTests {
  @Test(
    "Variants of a text fold to one form",
    arguments: [
      ("陕西省（宝鸡）協會", "陕西省(宝鸡)协会"), ("ＡＢＣ１２３", "abc123"), ("51610000MJ", "51610000mj"),
      ("羣眾", "群众"), ("張　三", "张三"), (" 张 三 ", "张三"), ("United  Nations\tFund", "united nations fund"),
      ("买买提・艾力", "买买提·艾力"), ("买买提 • 艾力", "买买提·艾力"), ("买买提‧艾力", "买买提·艾力"),
      ("陕民罚【２０２０】３号", "陕民罚[2020]3号"), ("陕民罚〔2020〕3號", "陕民罚[2020]3号"), ("二○一九", "二〇一九"),
      ("100㎡", "100m2"), ("①②", "12"), ("“苏陕”协作", "\"苏陕\"协作"), ("2010—2015", "2010-2015"), ("ΑΒΓ ЖЗ", "αβγ жз"),
      ("ÀÉÖ", "àéö"), ("葛\u{E0100}洲", "葛洲"), ("\u{FEFF}中\u{200B}国", "中国"), ("裡裏後發髮", "里里后发发"),
      ("乾县", "乾县"), ("⽼人", "老人"), ("ｱｲ", "アイ"), ("社团 A 组", "社团a组"), ("a (b)", "a (b)"), ("", ""), ("　 ", ""),
    ])
  func folds(_ written: String, _ folded: String) {
    #expect(Folding.fold(written) == folded)
  }

  @Test("Every character folds to a folded form within the maximum growth")
  func everyCharacter() {
    for scalar in everyScalar {
      let text = String(Character(scalar))
      let folded = Folding.fold(text)
      #expect(Folding.fold(folded) == folded, "U+\(String(scalar.value, radix: 16))")
      #expect(folded.utf8.count <= text.utf8.count * Folding.maximumGrowth)
      #expect(isFolded(text) == folded.utf8.elementsEqual(text.utf8))
    }
  }

  @Test("Folding is idempotent, and the check agrees, on random texts")
  func idempotent() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let text = random.bytes(upTo: 24)
      let folded = fold(text)
      // Dropping a character may join parts of invalid UTF-8, so this holds for valid text only.
      if String(validating: text, as: UTF8.self) != nil { #expect(fold(folded) == folded) }
      #expect(text.withUnsafeBufferPointer { Folding.isFolded($0) } == (folded == text))
      #expect(text.withUnsafeBufferPointer { FoldedText($0).bytes } == folded)
    }
  }

  @Test("A folded substring is a substring of the folded text, on random texts")
  func partOfWhole() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<20_000 {
      let whole = random.text(upTo: 16)
      let scalars = Array(whole.unicodeScalars)
      let lower = Int.random(in: 0...scalars.count, using: &random)
      let upper = Int.random(in: lower...scalars.count, using: &random)
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[lower..<upper])
      #expect(contains(Folding.fold(whole), Folding.fold(String(part))), "\(String(part)) in \(whole)")
    }
  }

  @Test("A folded range maps back to whole characters that fold to it, on random texts")
  func mapsBack() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<5_000 {
      let text = random.text(upTo: 16)
      let bytes = Array(text.utf8)
      let folded = FoldedText(text)
      let starts = folded.bytes.indices.filter { folded.bytes[$0] & 0xC0 != 0x80 } + [folded.bytes.count]
      let lower = starts.randomElement(using: &random)!
      let upper = starts.filter { $0 >= lower }.randomElement(using: &random)!
      let range = folded.originalRange(of: lower..<upper)
      if lower == upper {
        #expect(range.isEmpty)
        continue
      }
      let borders = clusterBorders(text)
      #expect(borders.contains(range.lowerBound) && borders.contains(range.upperBound))
      #expect(contains(fold(Array(bytes[range])), fold(Array(folded.bytes[lower..<upper]))))
    }
  }

  @Test("The original range of a match has the spaces inside it, none around it")
  func highlights() throws {
    let text = "陕西　張 三（A）"
    let folded = FoldedText(text)
    let found = try #require(range(of: Array("张三(a".utf8), in: folded.bytes))
    let original = folded.originalRange(of: found)
    #expect(String(decoding: Array(text.utf8)[original], as: UTF8.self) == "張 三（A")
    let cluster = FoldedText("ae\u{301}b")
    #expect(cluster.originalRange(of: 1..<2) == 1..<4)
  }
}

private func fold(_ text: [UInt8]) -> [UInt8] {
  text.withUnsafeBufferPointer { bytes in
    var output: [UInt8] = []
    return Folding.fold(bytes, appendingTo: &output) ? output : text
  }
}

private func isFolded(_ text: String) -> Bool {
  Array(text.utf8).withUnsafeBufferPointer { Folding.isFolded($0) }
}

private func range(of part: [UInt8], in whole: [UInt8]) -> Range<Int>? {
  guard part.count <= whole.count else { return nil }
  return (0...(whole.count - part.count)).first { Array(whole[$0..<($0 + part.count)]) == part }
    .map { $0..<($0 + part.count) }
}

private func contains(_ whole: String, _ part: String) -> Bool { contains(Array(whole.utf8), Array(part.utf8)) }

private func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
  part.isEmpty || range(of: part, in: whole) != nil
}

private func clusterBorders(_ text: String) -> Set<Int> {
  var borders: Set = [0]
  var end = 0
  for character in text {
    end += character.utf8.count
    borders.insert(end)
  }
  return borders
}

private let everyScalar: [Unicode.Scalar] = (0...0x3FFFF).compactMap { Unicode.Scalar($0) }
