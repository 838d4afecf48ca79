import Synthetic
import Testing

/// The printed numbers of the bulletin, computed from the bundled register by an independent reader.
@Suite struct BundledFigureTests {
  private let register: JSONRegister

  init() throws { register = try JSONRegister.bundled.get() }

  private func projects(_ condition: (JSONRegister.Record) -> Bool) -> [JSONRegister.Record] {
    register["projects"].filter(condition)
  }

  private var completed: [JSONRegister.Record] {
    projects { $0.text("stage") == "完成" && $0.text("completedOn").hasPrefix("2020") }
  }

  private func sum(_ projects: [JSONRegister.Record]) -> Int { projects.reduce(0) { $0 + $1.invested } }

  private func people(_ projects: [JSONRegister.Record]) -> Int {
    projects.reduce(0) { $0 + $1.count("beneficiaries") }
  }

  /// Half up, to the printed digit.
  private func rounded(_ value: Int, to unit: Int) -> Int { (value + unit / 2) / unit }

  @Test func alliances() {
    #expect(register["alliances"].count == 12)
    #expect(register["alliances"].allSatisfy { $0.text("foundedOn") == "2019-07-24" && $0.text("model") == "多对一" })
    let counties = register["alliances"].flatMap { $0.texts("targetRegions") }
    #expect(counties.count == 12 && Set(counties).count == 12 && counties.contains("611021"))
  }

  @Test func members() {
    let memberships = register["memberships"]
    #expect(memberships.count { $0.text("joinedOn") == "2019-07-24" } == 143)
    #expect(memberships.count { $0["leftOn"] == nil } == 161)
    let founders = Dictionary(grouping: memberships.filter { $0.text("joinedOn") == "2019-07-24" }) {
      $0.text("alliance")
    }
    #expect(founders.count == 12 && founders.values.allSatisfy { $0.count >= 10 })
  }

  @Test func allianceProjects() {
    let all = projects { $0.text("programme") == "合力团" }
    #expect(all.count == 105)
    #expect(sum(all) == 4_439_250_000)
    #expect(rounded(people(all), to: 1000) == 53)
    #expect(sum(all.filter { $0.text("stage") == "完成" && $0.text("completedOn").hasPrefix("2020") }) == sum(all))
  }

  @Test func provinceWideRelief() {
    #expect(completed.count == 1922)
    #expect(projects { $0.text("stage") == "完成" }.count == 1922)
    #expect(rounded(sum(completed), to: 1_000_000_000) == 159)
    #expect(sum(register["projects"]) == sum(completed))
    #expect(rounded(people(completed), to: 10_000) == 127)
  }

  @Test func organizationsTakingPart() {
    let codes = Set(register["participations"].filter { $0.text("campaign") == "脱贫攻坚" }.map { $0.text("organization") })
    #expect(codes.count == 8306)
    let mutual = register["organizations"].filter { $0.text("subtype") == "村级扶贫互助资金协会" }.map { $0.text("creditCode") }
    #expect(codes.intersection(mutual).count == 5007)
    #expect(mutual.count > 5007)
  }

  @Test(arguments: [("责令限期整改", 101), ("列入活动异常名录", 51), ("行政处罚", 114), ("执法约谈", 97)])
  func enforcement(_ kind: String, _ bodies: Int) {
    let actions = register["enforcement"].filter { $0.text("kind") == kind && $0.text("decidedOn").hasPrefix("2020") }
    #expect(Set(actions.map { $0.text("organization") }).count == bodies)
  }

  @Test func enforcementOverlaps() {
    func bodies(_ kind: String) -> Set<String> {
      Set(
        register["enforcement"].filter { $0.text("kind") == kind && $0.text("decidedOn").hasPrefix("2020") }.map {
          $0.text("organization")
        })
    }
    #expect(!bodies("列入活动异常名录").isDisjoint(with: bodies("行政处罚")))
    #expect(!bodies("责令限期整改").isDisjoint(with: bodies("执法约谈")))
  }

  @Test func baoji() {
    let all = projects { $0.text("programme") == "百社百村" }
    #expect(all.allSatisfy { $0.text("region").hasPrefix("6103") })
    let ids = Set(all.map { $0.text("id") })
    let bodies = register["participations"].filter { ids.contains($0.text("project")) }.map { $0.text("organization") }
    #expect(Set(bodies).count == 503)
    #expect(Set(all.flatMap { $0.texts("village") }).count == 762)
    #expect(rounded(people(all), to: 1000) == 152)
    #expect(rounded(sum(all), to: 100_000_000) == 119)
  }

  @Test func jiangsu() {
    let all = projects { $0.text("programme") == "苏陕协作" }
    #expect(all.count == 125)
    #expect(Set(all.flatMap { $0.texts("village") }).count == 277)
    let provincial = all.filter { $0.text("signerLevel") == "省级" && $0.text("signedOn").hasPrefix("2020") }
    #expect(provincial.count == 35 && sum(provincial) == 712_700_000)
    #expect(Set(provincial.map { $0.text("type") }).isSubset(of: ["消费扶贫", "就业扶贫", "公益扶贫"]))
    let local = all.filter { ["市级", "县级"].contains($0.text("signerLevel")) && $0.text("signedOn").hasPrefix("2020") }
    #expect(local.count == 72 && sum(local) == 892_500_000)
    let paired = all.filter { $0.texts("agreementParties") == ["省级", "市级", "县级", "村级"] }
    #expect(Set(paired.flatMap { $0.texts("village") }).count == 28)
  }

  /// There are enough bodies for the round of inspection and for decoupling.
  @Test func enoughBodiesForInspectionAndDecoupling() {
    let due = register["organizations"].filter { organization in
      organization.text("level") == "省级" && organization.text("registeredOn") <= "2019-06-30"
        && (organization["deregisteredOn"] == nil || organization.text("deregisteredOn") >= "2020-01-01")
    }
    #expect(due.count == 1529)
    let associations = register["organizations"].count {
      $0.texts("markers").contains("行业协会商会") && $0["deregisteredOn"] == nil
    }
    #expect(associations >= 1823)
    let cities = Set(register["organizations"].map { $0.text("region").prefix(4) })
    #expect(cities.count == 11)
  }
}
