extension FigureRow {
  /// The few figures that the first screen shows, with short names, by id.
  static let headlines: [String: (chinese: String, english: String)] = [
    "F03": ("党组织覆盖率", "Party coverage"), "F08": ("培训书记", "Secretaries trained"),
    "F12": ("党组织投身扶贫", "Party organizations in poverty alleviation"), "F13": ("抗疫捐赠", "Epidemic donors"),
    "F21": ("完成项目", "Projects"), "F22": ("投入资金", "Contributed"), "F23": ("帮扶群众", "People helped"),
    "F25": ("扶贫日参加", "At the poverty alleviation day"),
    "F33": ("参与组织", "Organizations"), "F35": ("完成项目", "Projects"), "F36": ("投入资金", "Contributed"),
    "F37": ("受益群众", "People helped"),
    "F40": ("征集项目", "Proposed"), "F41": ("省厅签约", "Signed by provinces"), "F43": ("市县签约", "Signed locally"),
    "F45": ("结对贫困村", "Villages paired"),
    "F53": ("参检率", "Inspected"), "F54": ("限期整改", "To rectify"), "F55": ("活动异常", "On the abnormal-activity list"),
    "F56": ("行政处罚", "Penalized"), "F57": ("执法约谈", "Interviewed"),
    "F58": ("联合印发部门", "Issuing bodies"), "F59": ("纳入范围", "In scope"),
    "F65": ("职责部门", "Departments"), "F67": ("违规行为", "Violations"),
    "F72": ("福彩公益金", "Lottery money"), "F73": ("支持平台", "Platforms"),
  ]

  func writeHeadline(to writer: inout RecordWriter) {
    guard let label = Self.headlines[id], let system = section.system else { return }
    writer.object("headline") { writer in
      writer.object("system") { writer in
        writer.text("zh", string: system.chinese)
        writer.text("en", string: system.english)
      }
      writer.object("label") { writer in
        writer.text("zh", string: label.chinese)
        writer.text("en", string: label.english)
      }
    }
  }
}

extension FigureSection {
  /// The system of governance that a part of the report is about.
  var system: (chinese: String, english: String)? {
    switch self {
    case .foundations, .forms, .role: ("党建", "Party building")
    case .alliances: ("合力团", "Alliances")
    case .reliefPlan, .province: ("全省扶贫", "Poverty alleviation")
    case .jiangsu: ("苏陕协作", "Jiangsu")
    case .risks: ("监管执法", "Supervision")
    case .decoupling: ("脱钩改革", "Decoupling")
    case .fees: ("涉企收费", "Fees")
    case .platforms: ("服务平台", "Platforms")
    case .provenance, .derived: nil
    }
  }
}
