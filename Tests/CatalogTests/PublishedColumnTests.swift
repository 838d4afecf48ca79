import Catalog
import Columnar
import Testing

/// The columns of published penalty lists as spelled there, each with its field.
@Suite struct PublishedColumnTests {
  static let columns: [(key: String, field: String, unit: MoneyUnit?)] = [
    ("行政相对人名称", "party", nil), ("行政相对人", "party", nil), ("行政相对人类别", "partyKind", nil), ("数据类型", "partyKind", nil),
    ("统一社会信用代码", "organization", nil), ("社会统一信用代码", "organization", nil),
    ("行政相对人代码1（统一社会信用代码）", "organization", nil), ("行政相对人代码_1（统一社会信用代码）", "organization", nil),
    ("行政相对人代码2（工商注册号）", "businessNumber", nil), ("行政相对人代码_2（工商注册号）", "businessNumber", nil),
    ("行政相对人代码3（组织机构代码）", "organizationCode", nil), ("行政相对人代码_4（税务登记号）", "taxNumber", nil),
    ("行政相对人代码5（事业单位证书号）", "institutionNumber", nil), ("行政相对人代码_6（社会组织登记证号）", "registrationNumber", nil),
    ("工商注册号", "businessNumber", nil), ("社会组织登记证号", "registrationNumber", nil),
    ("行政处罚决定书文号", "decisionNumber", nil), ("违法行为类型", "violation", nil), ("违法事实", "facts", nil), ("处罚依据", "basis", nil),
    ("处罚类别", "measures", nil), ("处罚内容", "content", nil), ("罚款金额（万元）", "fine", .wan),
    ("没收违法所得、没收非法财物的金额（万元）", "confiscated", .wan), ("没收违法所得、没收非法财务的金额（万元）", "confiscated", .wan),
    ("没收非法财物的金额（万元）", "confiscated", .wan), ("暂扣或吊销证照名称及编号", "licence", nil),
    ("处罚决定日期", "decidedOn", nil), ("处罚有效期", "effectiveUntil", nil), ("公示截止期", "publishedUntil", nil),
    ("处罚机关", "authority", nil), ("处罚机关统一社会信用代码", "authorityCode", nil), ("数据来源单位", "source", nil),
    ("数据来源单位统一社会信用代码", "sourceCode", nil), ("上报日期", "reportedOn", nil), ("更新时间", "updatedOn", nil),
    ("是否删除", "deleted", nil), ("唯一标识", "id", nil), ("备注", "note", nil), ("法定代表人", "legalRepresentative", nil),
  ]

  @Test(arguments: columns.indices) func reachesItsField(_ index: Int) throws {
    let (key, name, unit) = Self.columns[index]
    let kind = try #require(Catalog.schema["enforcement"])
    let owners = kind.fields.filter { field in
      field.name == key || field.title.chinese == key || field.aliases.contains { $0.key == key }
    }
    #expect(owners.map(\.name) == [name])
    #expect(owners.first?.aliases.first { $0.key == key }?.unit == unit)
  }

  /// Each column that every published penalty has identifies the record as a penalty.
  @Test(arguments: ["行政处罚决定书文号", "处罚类别", "处罚内容", "罚款金额（万元）", "处罚决定日期"])
  func impliesAPenalty(_ key: String) throws {
    let kind = try #require(Catalog.schema["enforcement"])
    let alias = try #require(kind.fields.flatMap(\.aliases).first { $0.key == key })
    #expect(alias.implies?.field == "kind")
    #expect(alias.implies?.value == "行政处罚")
  }

  /// The columns of published supervisory visits.
  @Test(arguments: [
    ("唯一标识", "id"), ("行政相对人", "party"), ("证件号码", "organization"), ("监督检查形式", "visitForm"), ("监督检查结果", "result"),
    ("监督检查日期", "decidedOn"), ("监督检查机关", "authority"), ("监督检查机关统一社会信用代码", "authorityCode"),
  ])
  func visitsReachTheirFields(_ key: String, _ name: String) throws {
    let kind = try #require(Catalog.schema["enforcement"])
    let owners = kind.fields.filter { $0.aliases.contains { $0.key == key } }
    #expect(owners.map(\.name) == [name])
    let implied = owners.first?.aliases.first { $0.key == key }?.implies
    #expect(
      key.hasPrefix("监督检查") && name != "authority" && name != "authorityCode"
        ? implied?.value == "监督检查" : implied == nil)
  }

  @Test func measuresReadAsPublished() {
    for word in ["警告", "罚款", "没收违法所得", "没收非法财物", "没收非法财务", "责令停产停业", "吊销许可", "其他"] {
      #expect(Codebooks.measures.ordinal(of: word) != nil, "\(word)")
    }
  }
}
