import Catalog
import Columnar
import Synthetic
import Testing

/// Invariants of the kinds about supervision: inspections, party organizations, decoupling, complaints, grants, activities.
@Suite(.serialized) struct OversightConsistencyTests {
  private static let registers = ConsistencyTests.registers

  private func read(_ index: Int) throws -> JSONRegister {
    index == 0 ? try JSONRegister.bundled.get() : try JSONRegister(Self.registers[index].generator)
  }

  private func byKey(_ records: [JSONRegister.Record], _ key: String = "id") -> [String: JSONRegister.Record] {
    Dictionary(records.map { ($0.text(key), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func faults(
    _ records: [JSONRegister.Record], _ conditions: (JSONRegister.Record) -> [Bool]
  ) -> [String] {
    records.compactMap { record in
      conditions(record).firstIndex(of: false).map { "\(record.text("id")) fails condition \($0)" }
    }
  }

  private func isInOrder(_ record: JSONRegister.Record, _ keys: [String]) -> Bool {
    let days = keys.map(record.text).filter { !$0.isEmpty }
    return days == days.sorted()
  }

  @Test(arguments: registers.indices) func everyKindHasRecords(_ index: Int) throws {
    let register = try read(index)
    for kind in Catalog.kinds {
      #expect(register.files["\(kind.name).json"] != nil, "\(kind.name)")
      if index < 3 { #expect(!register[kind.name].isEmpty, "\(kind.name)") }
    }
  }

  @Test(arguments: registers.indices) func referencesInListsResolve(_ index: Int) throws {
    let register = try read(index)
    var keys: [String: Set<String>] = [:]
    for kind in Catalog.kinds { keys[kind.name] = Set(register[kind.name].map { $0.text(kind.key) }) }
    for kind in Catalog.kinds {
      for field in kind.fields {
        guard case .list = field.type, let target = field.type.element.target else { continue }
        let pointed = Set(register[kind.name].flatMap { $0.texts(field.name) })
        #expect(pointed.isSubset(of: keys[target] ?? []), "\(kind.name).\(field.name)")
      }
    }
  }

  @Test(arguments: registers.indices) func inspectionsAreConsistent(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    var seen: Set<String> = []
    let faults = faults(register["inspections"]) { inspection in
      let organization = organizations[inspection.text("organization")] ?? [:]
      let year = inspection.count("reportYear")
      let isThere = inspection.text("state") == "已参检"
      return [
        seen.insert("\(year) \(inspection.text("organization"))").inserted,
        inspection.count("roundYear") == year + 1,
        isThere == (inspection["submittedOn"] != nil), isThere == (inspection["conclusion"] != nil),
        isThere == (inspection["channel"] != nil),
        !isThere || inspection.text("channel") == (year == 2019 ? "信息平台" : "纸质"),
        inspection.text("state") != "免检" || organization.text("registeredOn") > "\(year)-06-30",
        inspection.text("state") == "免检" || organization.text("registeredOn") <= "\(year)-06-30",
        organization["deregisteredOn"] == nil || organization.text("deregisteredOn") > "\(year)-12-31",
        isInOrder(inspection, ["submittedToSupervisorOn", "submittedOn", "announcedOn", "rectificationDueOn"]),
        inspection["submittedToSupervisorOn"] == nil || inspection["supervisorDueOn"] != nil,
      ]
    }
    #expect(faults == [])
  }

  /// An action after a round refers to an inspection of that body that was missed or not passed.
  @Test(arguments: registers.indices) func actionsAgreeWithTheirInspection(_ index: Int) throws {
    let register = try read(index)
    let inspections = byKey(register["inspections"])
    let orders = register["enforcement"].filter { $0["inspection"] != nil }
    let faults = faults(orders) { action in
      let inspection = inspections[action.text("inspection")] ?? [:]
      return [
        inspection.text("organization") == action.text("organization"),
        inspection.text("dueOn") < action.text("filedOn") || action["filedOn"] == nil,
        inspection.text("dueOn") < action.text("decidedOn"),
        inspection.text("state") == "未参检" || ["基本合格", "不合格"].contains(inspection.text("conclusion")),
      ]
    }
    #expect(faults == [])
    guard index == 0 else { return }
    let round = orders.filter { $0.text("kind") == "责令限期整改" && $0.text("decidedOn").hasPrefix("2020") }
    #expect(Set(round.map { $0.text("organization") }).count == 101)
    // A body that barely passed was ordered to correct it.
    let ordered = Set(orders.filter { $0.text("kind") == "责令限期整改" }.map { $0.text("inspection") })
    let bad = register["inspections"].filter { ["基本合格", "不合格"].contains($0.text("conclusion")) }
    #expect(bad.allSatisfy { ordered.contains($0.text("id")) })
  }

  /// A removal ends an earlier entry of the same body, and an entry follows an earlier penalty.
  @Test(arguments: registers.indices) func listingsFollowFromActions(_ index: Int) throws {
    let register = try read(index)
    let actions = byKey(register["enforcement"])
    let faults = faults(register["enforcement"]) { action in
      let before = actions[action.text("follows")] ?? [:]
      let isRemoval = action.text("kind") == "移出活动异常名录"
      return [
        !isRemoval || before.text("kind") == "列入活动异常名录" && before.text("removedOn") == action.text("decidedOn"),
        action.text("kind") != "列入严重违法失信名单" || before.text("kind") == "行政处罚",
        action["follows"] == nil
          || before.text("organization") == action.text("organization")
            && before.text("decidedOn") <= action.text("decidedOn"),
        isInOrder(action, ["violationEndedOn", "filedOn", "noticedOn", "decidedOn", "deliveredOn", "paidOn"]),
        isInOrder(
          action, ["firstLetterOn", "secondLetterOn", "aroseOn", "decidedOn", "appliedOn", "verifiedOn", "removedOn"]),
      ]
    }
    #expect(faults == [])
  }

  @Test(arguments: registers.indices) func partyOrganizationsAreConsistent(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let faults = faults(register["party-organizations"]) { party in
      let own = party.texts("organizations").compactMap { organizations[$0] }
      let members = party.count("members")
      let rank = members >= 100 ? "党委" : members >= 50 ? "党总支" : "党支部"
      return [
        !own.isEmpty && (own.count > 1) == (party.text("form") == "联合组建"), own.count <= 5,
        party.text("rank") == rank, members >= 3,
        isInOrder(party, ["foundedOn", "statusOn"]), isInOrder(party, ["foundedOn", "electedOn"]),
        (party.text("status") == "正常") == (party["statusReason"] == nil),
        party.text("status") == "撤销" || own.allSatisfy { $0["deregisteredOn"] == nil },
      ]
    }
    #expect(faults == [])
    let days = register["organizations"].filter { organization in
      !isInOrder(organization, ["auditedOn", "electedOn", "partyElectedOn"])
        || !isInOrder(organization, ["registeredOn", "partyApprovedOn"])
    }
    #expect(days.map { $0.text("creditCode") } == [])
  }

  @Test(arguments: registers.indices) func decouplingsAreConsistent(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let separations = [
      "institutionSeparated", "functionsSeparated", "assetsSeparated", "personnelSeparated", "partySeparated",
    ]
    let faults = faults(register["decouplings"]) { decoupling in
      let organization = organizations[decoupling.text("organization")] ?? [:]
      let isDone = decoupling.text("status") == "已脱钩"
      return [
        organization.texts("markers").contains("行业协会商会"), organization["deregisteredOn"] == nil,
        decoupling.text("level") == organization.text("level"),
        isDone == separations.allSatisfy { decoupling[$0] as? Bool == true },
        !isDone || organization["supervisor"] == nil && decoupling["formerSupervisor"] != nil,
        isInOrder(decoupling, ["decidedOn", "completedOn"]), decoupling.text("completedOn") <= "2020-12-31",
        organization.text("registeredOn") < decoupling.text("decidedOn") || decoupling["decidedOn"] == nil,
      ]
    }
    #expect(faults == [])
  }

  @Test(arguments: registers.indices) func complaintsLeadToTheirActions(_ index: Int) throws {
    let register = try read(index)
    let actions = byKey(register["enforcement"])
    let organizations = byKey(register["organizations"], "creditCode")
    let faults = faults(register["complaints"]) { complaint in
      let action = actions[complaint.text("enforcement")] ?? [:]
      return [
        organizations[complaint.text("organization")]?.text("name") == complaint.text("party"),
        complaint.text("receivedOn") >= "2020-08-03", isInOrder(complaint, ["receivedOn", "closedOn"]),
        complaint["enforcement"] == nil
          || action.text("organization") == complaint.text("organization")
            && complaint.text("receivedOn") < action.text("decidedOn"),
        complaint.fen("refunded") <= complaint.fen("amount"),
        (complaint.text("result") == "办理中") == (complaint["closedOn"] == nil),
      ]
    }
    #expect(faults == [])
  }

  /// Deals belong to present members of their alliance; a grant goes to the operator of its platform.
  @Test(arguments: registers.indices) func dealsAndGrantsBelongToTheirOwners(_ index: Int) throws {
    let register = try read(index)
    let members = Set(
      register["memberships"].filter { $0["leftOn"] == nil }.map { "\($0.text("alliance")) \($0.text("organization"))" }
    )
    let deals = register["activities"].filter { $0.text("kind") == "签约成交" }
    let faults = faults(deals) { deal in
      let isGift = deal.text("deal") == "公益捐赠"
      return [
        members.contains("\(deal.text("alliance")) \(deal.text("organization"))"),
        isGift == (deal["traded"] == nil), deal.fen("traded") + deal.fen("cash") + deal.fen("goods") > 0,
      ]
    }
    #expect(faults == [])
    let platforms = byKey(register["platforms"])
    for grant in register["grants"] {
      #expect(platforms[grant.text("platform")]?.text("operator") == grant.text("organization"))
    }
  }

  /// Unpublished records are marked as invented.
  @Test func inventedRecordsSaySo() throws {
    let register = try JSONRegister.bundled.get()
    for village in register["divisions"] where village.text("level") == "村级" {
      #expect(village.text("verification") == "示例")
    }
    for team in register["bodies"] where team.text("kind") == "执法队伍" { #expect(team.text("name").contains("示例")) }
    for platform in register["platforms"] { #expect(platform.text("name").contains("示例")) }
    #expect(register["divisions"].count { $0.text("level") == "县级" && $0["poverty"] as? Bool == true } == 56)
  }
}
