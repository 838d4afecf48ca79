import Foundation
import Testing

/// Every text that Sources hold in both languages, walked for the faults of wording that a machine can find.
@Suite struct WordingTests {
  /// One text in both languages, as two string literals that follow one another.
  struct Text {
    let place: String
    let chinese: String
    let english: String
  }

  private static let literal = #""((?:[^"\\\n]|\\.)*)",\s*"((?:[^"\\\n]|\\.)*)""#

  /// The texts of all targets but Synthetic, whose Chinese is data, and of the files that the built-in register brings.
  private static let texts: [Text] = {
    let sources = Checkout.sources.filter { $0.name != "Synthetic" }.flatMap { target in
      target.files.map { ("\(target.name)/\($0.path)", $0.text) }
    }
    let bundled = ["views.json", "figures.json"].map { name in
      (
        name,
        (try? String(
          contentsOf: Checkout.root.appendingPathComponent("Resources/Registers/shaanxi-2020/\(name)"), encoding: .utf8))
          ?? ""
      )
    }
    return sources.flatMap { texts(of: $0.1, literal, at: $0.0) }
      + bundled.flatMap { texts(of: $0.1, #""zh": ?"([^"]*)", ?"en": ?"([^"]*)""#, at: $0.0) }
  }()

  private static func texts(of source: String, _ pattern: String, at place: String) -> [Text] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(source.startIndex..., in: source)
    return expression.matches(in: source, range: whole).compactMap { match in
      guard let chinese = Range(match.range(at: 1), in: source), let english = Range(match.range(at: 2), in: source),
        source[chinese].contains(where: isHan), source[english].contains(where: { $0.isASCII && $0.isLetter }),
        source[english].first.map(isHan) == false
      else { return nil }
      let line = source[..<chinese.lowerBound].count { $0.isNewline } + 1
      return Text(place: "\(place):\(line)", chinese: String(source[chinese]), english: String(source[english]))
    }
  }

  private static func isHan(_ character: Character) -> Bool { ("\u{4E00}"..."\u{9FFF}").contains(character) }

  /// The text without code, interpolations and quotations, which have rules of their own.
  private static func bare(_ text: String) -> String {
    text.replacing(#/`[^`]*`|\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|“[^”]*”/#, with: "X")
  }

  @Test func bothLanguagesAreFound() {
    #expect(Self.texts.count > 1500)
    #expect(Self.texts.contains { $0.place.hasPrefix("figures.json") })
  }

  /// Spoken words, and words that another one has taken over: one concept has one word.
  @Test(
    arguments: [
      "打不开", "写不进", "看不出", "看不懂", "不认得", "不认识", "绕成", "就是", "何处", "为何", "这里", "那次", "请写出名称", "写其", "则空", "登记库",
      "词表", "重新读取", "附带", "差别", "已存视图", "引注", "凭记忆", "未明", "配色", "等价命令",
    ])
  func noChineseTextHasTheWord(_ word: String) {
    for text in Self.texts where text.chinese.contains(word) { Issue.record("\(text.place): \(text.chinese)") }
  }

  @Test(
    arguments: [
      "called “", "is no valid", "parted by", "cannot be told", "told on", "where one", "stderr", "stdout", "penalis",
      "synchronis", "organis", "supervising unit", "abnormal list", "serious list", "person-times", "as-of day",
      "vocabular", "Read again", "bundled",
    ])
  func noEnglishTextHasTheWords(_ words: String) {
    for text in Self.texts where text.english.contains(words) { Issue.record("\(text.place): \(text.english)") }
  }

  /// A name such as creditCode is in brackets after its title, or in code; alone it says nothing to a reader.
  @Test func noChineseSentenceHasAFieldIdentifier() {
    for text in Self.texts where !text.place.contains("MetadataReading") {
      let sentence = Self.bare(text.chinese).replacing(#/（[A-Za-z.]+）/#, with: "")
      if sentence.contains(#/\b[a-z]+[A-Z][a-z]+/#) { Issue.record("\(text.place): \(text.chinese)") }
    }
  }

  @Test func noTextMixesThePunctuationOfBothLanguages() {
    for text in Self.texts where !text.chinese.contains("{\\") {
      let (chinese, english) = (Self.bare(text.chinese), Self.bare(text.english))
      if chinese.contains(#/[\u4E00-\u9FFF][,;:?!]|[,;?!][\u4E00-\u9FFF]/#) {
        Issue.record("\(text.place): half-width mark in \(text.chinese)")
      }
      if chinese.contains(#/[，。；：？！、] [^；，、]/#) { Issue.record("\(text.place): blank after a mark in \(text.chinese)") }
      if english.contains(#/[，。（）]/#) {
        Issue.record("\(text.place): full-width mark in \(text.english)")
      }
    }
  }

  /// “1 records”: a number in front of a plural needs a form for one.
  @Test func noEnglishSentencePutsABareNumberBeforeAPlural() {
    let number =
      #/\\\([^()]*(?:count|records|Int)[^()]*\) (?:records|files|problems|errors|warnings|rules|findings|figures|columns|values)\b/#
    for text in Self.texts where text.english.contains(number) { Issue.record("\(text.place): \(text.english)") }
    for text in Self.texts where text.english.contains(#/\{\d?\} (?:records|files|problems|columns|values)\b/#) {
      Issue.record("\(text.place): \(text.english)")
    }
  }
}
