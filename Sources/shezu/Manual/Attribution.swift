import Columnar
import Localization

/// Something inside the program, or used by it, that others made.
struct Attribution: Sendable {
  let name: Localized
  /// What the program does with it.
  let use: Localized
  /// The licence, or why there is none.
  let licence: Localized
  /// Copyright holders, for the copyright file of packages; nil where there is no copyright.
  let holders: String?
  let address: String

  init(
    _ chinese: String, _ english: String, use: Localized, licence: Localized, holders: String?, address: String
  ) {
    name = Localized(chinese, english)
    self.use = use
    self.licence = licence
    self.holders = holders
    self.address = address
  }

  private static let unicodeLicence = Localized("Unicode License v3", "Unicode License v3")
  private static let official = Localized(
    "官方文件与公告，不受著作权保护（《著作权法》第五条）", "official documents, without copyright (Copyright Law of China, article 5)")

  /// Everything, data first.
  static let all: [Attribution] = [
    Attribution(
      "Unicode 字符数据库与 Unihan 15.0.0", "Unicode Character Database and Unihan 15.0.0",
      use: Localized("折叠、字符宽度和拼音读音的表", "tables of folding, character widths and pinyin readings"),
      licence: unicodeLicence, holders: "1991-2022 Unicode, Inc.", address: "https://www.unicode.org/license.txt"),
    Attribution(
      "pypinyin 0.55.0 的词语读音", "phrases of pypinyin 0.55.0",
      use: Localized("多音字在词语中的读音", "readings of characters within phrases"),
      licence: Localized("MIT 许可证", "MIT licence"), holders: "2016 mozillazg, 闲耘",
      address: "https://github.com/mozillazg/python-pinyin"),
    Attribution(
      "行政区划代码", "codes of administrative divisions", use: Localized("行政区划的代码表", "the code list of divisions"),
      licence: official, holders: nil, address: "https://www.mca.gov.cn/"),
    Attribution(
      "chinesecalendar 1.11.0 的节假日与调休日", "days off and make-up working days of chinesecalendar 1.11.0",
      use: Localized("工作日的计算", "counting of working days"), licence: Localized("MIT 许可证", "MIT licence"),
      holders: "LKI", address: "https://github.com/LKI/chinese-calendar"),
    Attribution(
      "法律、行政法规和规章", "laws, regulations and rules", use: Localized("规则的依据与期限", "citations and periods of the rules"),
      licence: official, holders: nil, address: "https://flk.npc.gov.cn/"),
    Attribution(
      "公布数字", "published figures",
      use: Localized(
        "《中国民政》2021 年 3 月 11 日关于陕西 2020 年工作的报道中的数字；只引用数字，不引用文字",
        "the figures of a report on Shaanxi's work in 2020 (《中国民政》, 2021-03-11); figures only, none of its text"),
      licence: Localized("事实，不受著作权保护", "facts, without copyright"), holders: nil, address: "https://www.mca.gov.cn/"),
    Attribution(
      "内置登记册", "the built-in register",
      use: Localized("由种子生成的虚构记录，不含任何真实组织", "invented records, generated from a seed; no real organization is in it"),
      licence: Localized("本程序的一部分", "a part of this program"), holders: nil, address: ""),
    Attribution(
      "ncurses 6", "ncurses 6", use: Localized("终端的输入与输出", "input and output of the terminal"),
      licence: Localized("MIT 许可证（X11）", "MIT licence (X11)"),
      holders: "2018-2022 Thomas E. Dickey, 1998-2017 Free Software Foundation, Inc.",
      address: "https://invisible-island.net/ncurses/"),
    Attribution(
      "PCRE2", "PCRE2", use: Localized("查询条件中的正则表达式", "regular expressions of queries"),
      licence: Localized("BSD 三条款许可证", "BSD 3-clause licence"),
      holders: "1997-2022 University of Cambridge, 2009-2022 Zoltan Herczeg", address: "https://www.pcre.org/"),
    Attribution(
      "Swift 标准库", "Swift standard library", use: Localized("程序的运行时，链接在内", "the runtime of the program, linked in"),
      licence: Localized("Apache License 2.0，附运行时例外", "Apache License 2.0 with Runtime Library Exception"),
      holders: "2014-2026 Apple Inc. and the Swift project authors", address: "https://www.swift.org/"),
    Attribution(
      "swift-argument-parser 1.8.2", "swift-argument-parser 1.8.2", use: Localized("读取命令行", "reads the command line"),
      licence: Localized("Apache License 2.0，附运行时例外", "Apache License 2.0 with Runtime Library Exception"),
      holders: "2020-2026 Apple Inc. and the Swift project authors",
      address: "https://github.com/apple/swift-argument-parser"),
  ]

  /// That the program itself has no licence yet.
  static let ownLicence = Localized(
    "本程序的所有者尚未为程序本身选定许可证，因此目前未授予任何使用、复制或分发的权利。",
    "The owner of this program has not yet chosen a licence for the program itself, so no right to use, copy or distribute it is granted so far."
  )

  /// The copyright file of a Debian package.
  static var debianCopyright: String {
    var text = "The program shezu.\n\n\(ownLicence.english)\n\nIt contains, or uses, the following works of others.\n"
    for origin in all {
      text += "\n\(origin.name.english): \(origin.use.english).\n"
      if let holders = origin.holders { text += "  Copyright: \(holders)\n" }
      text += "  Licence: \(origin.licence.english)\n"
      if !origin.address.isEmpty { text += "  Source: \(origin.address)\n" }
    }
    return text + "\nThe text of the Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0.\n"
  }
}
