/// One published number of `figures.json`: its printed form, and the query that computes it from the records. Computed values
/// are not stored.
final class FigureRow: Sendable {
  let id: String
  let section: FigureSection
  let chinese: String
  let english: String
  /// As printed, digits only; several where the publication leaves more than one open.
  let published: [String]
  let unit: String
  let kind: String
  let query: String
  let measure: String
  let qualifier: String
  let decimals: Int?
  let period: String
  let ambiguity: (chinese: String, english: String)?

  /// Not inlined: the rows are many, made once, and would hold its body each.
  @inline(never)
  init(
    _ id: String, _ section: FigureSection, _ chinese: String, _ english: String, _ published: String, _ unit: String,
    _ kind: String, _ query: String, _ measure: String = "count", qualifier: String = "exact", decimals: Int? = nil,
    period: String = "2020", ambiguity: (chinese: String, english: String)? = nil
  ) {
    self.id = id
    self.section = section
    self.chinese = chinese
    self.english = english
    self.published = published.split(separator: "/").map(String.init)
    self.unit = unit
    self.kind = kind
    self.query = query
    self.measure = measure
    self.qualifier = qualifier
    self.decimals = decimals
    self.period = period
    self.ambiguity = ambiguity
  }

  /// Every number that the report prints, in its order, and what follows from them.
  static let all = partyBuilding + relief + cooperation + supervision + reform + derived

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id", string: id)
    Self.localized("section", section.chinese, section.english, to: &writer)
    Self.localized("label", chinese, english, to: &writer)
    writeHeadline(to: &writer)
    if published.count == 1 {
      writer.text("published", string: published[0])
    } else {
      writer.list("published", strings: published)
    }
    if let english = englishUnit {
      Self.localized("unit", unit, english, to: &writer)
    } else {
      writer.text("unit", string: unit)
    }
    if let decimals { writer.number("decimals", decimals) }
    writer.text("qualifier", string: qualifier)
    writer.text("period", string: period)
    writer.text("source", string: section == .derived ? "由公布数据推算" : "《中国民政》杂志，2021-03-11")
    if let ambiguity { Self.localized("ambiguity", ambiguity.chinese, ambiguity.english, to: &writer) }
    writer.text("kind", string: kind)
    writer.text("query", escaping: query)
    writer.text("measure", escaping: measure)
    writer.end()
  }

  private static func localized(
    _ name: StaticString, _ chinese: String, _ english: String, to writer: inout RecordWriter
  ) {
    writer.object(name) { writer in
      writer.text("zh", escaping: chinese)
      writer.text("en", escaping: english)
    }
  }
}

/// The parts of the report.
enum FigureSection {
  case provenance, foundations, forms, role, reliefPlan, alliances, province, jiangsu, risks, decoupling, fees
  case platforms, derived

  var chinese: String {
    switch self {
    case .provenance: "出处"
    case .foundations: "党建：组织基础"
    case .forms: "党建：阵地与队伍"
    case .role: "党建：作用发挥"
    case .reliefPlan: "扶贫：总体部署"
    case .alliances: "扶贫：省级合力团"
    case .province: "扶贫：上下联动"
    case .jiangsu: "扶贫：苏陕协作"
    case .risks: "监管：风险防范与执法"
    case .decoupling: "监管：脱钩改革"
    case .fees: "监管：涉企收费"
    case .platforms: "监管：服务平台"
    case .derived: "推算"
    }
  }

  var english: String {
    switch self {
    case .provenance: "Source"
    case .foundations: "Party building: foundations"
    case .forms: "Party building: venues and people"
    case .role: "Party building: contribution"
    case .reliefPlan: "Poverty alleviation: the plan"
    case .alliances: "Poverty alleviation: provincial alliances"
    case .province: "Poverty alleviation: the whole province"
    case .jiangsu: "Poverty alleviation: Jiangsu-Shaanxi cooperation"
    case .risks: "Supervision: risks and enforcement"
    case .decoupling: "Supervision: decoupling"
    case .fees: "Supervision: fees charged to businesses"
    case .platforms: "Supervision: support platforms"
    case .derived: "Derived"
    }
  }
}
