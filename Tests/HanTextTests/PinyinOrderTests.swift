import HanText
import RandomSupport
import Testing

@Suite("Order by pinyin")
struct PinyinOrderTests {
  @Test("Names sort as in a dictionary, words by their reading")
  func order() {
    let ordered = [
      "", "2020", "3D打印", "abc", "《安康》", "安康", "宝鸡", "长安", "长武", "重庆", "佛坪", "汉中", "会计", "会长", "吉安", "陕西", "渭南",
      "西安", "咸阳", "延安", "榆林", "重点", "子长", "𠀀",
    ]
    var random = SplitMix64(seed: 11)
    let sorted = ordered.shuffled(using: &random).sorted {
      Pinyin.sortKey(of: $0).lexicographicallyPrecedes(Pinyin.sortKey(of: $1))
    }
    #expect(sorted.filter { !$0.hasPrefix("会") } == ordered.filter { !$0.hasPrefix("会") })
    #expect(sorted.firstIndex(of: "会计")! > sorted.firstIndex(of: "会长")!)
  }

  @Test("Tone sorts before strokes, strokes before code point")
  func tones() {
    let sorted = ["是", "石", "师", "使", "十", "失"].sorted {
      Pinyin.sortKey(of: $0).lexicographicallyPrecedes(Pinyin.sortKey(of: $1))
    }
    #expect(sorted == ["失", "师", "十", "石", "使", "是"])
  }

  private static func sorted(_ texts: [String], isPerson: Bool = false) -> [String] {
    texts.sorted {
      Pinyin.sortKey(of: $0, isPerson: isPerson).lexicographicallyPrecedes(Pinyin.sortKey(of: $1, isPerson: isPerson))
    }
  }

  @Test(
    "Numbers in names are in the order of their size",
    arguments: [
      ["第1小学", "第2小学", "第10小学", "第100小学", "第999小学", "第1000小学", "第1001小学", "第12345小学"],
      ["第一小学", "第二小学", "第九小学", "第十小学", "第十一小学", "第二十小学", "第一百零五小学", "第九百小学"],
      ["协会2", "协会10", "协会2019", "协会20200", "协会安", "协会中"],
      ["陕民社字第9号", "陕民社字第88号", "陕民社字第20200001号", "陕民社字第20200002号", "陕民社字第99999999999999999999999号"],
      // Codes are compared character by character.
      ["5161000000A1", "516100001", "52"],
    ])
  func numbers(_ ordered: [String]) {
    #expect(Self.sorted(ordered.reversed()) == ordered)
    #expect(Self.sorted(["第2届", "第三届", "第1届", "第十届"]) == ["第1届", "第2届", "第三届", "第十届"])
  }

  @Test("Names of persons sort by the readings of surnames")
  func surnames() {
    let ordered = ["种一", "盖一", "区一", "朴一", "仇一", "单一", "召一", "解一", "尉迟一", "乐一", "曾一", "查一", "翟一"]
    #expect(Self.sorted(ordered.reversed(), isPerson: true) == ordered)
    // Among 单县 and 单位, as words, the usual reading holds.
    #expect(Self.sorted(["单位", "朝阳"]) == ["朝阳", "单位"])
  }

  @Test("A key has no 0 and at most as many units as the text has bytes; equal keys mean equal texts but for numbers")
  func keys() {
    var random = SplitMix64(seed: 12)
    var texts: [[UInt16]: String] = [:]
    for _ in 0..<20_000 {
      let text = Folding.fold(random.name(upTo: 4))
      let key = Pinyin.sortKey(of: text)
      #expect(!key.contains(0) && key.count <= text.utf8.count)
      // Numbers may be written in several ways.
      let plain = text.filter { !$0.isNumber }
      #expect(texts.updateValue(plain, forKey: key) ?? plain == plain)
    }
  }
}
