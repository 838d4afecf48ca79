import HanText
import Testing

@Suite("Reading of text")
struct PinyinReadingTests {
  @Test(
    "A phrase has its own reading",
    arguments: [
      ("行业协会", "hang ye xie hui"), ("银行业", "yin hang ye"), ("会计学会", "kuai ji xue hui"),
      ("音乐家协会", "yin yue jia xie hui"),
      ("调解协会", "tiao jie xie hui"), ("重庆", "chong qing"), ("重点", "zhong dian"), ("种子", "zhong zi"), ("长安", "chang an"),
      ("长武", "chang wu"), ("子长", "zi chang"), ("吴堡", "wu bu"), ("佛坪", "fo ping"), ("柞水", "zha shui"), ("厦门", "xia men"),
      ("六安", "lu an"), ("蚌埠", "beng bu"), ("台州", "tai zhou"), ("丽水", "li shui"), ("给排水", "ji pai shui"),
      ("参茸", "shen rong"), ("曾氏", "zeng shi"), ("仇氏", "qiu shi"), ("区氏", "ou shi"), ("朴氏", "piao shi"),
      ("查氏", "zha shi"),
      ("盖氏", "ge shi"), ("翟氏", "zhai shi"), ("解氏", "xie shi"), ("陕西省", "shan xi sheng"), ("律师", "lü shi"),
      ("略阳县", "lüe yang xian"), ("重慶銀行", "chong qing yin hang"), ("A股2020年", "a gu 2020 nian"), ("", ""),
      ("abc", "abc"),
      ("理事长", "li shi zhang"), ("成长", "cheng zhang"), ("𠮷", "𠮷"), ("𠀀", "he"),
    ])
  func reads(_ text: String, _ reading: String) {
    #expect(Pinyin.reading(of: text) == reading)
  }
}
