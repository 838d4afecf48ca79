import Columnar
import Localization
import Testing

@Suite struct ValueTextTests {
  @Test func stylesDifferInUnitsAndMarks() {
    let cases: [(Value, cell: String, sentence: String)] = [
      (.empty, "", ""), (.text("a"), "a", "a"), (.unreadable("[1]"), "[1]", "[1]"),
      (.coded(code: 0, label: Localized("甲", "first"), written: "甲"), "first", "first"),
      (.integer(12_345), "12,345", "12345"), (.money(443_925), "4,439.25", "4,439.25 yuan"),
      (.flag(true), "Yes", "yes"),
      (.day(.openEnd), "no expiry", "no expiry"), (.reference(key: "K", row: nil, label: ""), "K", "K"),
      (.list([.integer(1_000), .flag(false)]), "1,000, No", "1000, no"),
    ]
    for (value, cell, sentence) in cases {
      #expect(value.text(in: .english) == cell)
      #expect(value.text(in: .english, style: .sentence) == sentence)
    }
  }

  @Test func textIsInTheLanguage() {
    #expect(Value.day(.openEnd).text(in: .chinese) == "长期有效")
    #expect(Value.list([.flag(true), .flag(false)]).text(in: .chinese) == "是、否")
    #expect(Value.money(100).text(in: .chinese, style: .sentence) == "1.00元")
  }
}
