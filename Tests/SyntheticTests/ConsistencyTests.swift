import Catalog
import Columnar
import Synthetic
import Testing

/// Invariants of every synthetic register, bundled or scaled: records agree with one another and with the catalog. Violations
/// are collected and reported together, since there are tens of thousands of records.
@Suite(.serialized) struct ConsistencyTests {
  static let registers: [(name: String, generator: Generator)] = [
    ("bundled", .bundled), ("3000", Generator(seed: 7, organizations: 3000)),
    ("dense enforcement", Generator(seed: 8, organizations: 1500, enforcement: 3000)),
    ("1", Generator(seed: 9, organizations: 1)), ("0", Generator(seed: 9, organizations: 0)),
  ]

  private func read(_ index: Int) throws -> JSONRegister {
    index == 0 ? try JSONRegister.bundled.get() : try JSONRegister(Self.registers[index].generator)
  }

  /// The records that fail any of the conditions, by key.
  private func faults(
    _ records: [JSONRegister.Record], _ key: String = "id", _ conditions: (JSONRegister.Record) -> [Bool]
  ) -> [String] {
    records.compactMap { record in
      conditions(record).firstIndex(of: false).map { "\(record.text(key)) fails condition \($0)" }
    }
  }

  private func byKey(_ records: [JSONRegister.Record], _ key: String) -> [String: JSONRegister.Record] {
    Dictionary(records.map { ($0.text(key), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func days(_ record: JSONRegister.Record, _ keys: [String]) -> [String] {
    keys.map(record.text).filter { !$0.isEmpty }
  }

  @Test(arguments: registers.indices) func keysAndCodesAreInTheCatalog(_ index: Int) throws {
    let register = try read(index)
    for kind in Catalog.kinds {
      var seen: [String: Set<String>] = [:]
      for record in register[kind.name] {
        for (key, value) in record {
          let texts = value as? [String] ?? (value as? String).map { [$0] } ?? []
          seen[key, default: []].formUnion(texts.filter { $0.utf8.count < 60 })
        }
      }
      for (key, texts) in seen {
        let field = try #require(kind.ordinal(of: key).map { kind.fields[$0] }, "\(kind.name).\(key)")
        #expect(field.derivation == nil, "\(kind.name).\(key) is computed")
        switch field.type.element {
        case .coded(let book) where !book.entries.isEmpty:
          #expect(texts.filter { book.ordinal(of: $0) == nil }.isEmpty, "\(kind.name).\(key)")
        case .date:
          #expect(
            texts.allSatisfy { $0.utf8.count == 10 && $0.hasPrefix("1") || $0.hasPrefix("2") }, "\(kind.name).\(key)")
        default: break
        }
      }
    }
  }

  @Test(arguments: registers.indices) func keysAreUniqueAndReferencesResolve(_ index: Int) throws {
    let register = try read(index)
    var keys: [String: Set<String>] = [:]
    for kind in Catalog.kinds {
      let all = register[kind.name].map { $0.text(kind.key) }
      keys[kind.name] = Set(all)
      #expect(Set(all).count == all.count, "\(kind.name)")
      #expect(!all.contains(""), "\(kind.name)")
    }
    for kind in Catalog.kinds {
      for field in kind.fields {
        guard let target = field.type.target else { continue }
        let pointed = Set(register[kind.name].map { $0.text(field.name) }).subtracting([""])
        #expect(pointed.isSubset(of: keys[target] ?? []), "\(kind.name).\(field.name)")
      }
    }
  }

  @Test(arguments: registers.indices) func organizationsAreConsistent(_ index: Int) throws {
    let kinds = ["社会团体": "51", "民办非企业单位": "52", "基金会": "53"]
    let past = ["registeredOn", "gradedOn", "deregisteredOn", "charityOn", "fundraisingOn"]
    let faults = faults(try read(index)["organizations"], "creditCode") { organization in
      let code = organization.text("creditCode")
      let course = days(organization, ["registeredOn", "gradedOn", "gradeExpiresOn"])
      let charity = days(organization, ["registeredOn", "charityOn", "fundraisingOn"])
      let ended = ["注销", "撤销"].contains(organization.text("status"))
      return [
        CreditCode.isValid(code), code.dropFirst(8).hasPrefix("EX"),
        kinds[organization.text("kind")] == String(code.prefix(2)),
        course == course.sorted(), charity == charity.sorted(),
        ended == (organization["deregisteredOn"] != nil),
        !ended || organization.text("registeredOn") < organization.text("deregisteredOn"),
        past.allSatisfy { organization.text($0) <= "2020-12-31" },
      ]
    }
    #expect(faults == [])
  }

  @Test(arguments: registers.indices) func allianceLeadsAreMembers(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let memberships = Dictionary(grouping: register["memberships"]) { $0.text("alliance") }
    for alliance in register["alliances"] {
      let members = memberships[alliance.text("id")] ?? []
      let leads = members.filter { $0.text("role") == "团长单位" }
      #expect(leads.map { $0.text("organization") } == [alliance.text("leadOrganization")])
      #expect(Set(members.map { $0.text("organization") }).count == members.count)
      let faults = faults(members) { member in
        let organization = organizations[member.text("organization")] ?? [:]
        return [
          organization.text("registeredOn") < member.text("joinedOn"),
          alliance.text("foundedOn") <= member.text("joinedOn"),
          member["leftOn"] == nil || member.text("joinedOn") < member.text("leftOn"),
          organization["deregisteredOn"] == nil,
        ]
      }
      #expect(faults == [])
    }
  }

  @Test(arguments: registers.indices) func amountsAddUp(_ index: Int) throws {
    let register = try read(index)
    let amounts = ["cash", "goods", "services"]
    var sums: [String: [Int]] = [:]
    for part in register["participations"] {
      let so = sums[part.text("project")] ?? [0, 0, 0]
      sums[part.text("project")] = zip(so, amounts.map(part.fen)).map(+)
    }
    let faults = faults(register["projects"]) { project in
      [
        amounts.map(project.fen) == sums[project.text("id")] ?? [0, 0, 0],
        (project.invested > 0) == (project.text("stage") != "征集"),
      ]
    }
    #expect(faults == [])
  }

  @Test(arguments: registers.indices) func participantsCouldTakePart(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let projects = byKey(register["projects"], "id")
    let memberships = Dictionary(
      register["memberships"].map { ("\($0.text("alliance")) \($0.text("organization"))", $0) },
      uniquingKeysWith: { first, _ in first })
    let faults = faults(register["participations"]) { part in
      let organization = organizations[part.text("organization")] ?? [:]
      let project = projects[part.text("project")] ?? [:]
      let membership = memberships["\(project.text("alliance")) \(part.text("organization"))"]
      return [
        organization.text("registeredOn") < part.text("date"), organization["deregisteredOn"] == nil,
        project["alliance"] == nil || membership != nil && membership?["leftOn"] == nil,
        project["alliance"] == nil || membership?.text("joinedOn") ?? "9" <= part.text("date"),
      ]
    }
    #expect(faults == [])
    let courses = self.faults(register["projects"]) { project in
      let days = days(project, ["proposedOn", "signedOn", "completedOn"])
      return [days == days.sorted(), days.last ?? "" <= "2020-12-31"]
    }
    #expect(courses == [])
  }

  @Test(arguments: registers.indices) func enforcementFollowsItsProcedure(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let faults = faults(register["enforcement"]) { action in
      let organization = organizations[action.text("organization")] ?? [:]
      // Civil affairs handle the case, also where an approvals bureau registers.
      let regulator = organization["regulator"] == nil ? "registrar" : "regulator"
      let course = days(action, ["filedOn", "noticedOn", "decidedOn", "deliveredOn", "closedOn"])
      let (fine, confiscated) = (action.fen("fine"), action.fen("confiscated"))
      return [
        action.text("party") == organization.text("name"),
        action.text("authority") == organization.text(regulator),
        action.text("authorityLevel") == organization.text("level"),
        course == course.sorted(), course.last ?? "" <= "2020-12-31",
        organization.text("registeredOn") < course.first ?? "",
        organization["deregisteredOn"] == nil || action.text("decidedOn") <= organization.text("deregisteredOn"),
        action["dueOn"] == nil || action.text("decidedOn") < action.text("dueOn"),
        (fine > 0) == action.texts("measures").contains("罚款"),
        fine == 0 || (3 * confiscated...5 * confiscated).contains(fine),
      ]
    }
    #expect(faults == [])
  }

  /// A body on a list was entered in it, and not removed since.
  @Test(arguments: registers.indices) func statusFollowsFromEnforcement(_ index: Int) throws {
    let register = try read(index)
    let actions = Dictionary(grouping: register["enforcement"]) { $0.text("organization") }
    let faults = faults(register["organizations"], "creditCode") { organization in
      let kinds = (actions[organization.text("creditCode")] ?? []).sorted {
        $0.text("decidedOn") < $1.text("decidedOn")
      }
      .map { $0.text("kind") }
      let listed = kinds.lastIndex(of: "列入活动异常名录") ?? -1
      let removed = kinds.lastIndex(of: "移出活动异常名录") ?? -1
      switch organization.text("status") {
      case "活动异常": return [listed > removed]
      case "正常": return [listed <= removed, !kinds.contains("列入严重违法失信名单")]
      case "严重违法失信": return [kinds.contains("列入严重违法失信名单")]
      case "限期停止活动": return [kinds.contains("行政处罚")]
      default: return []
      }
    }
    #expect(faults == [])
  }
}
