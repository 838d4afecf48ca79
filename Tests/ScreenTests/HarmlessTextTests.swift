import Screen
import Testing

/// What is put into the clipboard does no harm where it is pasted.
@Suite struct HarmlessTextTests {
  private static let harmful: [Unicode.Scalar] =
    ((0..<0x20).map { Unicode.Scalar(UInt8($0)) } + (0x7F..<0xA0).map { Unicode.Scalar(UInt8($0)) })
    + ["\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}"]
    + (0x202A...0x202E).compactMap { Unicode.Scalar(UInt32($0)) }
    + (0x2066...0x2069).compactMap { Unicode.Scalar(UInt32($0)) }
    + ["\u{10FE80}", "\u{10FEFF}"]

  @Test func noneGetsThrough() {
    for scalar in Self.harmful {
      let text = "甲\(Character(scalar))b"
      for result in [HarmlessText.line(text), HarmlessText.line(text, keepingTabs: true), HarmlessText.json(text)] {
        let left = result.unicodeScalars.filter { Self.harmful.contains($0) }
        #expect(left.isEmpty || left.elementsEqual(["\t"]), "U+\(String(scalar.value, radix: 16))")
        #expect(result.hasPrefix("甲") && result.hasSuffix("b") && result.unicodeScalars.count > 2)
      }
    }
  }

  @Test(arguments: [
    ("rm -rf\r\n x\ty", "rm -rf  x y"), ("\u{1B}]0;x\u{7}", "␛]0;x␇"), ("a\u{202E}b", "a∙b"),
    ("宝鸡（市）\u{301}👍🏽", "宝鸡（市）\u{301}👍🏽"), ("\u{10FEFF}.csv", "\u{FFFD}.csv"), ("\n\n\r", "   "),
  ])
  func lines(text: String, expected: String) {
    #expect(HarmlessText.line(text) == expected)
  }

  @Test func tabsStayWhereTheySeparate() {
    #expect(HarmlessText.line("a\tb\nc", keepingTabs: true) == "a\tb c")
  }

  @Test func jsonKeepsItsValue() {
    #expect(HarmlessText.json(#"{"a":"\#u{202E}x\#u{7F}"}"#) == #"{"a":"\u202ex\u007f"}"#)
    #expect(HarmlessText.json(#"{"a":"宝鸡"}"#) == #"{"a":"宝鸡"}"#)
  }
}
