import Columnar
import Localization

extension Codebooks {
  /// Administrative divisions by their GB/T 2260 code: Shaanxi down to its counties, Jiangsu (its partner in cooperation)
  /// down to its cities, every other province as one entry, and 100000, which codes of national bodies carry.
  ///
  /// Written as codes, since names of districts recur across the country. Abolished codes stay readable and point at
  /// the code that took their place, so that records of 2020 and questions of today meet. The table follows the public
  /// lists of 2018, 2024 and 2026, which agree on every county but the three that were renamed.
  public static let divisions = Codebook(
    "divisions", title: Localized("行政区划", "administrative divisions"), writing: .code,
    levels: [
      (name: "province", title: Localized("省级", "province")), (name: "city", title: Localized("市级", "city")),
      (name: "county", title: Localized("县级", "county")),
    ],
    entries: DivisionTable.entries)
}

/// One division a line: code, Chinese name, English name, and after `>` the code that replaced an abolished one.
enum DivisionTable {
  static let entries: [Codebook.Entry] = {
    let rows = text.split(separator: "\n").map(Row.init)
    let shortNames = Dictionary(grouping: rows.filter { $0.replacedBy == nil }, by: \.shortChinese)
    let plainNames = Dictionary(grouping: rows.filter { $0.replacedBy == nil }, by: \.plainEnglish)
    let fullNames = Set(rows.flatMap { [$0.chinese, $0.english] })
    return rows.map { row in
      // 宝鸡 for 宝鸡市 and Mian for Mian County, wherever that names one division only and is a name by itself.
      var aliases: [String] = []
      let inUse = row.replacedBy == nil
      let short = row.shortChinese
      if inUse, short.count > 1, !fullNames.contains(short), shortNames[short]?.count == 1 { aliases.append(short) }
      let plain = row.plainEnglish
      if inUse, !fullNames.contains(plain), plainNames[plain]?.count == 1 { aliases.append(plain) }
      return Codebook.Entry(
        row.code, row.chinese, row.english,
        aliases: aliases + (spellings[row.code] ?? []) + (formerly[row.code] ?? []), parent: row.parent,
        replacedBy: row.replacedBy, level: row.level)
    }
  }()

  /// Spellings that the rule above does not make.
  private static let spellings: [String: [String]] = [
    "150000": ["内蒙古"], "450000": ["广西"], "540000": ["西藏", "Xizang"], "640000": ["宁夏"], "650000": ["新疆"],
    "810000": ["香港"], "820000": ["澳门"], "611100": ["杨凌", "杨凌区", "杨凌农业高新技术产业示范区"],
  ]

  /// Codes and names of counties that became others before 2020: no record of the register keeps them.
  private static let formerly: [String: [String]] = [
    "610115": ["610123", "临潼县"], "610116": ["610121", "长安县"], "610117": ["610126", "高陵县"], "610118": ["610125", "户县"],
    "610204": ["610221", "耀县"], "610304": ["610321", "宝鸡县"], "610482": ["610427", "彬县"], "610503": ["610521", "华县"],
    "610603": ["610624", "安塞县"], "610626": ["吴旗县"], "610703": ["610721", "南郑县"], "610803": ["610823", "横山县"],
    "610881": ["610821", "神木县"],
  ]

  struct Row {
    let code: String
    let chinese: String
    let english: String
    let replacedBy: String?

    init(_ line: Substring) {
      let halves = line.split(separator: ">")
      let words = halves[0].split(separator: " ")
      code = String(words[0])
      chinese = String(words[1])
      english = words[2...].joined(separator: " ")
      replacedBy = halves.count > 1 ? String(halves[1].filter { $0 != " " }) : nil
    }

    var level: String? {
      if code == "100000" { return nil }
      return code.hasSuffix("0000") ? "province" : code.hasSuffix("00") ? "city" : "county"
    }

    var parent: String? {
      switch level {
      case "city": code.prefix(2) + "0000"
      case "county": code.prefix(4) + "00"
      default: nil
      }
    }

    /// Without 省 市 区 县, as people say it.
    var shortChinese: String {
      guard code != "100000", let last = chinese.last, "省市区县".contains(last) else { return chinese }
      return String(chinese.dropLast())
    }

    var plainEnglish: String {
      for suffix in [" District", " County", " City"] where english.hasSuffix(suffix) {
        return String(english.dropLast(suffix.count))
      }
      return english
    }
  }

  private static let text = """
    100000 全国 Nationwide
    110000 北京市 Beijing
    120000 天津市 Tianjin
    130000 河北省 Hebei
    140000 山西省 Shanxi
    150000 内蒙古自治区 Inner Mongolia
    210000 辽宁省 Liaoning
    220000 吉林省 Jilin
    230000 黑龙江省 Heilongjiang
    310000 上海市 Shanghai
    320000 江苏省 Jiangsu
    320100 南京市 Nanjing
    320200 无锡市 Wuxi
    320300 徐州市 Xuzhou
    320400 常州市 Changzhou
    320500 苏州市 Suzhou
    320600 南通市 Nantong
    320700 连云港市 Lianyungang
    320800 淮安市 Huai'an
    320900 盐城市 Yancheng
    321000 扬州市 Yangzhou
    321100 镇江市 Zhenjiang
    321200 泰州市 Taizhou
    321300 宿迁市 Suqian
    330000 浙江省 Zhejiang
    340000 安徽省 Anhui
    350000 福建省 Fujian
    360000 江西省 Jiangxi
    370000 山东省 Shandong
    410000 河南省 Henan
    420000 湖北省 Hubei
    430000 湖南省 Hunan
    440000 广东省 Guangdong
    450000 广西壮族自治区 Guangxi
    460000 海南省 Hainan
    500000 重庆市 Chongqing
    510000 四川省 Sichuan
    520000 贵州省 Guizhou
    530000 云南省 Yunnan
    540000 西藏自治区 Tibet
    610000 陕西省 Shaanxi
    610100 西安市 Xi'an
    610102 新城区 Xincheng District
    610103 碑林区 Beilin District
    610104 莲湖区 Lianhu District
    610111 灞桥区 Baqiao District
    610112 未央区 Weiyang District
    610113 雁塔区 Yanta District
    610114 阎良区 Yanliang District
    610115 临潼区 Lintong District
    610116 长安区 Chang'an District
    610117 高陵区 Gaoling District
    610118 鄠邑区 Huyi District
    610122 蓝田县 Lantian County
    610124 周至县 Zhouzhi County
    610200 铜川市 Tongchuan
    610202 王益区 Wangyi District
    610203 印台区 Yintai District
    610204 耀州区 Yaozhou District
    610222 宜君县 Yijun County
    610300 宝鸡市 Baoji
    610302 渭滨区 Weibin District
    610303 金台区 Jintai District
    610304 陈仓区 Chencang District
    610305 凤翔区 Fengxiang District
    610322 凤翔县 Fengxiang County > 610305
    610323 岐山县 Qishan County
    610324 扶风县 Fufeng County
    610326 眉县 Mei County
    610327 陇县 Long County
    610328 千阳县 Qianyang County
    610329 麟游县 Linyou County
    610330 凤县 Feng County
    610331 太白县 Taibai County
    610400 咸阳市 Xianyang
    610402 秦都区 Qindu District
    610403 杨陵区 Yangling District
    610404 渭城区 Weicheng District
    610422 三原县 Sanyuan County
    610423 泾阳县 Jingyang County
    610424 乾县 Qian County
    610425 礼泉县 Liquan County
    610426 永寿县 Yongshou County
    610428 长武县 Changwu County
    610429 旬邑县 Xunyi County
    610430 淳化县 Chunhua County
    610431 武功县 Wugong County
    610481 兴平市 Xingping City
    610482 彬州市 Binzhou City
    610500 渭南市 Weinan
    610502 临渭区 Linwei District
    610503 华州区 Huazhou District
    610522 潼关县 Tongguan County
    610523 大荔县 Dali County
    610524 合阳县 Heyang County
    610525 澄城县 Chengcheng County
    610526 蒲城县 Pucheng County
    610527 白水县 Baishui County
    610528 富平县 Fuping County
    610581 韩城市 Hancheng City
    610582 华阴市 Huayin City
    610600 延安市 Yan'an
    610602 宝塔区 Baota District
    610603 安塞区 Ansai District
    610621 延长县 Yanchang County
    610622 延川县 Yanchuan County
    610623 子长县 Zichang County > 610681
    610625 志丹县 Zhidan County
    610626 吴起县 Wuqi County
    610627 甘泉县 Ganquan County
    610628 富县 Fu County
    610629 洛川县 Luochuan County
    610630 宜川县 Yichuan County
    610631 黄龙县 Huanglong County
    610632 黄陵县 Huangling County
    610681 子长市 Zichang City
    610700 汉中市 Hanzhong
    610702 汉台区 Hantai District
    610703 南郑区 Nanzheng District
    610722 城固县 Chenggu County
    610723 洋县 Yang County
    610724 西乡县 Xixiang County
    610725 勉县 Mian County
    610726 宁强县 Ningqiang County
    610727 略阳县 Lueyang County
    610728 镇巴县 Zhenba County
    610729 留坝县 Liuba County
    610730 佛坪县 Foping County
    610800 榆林市 Yulin
    610802 榆阳区 Yuyang District
    610803 横山区 Hengshan District
    610822 府谷县 Fugu County
    610824 靖边县 Jingbian County
    610825 定边县 Dingbian County
    610826 绥德县 Suide County
    610827 米脂县 Mizhi County
    610828 佳县 Jia County
    610829 吴堡县 Wubu County
    610830 清涧县 Qingjian County
    610831 子洲县 Zizhou County
    610881 神木市 Shenmu City
    610900 安康市 Ankang
    610902 汉滨区 Hanbin District
    610921 汉阴县 Hanyin County
    610922 石泉县 Shiquan County
    610923 宁陕县 Ningshan County
    610924 紫阳县 Ziyang County
    610925 岚皋县 Langao County
    610926 平利县 Pingli County
    610927 镇坪县 Zhenping County
    610928 旬阳县 Xunyang County > 610981
    610929 白河县 Baihe County
    610981 旬阳市 Xunyang City
    611000 商洛市 Shangluo
    611002 商州区 Shangzhou District
    611021 洛南县 Luonan County
    611022 丹凤县 Danfeng County
    611023 商南县 Shangnan County
    611024 山阳县 Shanyang County
    611025 镇安县 Zhen'an County
    611026 柞水县 Zhashui County
    611100 杨凌示范区 Yangling Demonstration Zone
    620000 甘肃省 Gansu
    630000 青海省 Qinghai
    640000 宁夏回族自治区 Ningxia
    650000 新疆维吾尔自治区 Xinjiang
    710000 台湾省 Taiwan
    810000 香港特别行政区 Hong Kong
    820000 澳门特别行政区 Macao
    """
}
