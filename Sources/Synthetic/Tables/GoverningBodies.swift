/// A body of government, or one that governments set up. Departments are real by name; which of them belong to the
/// mechanism and carry duties was not published, so every such choice, and every body made up, says 示例 in its record.
struct GoverningBody {
  var id: String
  var name: String
  var shortNames: [String] = []
  var kind = "部门"
  var level = "省级"
  var region = "610000"
  var location: String?
  var parent: String?
  var mechanisms: [String] = []
  var duties: [String] = []
  var headcount: Int?
  var formedOn: Int32?
  var document: String?

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id", string: id)
    writer.text("name", string: name)
    writer.list("shortNames", strings: shortNames)
    writer.text("kind", string: kind)
    writer.text("level", string: level)
    writer.text("region", string: region)
    if let location { writer.text("location", string: location) }
    if let parent { writer.text("parent", string: parent) }
    writer.list("mechanisms", strings: mechanisms)
    writer.list("duties", strings: duties)
    if let headcount { writer.number("headcount", headcount) }
    if let formedOn { writer.day("formedOn", formedOn) }
    if let document { writer.text("document", string: document) }
    writer.end()
  }
}

extension GoverningBody {
  static let civilAffairs = "BM-01"
  static let reform = "BM-02"
  static let labour = "BM-03"
  static let finance = "BM-04"
  static let market = "BM-05"
  static let poverty = "BM-24"
  static let deepening = "BM-25"
  static let jiangsu = "BM-29"
  static let enforcementMechanism = "JZ-01"
  static let complaintMechanism = "JZ-02"
  static let committee = "DW-00"
  static let taskForce = "ZB-01"
  static let decouplingGroup = "GZ-01"
  static let yanan = "JD-01"
  static let zhaojin = "JD-02"
  static let school = "DX-01"

  /// The committee of a city, above the party organizations of its bodies.
  static func committee(city: Int) -> String { "DW-\(Self.number(city + 1))" }

  private static func number(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  private static func name(_ code: Int32) -> String { String(decoding: Regions.name(code), as: UTF8.self) }

  /// All of them. O(counties).
  static let all: [GoverningBody] =
    departments + mechanisms + partyBodies + bureaus + teams

  private struct Department {
    let name: String
    let short: String
    /// A member of the joint enforcement mechanism, and its duty about fees.
    var isMember = true
    var feeDuty: String?
  }

  private static let departmentRows: [Department] = [
    Department(name: "陕西省民政厅", short: "省民政厅", feeDuty: "牵头规范行业协会商会收费"),
    Department(name: "陕西省发展和改革委员会", short: "省发改委", feeDuty: "收费政策与清单"),
    Department(name: "陕西省人力资源和社会保障厅", short: "省人社厅", feeDuty: "职业资格与评比表彰收费"),
    Department(name: "陕西省财政厅", short: "省财政厅", feeDuty: "票据与财务监督"),
    Department(name: "陕西省市场监督管理局", short: "省市场监管局", feeDuty: "价格与收费检查"),
    Department(name: "中共陕西省委组织部", short: "省委组织部", feeDuty: "领导干部兼职清理"),
    Department(name: "中共陕西省委宣传部", short: "省委宣传部"),
    Department(name: "中共陕西省委统一战线工作部", short: "省委统战部"),
    Department(name: "中共陕西省委政法委员会", short: "省委政法委"),
    Department(name: "中共陕西省委机构编制委员会办公室", short: "省委编办", feeDuty: "职能清单"),
    Department(name: "陕西省公安厅", short: "省公安厅"),
    Department(name: "陕西省司法厅", short: "省司法厅"),
    Department(name: "陕西省教育厅", short: "省教育厅", feeDuty: "本行业协会收费自查督促"),
    Department(name: "陕西省科学技术厅", short: "省科技厅"),
    Department(name: "陕西省工业和信息化厅", short: "省工信厅", feeDuty: "减轻企业负担"),
    Department(name: "陕西省自然资源厅", short: "省自然资源厅"),
    Department(name: "陕西省住房和城乡建设厅", short: "省住建厅", feeDuty: "本行业协会收费自查督促"),
    Department(name: "陕西省农业农村厅", short: "省农业农村厅"),
    Department(name: "陕西省商务厅", short: "省商务厅", feeDuty: "本行业协会收费自查督促"),
    Department(name: "陕西省文化和旅游厅", short: "省文旅厅"),
    Department(name: "陕西省卫生健康委员会", short: "省卫健委"),
    Department(name: "国家税务总局陕西省税务局", short: "省税务局", feeDuty: "票据与税收检查"),
    Department(name: "中国人民银行西安分行", short: "人行西安分行"),
    Department(name: "陕西省扶贫开发办公室", short: "省扶贫办", isMember: false),
    Department(name: "中共陕西省委全面深化改革委员会办公室", short: "省委深改办", isMember: false),
    Department(name: "中共陕西省直属机关工作委员会", short: "省直机关工委", isMember: false),
    Department(name: "陕西省人民政府国有资产监督管理委员会", short: "省国资委", isMember: false, feeDuty: "国有企业会费监督"),
    Department(name: "陕西省审计厅", short: "省审计厅", isMember: false),
    Department(name: "江苏省民政厅", short: "江苏省民政厅", isMember: false),
  ]

  /// Those with duties about fees: thirteen.
  static let feeDepartments = departmentRows.indices.filter { departmentRows[$0].feeDuty != nil }.map {
    "BM-\(number($0 + 1))"
  }

  private static let departments: [GoverningBody] = departmentRows.enumerated().map { index, row in
    var duties = row.feeDuty.map { ["涉企收费：\($0)（示例分工）"] } ?? []
    // That the department of civil affairs leads the mechanism is published; the other members are not.
    if row.isMember { duties.append(index == 0 ? "综合执法机制：牵头" : "综合执法机制：成员（示例，名单未见公布）") }
    return GoverningBody(
      id: "BM-\(number(index + 1))", name: row.name, shortNames: row.short == row.name ? [] : [row.short],
      region: row.name.hasPrefix("江苏") ? "320000" : "610000", mechanisms: row.isMember ? [enforcementMechanism] : [],
      duties: duties)
  }

  private static let mechanisms: [GoverningBody] = [
    GoverningBody(
      id: enforcementMechanism, name: "陕西省社会组织管理综合执法机制", shortNames: ["综合执法机制"], kind: "工作机制",
      duties: ["会商研判、联合执法、信息共享（示例）"], formedOn: Days.day(2019, 5, 20)),
    GoverningBody(
      id: complaintMechanism, name: "全省性行业协会商会违规涉企收费投诉举报查处机制", kind: "工作机制", parent: civilAffairs,
      duties: ["受理、查处、反馈（示例）"], formedOn: Days.day(2020, 8, 3), document: PolicyDocument.announcement),
    GoverningBody(
      id: taskForce, name: "社会力量参与脱贫攻坚工作专班", kind: "工作专班", parent: civilAffairs,
      duties: ["统筹社会组织扶贫（人数与日期为示例）"], headcount: 12, formedOn: Days.day(2020, 3, 9),
      document: PolicyDocument.reliefPlan),
    GoverningBody(
      id: decouplingGroup, name: "陕西省行业协会商会与行政机关脱钩联合工作组", shortNames: ["脱钩联合工作组"], kind: "联合工作组",
      duties: ["办公室设在省民政厅（示例）"], formedOn: Days.day(2019, 9, 16), document: PolicyDocument.decouplingPlan),
  ]

  private static let partyBodies: [GoverningBody] =
    [
      GoverningBody(
        id: committee, name: "陕西省民政厅社会组织党委", shortNames: ["厅社会组织党委"], kind: "党委", parent: civilAffairs),
      GoverningBody(
        id: yanan, name: "陕西省社会组织党建教育基地（延安）", kind: "党建教育基地", region: "610600", location: "延安（具体地点未见公布）",
        parent: committee, formedOn: Days.day(2019, 6, 25)),
      GoverningBody(
        id: zhaojin, name: "陕西省社会组织党建教育基地（照金）", kind: "党建教育基地", region: "610204", location: "铜川市耀州区照金",
        parent: committee, formedOn: Days.day(2019, 10, 29)),
      GoverningBody(
        id: school, name: "陕西省社会组织业余党校", kind: "业余党校", parent: committee, duties: ["日期为示例"],
        formedOn: Days.day(2019, 4, 18)),
    ]
    + Regions.cities.enumerated().map { index, city in
      GoverningBody(
        id: committee(city: index), name: "\(name(city.code))社会组织党委（示例）", kind: "党委", level: "市级",
        region: String(city.code))
    }

  // MARK: Cities and counties

  private static let countiesInForce = Regions.counties.filter { !$0.name.isEmpty }

  private static func title(_ county: County) -> String {
    let own = String(decoding: county.name, as: UTF8.self)
    // There is a 新城区 in more than one city.
    return own.hasSuffix("区") ? name(Regions.cities[county.city].code) + own : own
  }

  private static let bureaus: [GoverningBody] =
    Regions.cities.map { city in
      GoverningBody(
        id: "MZ-\(city.code)", name: "\(name(city.code))民政局", level: "市级", region: String(city.code))
    }
    + countiesInForce.map { county in
      GoverningBody(
        id: "MZ-\(county.code)", name: "\(title(county))民政局", level: "县级", region: String(county.code),
        parent: "MZ-\(Regions.cities[county.city].code)")
    }

  /// 228 enforcement staff: 22 at the province, 66 in eleven cities, 140 in the counties.
  private static let teams: [GoverningBody] = {
    let note = ["社会组织执法（人数按级别为示例，合计见报道）"]
    var teams = [
      GoverningBody(
        id: "ZD-610000", name: "陕西省社会组织执法队伍（示例）", kind: "执法队伍", parent: civilAffairs, duties: note,
        headcount: 22)
    ]
    let cities = Allotment.split(66, by: Regions.cities.map { Double($0.weight) }, atLeast: 2)
    for (city, count) in zip(Regions.cities, cities) {
      teams.append(
        GoverningBody(
          id: "ZD-\(city.code)", name: "\(name(city.code))社会组织执法队伍（示例）", kind: "执法队伍", level: "市级",
          region: String(city.code), parent: "MZ-\(city.code)", duties: note, headcount: Int(count)))
    }
    let counties = Allotment.split(140, by: countiesInForce.map { Double($0.weight) }, atLeast: 1)
    for (county, count) in zip(countiesInForce, counties) {
      teams.append(
        GoverningBody(
          id: "ZD-\(county.code)", name: "\(title(county))社会组织执法队伍（示例）", kind: "执法队伍", level: "县级",
          region: String(county.code), parent: "MZ-\(county.code)", duties: note, headcount: Int(count)))
    }
    return teams
  }()
}
