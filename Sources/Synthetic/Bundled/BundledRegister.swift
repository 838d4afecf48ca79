/// The register in the program: invented records about Shaanxi at the end of 2020, drawn so that the numbers of a bulletin of
/// that year can be computed from them. The numbers below are quotas of records and totals of amounts; every figure is
/// computed from the records, and none is stored.
struct BundledRegister {
  static let seed: UInt64 = 20_201_017

  var organizations: [Organization] = []
  var alliances: [Alliance] = []
  var memberships: [Membership] = []
  var projects: [Project] = []
  var actions: [EnforcementAction] = []
  var inspections: [Inspection] = []
  var decouplings: [Decoupling] = []
  var complaints: [Complaint] = []
  var partyOrganizations: [PartyOrganization] = []
  var participations: [Participation] = []
  var deals: [Deal] = []
  var platforms: [Platform] = []

  /// Rows of `organizations` by what they were drawn for.
  var due: [Int] = []
  var mutualFunds: [Int] = []
  var general: [Int] = []
  /// Bodies that missed the round of inspection of 2020, barely passed it, or failed it.
  var missed: [Int] = []
  var barelyPassed: [Int] = []
  var failed: [Int] = []

  enum Quota {
    /// Province-level bodies due for inspection in 2020, of which 119 missed it.
    static let due = 1529
    static let missed = 119
    /// Province-level bodies too young to be due, and former ones.
    static let recent = 43
    static let former = 32
    static let mutualFunds = 5046
    static let mutualFundsTakingPart = 5007
    /// Other bodies of cities and counties, by city in the order of `Regions.cities`.
    static let general = [1020, 110, 640, 390, 400, 250, 360, 340, 200, 134, 30]

    static let total = due + recent + former + mutualFunds + general.reduce(0, +)

    static let founders = 143
    static let joiners = 22

    static let completed = 1922
    static let allianceProjects = 105
    static let hundredProjects = 254
    static let hundredOrganizations = 503
    static let hundredVillages = 762
    static let jiangsuProvincial = 35
    static let jiangsuLocal = 72
    static let jiangsuProposed = 18
    static let jiangsuVillages = 277
    static let fourPartyVillages = 28
    static let mutualFundProjects = 420
    static let provincialOthers = 264
    static let generalTakingPart = 2371

    static let rectified = 101
    static let listed = 51
    /// Of the penalized those that missed the inspection, and of these the ones that were warned and then listed.
    static let absentPenalized = 61
    static let warned = 38

    /// Associations that decoupling covers, and some that it found to register directly.
    static let decoupled = 1823
    static let outsideDecoupling = 46
    static let complaints = 64
    /// Bodies under the department's party committee that have a party organization, in a hundred.
    static let covered = 89
    static let abolishedBranches = 6
    static let partiesInRelief = 307
    static let donors = 2103
    static let localParties = 420
  }

  /// Totals in yuan and in persons.
  enum Total {
    static let completed: Int64 = 1_588_640_300
    static let alliances: Int64 = 44_392_500
    static let hundred: Int64 = 119_046_800
    static let jiangsuProvincial: Int64 = 7_127_000
    static let jiangsuLocal: Int64 = 8_925_000
    static let beneficiaries: Int64 = 1_268_934
    static let allianceBeneficiaries: Int64 = 53_047
    static let hundredBeneficiaries: Int64 = 152_163
    static let jiangsuBeneficiaries: Int64 = 21_408
    /// At the relief day, in hundreds of yuan: bought and contracted, given, contracted otherwise.
    static let consumption: Int64 = 33_783
    static let donated: Int64 = 24_360
    static let otherDeals: Int64 = 6_000
  }

  init() {
    drawOrganizations()
    drawAlliances()
    drawEnforcement()
    drawProjects()
    drawDecouplings()
    drawParty()
    drawInspections()
    drawComplaints()
    drawPlatforms()
    drawParticipations()
    drawDeals()
  }

  func random(_ purpose: UInt64) -> SeededRandom { SeededRandom(seed: Self.seed, stream: 500, index: purpose) }

  func write(to sink: inout some RegisterSink & ~Copyable) throws(SinkFailure) {
    try Self.file("register.json", to: &sink) { $0.add(card) }
    try Self.records("organizations.json", organizations, to: &sink) { $0.write(to: &$1) }
    try Self.records("alliances.json", alliances, to: &sink) { $0.write(to: &$1) }
    try Self.records("memberships.json", memberships, to: &sink) { $0.write(to: &$1) }
    try Self.records("enforcement.json", actions, to: &sink) { $0.write(to: &$1) }
    try Self.records("projects.json", projects, to: &sink) {
      $0.write(to: &$1, seed: Self.seed, shares: $0.shares(seed: Self.seed))
    }
    try Self.records("participations.json", participations, to: &sink) { $0.write(to: &$1) }
    try Self.records("inspections.json", inspections, to: &sink) { $0.write(to: &$1) }
    try Self.records("party-organizations.json", partyOrganizations, to: &sink) { $0.write(to: &$1) }
    try Self.records("decouplings.json", decouplings, to: &sink) { $0.write(to: &$1) }
    try Self.records("complaints.json", complaints, to: &sink) { $0.write(to: &$1) }
    try Self.records("platforms.json", platforms, to: &sink) { $0.write(to: &$1) }
    try Self.records("grants.json", platforms, to: &sink) { $0.writeGrant(to: &$1) }
    try Self.file("activities.json", to: &sink) { writer in
      writer.add("[\n")
      writer.lines(Activity.all) { $0.write(to: &$1) }
      writer.separate()
      writer.lines(deals) { $0.write(to: &$1) }
      writer.add("\n]\n")
    }
    try Self.records("documents.json", PolicyDocument.all, to: &sink) { $0.write(to: &$1) }
    try Self.records("bodies.json", GoverningBody.all, to: &sink) { $0.write(to: &$1) }
    let villages = projects.filter { $0.programme == .jiangsu }.flatMap { project in
      project.villages.map { (county: project.county, number: $0) }
    }
    try Self.records("divisions.json", DivisionRecord.standard + DivisionRecord.villages(villages), to: &sink) {
      $0.write(to: &$1)
    }
    try Self.records("figures.json", FigureRow.all, to: &sink) { $0.write(to: &$1) }
  }

  private static func file(
    _ name: String, to sink: inout some RegisterSink & ~Copyable, _ write: (inout RecordWriter) -> Void
  ) throws(SinkFailure) {
    var writer = RecordWriter()
    write(&writer)
    try sink.open(name)
    try sink.write(writer.bytes, to: name)
  }

  /// One record a line, so that a change of one record is a change of one line.
  private static func records<Record>(
    _ name: String, _ records: [Record], to sink: inout some RegisterSink & ~Copyable,
    _ write: (Record, inout RecordWriter) -> Void
  ) throws(SinkFailure) {
    try file(name, to: &sink) { writer in
      writer.add("[\n")
      writer.lines(records, write)
      writer.add("\n]\n")
    }
  }

  private let card: StaticString = """
    {
      "title": {"zh": "陕西省社会组织 2020（示例数据）", "en": "Social organizations of Shaanxi 2020 (synthetic data)"},
      "publisher": "Shezu",
      "asOf": "2020-12-31",
      "source": "shezu generate",
      "synthetic": true,
      "notes": "全部记录由程序按固定种子生成，名称、代码、人名与地址均为虚构，与任何真实组织和个人无关；信用代码主体部分含 EX。"
    }

    """
}
