import Catalog

/// Divisions as records: the catalogue's codes with the marks of the fight against poverty and the partners in Jiangsu,
/// which are facts of the years to 2020 gathered from the press, and villages, which are made up.
struct DivisionRecord {
  var code: String
  var name: [UInt8]
  var level: StaticString
  var parent: String?
  var region: String
  /// Nil where nothing is said.
  var isPoor: Bool?
  var isDeeplyPoor = false
  var exitYear: Int?
  var exitAnnouncedOn: Int32?
  var partner: Int32 = 0
  var replacedBy: String?
  var verification: StaticString?
  var source: StaticString?

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("code", string: code)
    writer.text("name", name)
    writer.text("level", level)
    if let parent { writer.text("parent", string: parent) }
    writer.text("region", string: region)
    if let isPoor { writer.flag("poverty", isPoor) }
    if isDeeplyPoor { writer.flag("deepPoverty", true) }
    if let exitYear { writer.number("exitYear", exitYear) }
    if let exitAnnouncedOn { writer.day("exitAnnouncedOn", exitAnnouncedOn) }
    if partner != 0 { writer.text("partner", string: String(partner)) }
    if let replacedBy { writer.text("replacedBy", string: replacedBy) }
    if let verification { writer.text("verification", verification) }
    if let source { writer.text("source", source) }
    writer.end()
  }
}

extension DivisionRecord {
  /// Shaanxi down to its counties, old codes too, and Jiangsu down to its cities.
  static let standard: [DivisionRecord] = Codebooks.divisions.entries.compactMap { entry in
    guard entry.code.hasPrefix("61") || entry.code.hasPrefix("32"), let number = Int32(entry.code) else { return nil }
    var record = DivisionRecord(
      code: entry.code, name: Array(entry.label.chinese.utf8), level: "县级", parent: entry.parent,
      region: entry.code)
    record.replacedBy = entry.replacedBy
    switch entry.level {
    case "province": record.level = "省级"
    case "city":
      record.level = "市级"
      if let city = Regions.cities.first(where: { $0.code == number }) { record.mark(city) }
    default:
      if let county = Regions.counties.first(where: { $0.code == number }) { record.mark(county) }
    }
    return record
  }

  private mutating func mark(_ city: City) {
    partner = city.partner
    guard partner != 0 else { return }
    // Nantong and Xuzhou are from memory; the others were read somewhere.
    let isVerified = city.code != 610300 && city.code != 610700
    verification = isVerified ? "已核实" : "未核实"
    source = isVerified ? "苏陕协作公开报道" : "未经核对"
  }

  private mutating func mark(_ county: County) {
    isPoor = county.isPoor
    guard county.isPoor else { return }
    isDeeplyPoor = county.isDeeplyPoor
    exitYear = Self.exits2017.contains(county.code) ? 2017 : Self.exits2018.contains(county.code) ? 2018 : 2019
    // In September 2018, day not known; on 2019-05-07; on 2020-02-27.
    exitAnnouncedOn = exitYear == 2018 ? Days.day(2019, 5, 7) : exitYear == 2019 ? Days.day(2020, 2, 27) : nil
    verification = isDeeplyPoor ? "未核实" : "已核实"
    source = isDeeplyPoor ? "退出年份见公开公告；深度贫困名单未经核对，但符合已核实的条件" : "退出公告的公开报道"
  }

  private static let exits2017: Set<Int32> = [610621, 610730, 610803, 610825]

  private static let exits2018: Set<Int32> = [
    610124, 610222, 610324, 610327, 610328, 610329, 610331, 610426, 610428, 610429, 610430, 610524, 610525, 610526,
    610528, 610622, 610630, 610729, 610826, 610827, 610829, 610927, 611025,
  ]

  /// Deep-poverty villages, by county and by the number that their made-up name follows from.
  static func villages(_ villages: [(county: Int, number: Int)]) -> [DivisionRecord] {
    var next: [Int: Int] = [:]
    return villages.map { village in
      let county = Regions.counties[village.county]
      next[village.county, default: 0] += 1
      let digits = String(next[village.county, default: 0])
      var name = RecordWriter()
      TradeNames.add(village: village.number, to: &name)
      return DivisionRecord(
        code: "\(county.code)EX\(String(repeating: "0", count: 4 - digits.count))\(digits)", name: name.bytes,
        level: "村级", parent: String(county.code), region: String(county.code), isPoor: true, isDeeplyPoor: true,
        verification: "示例", source: "示例村名")
    }
  }
}
