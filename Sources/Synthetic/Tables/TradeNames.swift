/// Invented names. Trade names are three syllables out of three lists of forty, towns and villages two; none is taken
/// from a real body or place, and where one should coincide, the code with EX in its body tells that the record is made up.
enum TradeNames {
  private static let first: [StaticString] = [
    "云", "禾", "澄", "岚", "麦", "松", "溪", "朗", "晴", "榆", "柏", "梧", "泽", "芦", "荷", "舒", "蔚", "晨", "霁", "虹", "川", "原", "野",
    "峰", "岭", "峦", "秋", "竹", "桑", "槐", "榕", "枫", "杉", "茗", "芸", "萱", "蕙", "筠", "瑶", "琅",
  ]
  private static let second: [StaticString] = [
    "和", "同", "宁", "乐", "怡", "悦", "嘉", "佳", "瑞", "祥", "惠", "恩", "慈", "智", "信", "诚", "达", "济", "众", "博", "昌", "盛", "隆",
    "茂", "向", "齐", "思", "远", "景", "行", "知", "新", "启", "承", "立", "创", "汇", "联", "聚", "协",
  ]
  private static let third: [StaticString] = [
    "舟", "帆", "桥", "渡", "驿", "亭", "台", "轩", "阁", "苑", "园", "圃", "田", "畴", "畦", "陌", "垣", "港", "湾", "洲", "屿", "潭", "涧",
    "坡", "塬", "坊", "里", "庭", "廊", "窗", "灯", "砚", "笺", "帛", "锦", "弦", "钟", "磬", "笛", "铃",
  ]
  private static let surnames: [StaticString] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑",
    "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁",
    "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金",
    "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎",
    "易", "常", "武", "乔", "贺", "赖", "龚", "文",
  ]
  private static let given: [StaticString] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "霞", "平", "刚", "桂", "英", "华", "玉",
    "兰", "春", "梅", "建", "国", "志", "文", "宏", "亮", "海", "燕", "晓", "峰", "俊", "鹏", "飞", "宇", "浩", "辰", "欣", "怡", "思", "雨",
    "佳", "琪", "梦", "瑶", "博", "子", "轩", "若", "曦", "诗", "涵", "嘉", "懿", "立", "新", "永", "康", "学", "林", "振", "东", "红", "兵",
    "秀", "珍",
  ]

  /// How many trade names there are before they repeat.
  static let count = 64_000

  /// The trade name of an organization's number: neighbours differ, and no two below `count` are the same.
  static func add(trade number: Int, to writer: inout RecordWriter) {
    let mixed = (number % count) * 28_657 % count
    writer.add(first[mixed / 1600])
    writer.add(second[mixed / 40 % 40])
    writer.add(third[mixed % 40])
  }

  /// A village of 1,600 that a county can have.
  static func add(village number: Int, to writer: inout RecordWriter) {
    let mixed = (number % 1600) * 377 % 1600
    writer.add(first[mixed / 40])
    writer.add(third[mixed % 40])
    writer.add("村")
  }

  static func add(town number: Int, to writer: inout RecordWriter) {
    let mixed = (number % 1600) * 987 % 1600
    writer.add(second[mixed / 40])
    writer.add(third[mixed % 40])
    writer.add("镇")
  }

  static func add(road number: Int, to writer: inout RecordWriter) {
    let mixed = (number % 1600) * 233 % 1600
    writer.add(first[mixed / 40])
    writer.add(second[mixed % 40])
    writer.add("路")
  }

  /// A person's name of two or three characters.
  static func addPerson(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    // The most common surnames are first: the smaller of two draws is taken.
    writer.add(surnames[min(random.below(surnames.count), random.below(surnames.count))])
    writer.add(random.pick(given))
    if !random.chance(220) { writer.add(random.pick(given)) }
  }
}
