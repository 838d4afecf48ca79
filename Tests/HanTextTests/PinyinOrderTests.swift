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

  @Test("A key has no 0 and at most as many units as the text has bytes; equal keys mean equal texts")
  func keys() {
    var random = SplitMix64(seed: 12)
    var texts: [[UInt16]: String] = [:]
    for _ in 0..<20_000 {
      let text = Folding.fold(random.name(upTo: 4))
      let key = Pinyin.sortKey(of: text)
      #expect(!key.contains(0) && key.count <= text.utf8.count)
      #expect(texts.updateValue(text, forKey: key) ?? text == text)
    }
  }
}
