import Catalog
import Columnar
import Synthetic
import Testing

/// What must hold of any synthetic register, the bundled one and scaled ones alike: records agree with one another and
/// with the catalogue.
@Suite(.serialized) struct ConsistencyTests {
  static let registers: [(name: String, generator: Generator)] = [
    ("bundled", .bundled), ("5000", Generator(seed: 7, organizations: 5000)),
    ("dense enforcement", Generator(seed: 8, organizations: 2100, enforcement: 4000)),
    ("1", Generator(seed: 9, organizations: 1)), ("0", Generator(seed: 9, organizations: 0)),
  ]

  private func read(_ index: Int) throws -> JSONRegister {
    let (name, generator) = Self.registers[index]
    return name == "bundled" ? try JSONRegister.bundled.get() : try JSONRegister(generator)
  }

  @Test(arguments: registers.indices) func keysAndCodesAreTheCatalogues(_ index: Int) throws {
    let register = try read(index)
    for kind in Catalog.kinds {
      let values = register[kind.name]
      var seen: [String: Set<String>] = [:]
      for record in values {
        for (key, value) in record {
          for text in value as? [String] ?? (value as? String).map({ [$0] }) ?? [] where text.count < 40 {
            seen[key, default: []].insert(text)
          }
          if seen[key] == nil { seen[key] = [] }
        }
      }
      for (key, texts) in seen {
        let field = try #require(kind.ordinal(of: key).map { kind.fields[$0] }, "\(kind.name).\(key)")
        #expect(field.derivation == nil, "\(kind.name).\(key) is computed")
        switch field.type.element {
        case .coded(let book) where book.openness == .closed || !book.entries.isEmpty:
          for text in texts { #expect(book.ordinal(of: text) != nil, "\(kind.name).\(key): \(text)") }
        case .date: for text in texts { #expect(text.wholeMatch(of: /[12][0-9]{3}-[01][0-9]-[0-3][0-9]/) != nil) }
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

  @Test(arguments: registers.indices) func organizationsAreSound(_ index: Int) throws {
    let kinds = ["社会团体": "51", "民办非企业单位": "52", "基金会": "53"]
    for organization in try read(index)["organizations"] {
      let code = organization.text("creditCode")
      #expect(CreditCode.isValid(code) && code.dropFirst(8).hasPrefix("EX"), "\(code)")
      #expect(kinds[organization.text("kind")] == String(code.prefix(2)), "\(code)")
      let days = ["registeredOn", "gradedOn", "gradeExpiresOn"].map(organization.text).filter { !$0.isEmpty }
      #expect(days == days.sorted(), "\(code)")
      let ends = ["注销", "撤销"].contains(organization.text("status"))
      #expect(ends == (organization["deregisteredOn"] != nil), "\(code)")
      if ends { #expect(organization.text("registeredOn") < organization.text("deregisteredOn"), "\(code)") }
      for day in ["registeredOn", "gradedOn", "deregisteredOn", "charityOn", "fundraisingOn"] {
        #expect(organization.text(day) <= "2020-12-31", "\(code)")
      }
      #expect(
        organization.text("charityOn") <= organization.text("fundraisingOn") || organization["fundraisingOn"] == nil)
    }
  }

  @Test(arguments: registers.indices) func alliancesAreLedByAMember(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let memberships = Dictionary(grouping: register["memberships"]) { $0.text("alliance") }
    for alliance in register["alliances"] {
      let members = memberships[alliance.text("id")] ?? []
      let leads = members.filter { $0.text("role") == "团长单位" }
      #expect(leads.map { $0.text("organization") } == [alliance.text("leadOrganization")])
      #expect(Set(members.map { $0.text("organization") }).count == members.count)
      for member in members {
        let organization = organizations[member.text("organization")] ?? [:]
        #expect(organization.text("registeredOn") < member.text("joinedOn"))
        #expect(alliance.text("foundedOn") <= member.text("joinedOn"))
        #expect(member["leftOn"] == nil || member.text("joinedOn") < member.text("leftOn"))
        #expect(organization["deregisteredOn"] == nil)
      }
    }
  }

  @Test(arguments: registers.indices) func moneyAddsUp(_ index: Int) throws {
    let register = try read(index)
    var sums: [String: [Int]] = [:]
    for part in register["participations"] {
      let amounts = ["cash", "goods", "services"].map(part.fen)
      sums[part.text("project"), default: [0, 0, 0]] = zip(sums[part.text("project")] ?? [0, 0, 0], amounts).map(+)
    }
    for project in register["projects"] {
      #expect(["cash", "goods", "services"].map(project.fen) == sums[project.text("id")] ?? [0, 0, 0])
      #expect((project.invested > 0) == (project.text("stage") != "征集"))
    }
  }

  @Test(arguments: registers.indices) func participantsCouldTakePart(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    let projects = byKey(register["projects"], "id")
    let memberships = Dictionary(
      register["memberships"].map { ("\($0.text("alliance")) \($0.text("organization"))", $0) },
      uniquingKeysWith: { first, _ in first })
    for part in register["participations"] {
      let organization = organizations[part.text("organization")] ?? [:]
      let project = projects[part.text("project")] ?? [:]
      #expect(organization.text("registeredOn") < part.text("date"))
      #expect(organization["deregisteredOn"] == nil)
      guard let alliance = project["alliance"] as? String else { continue }
      let membership = memberships["\(alliance) \(part.text("organization"))"]
      #expect(membership != nil && membership?["leftOn"] == nil)
      #expect(membership?.text("joinedOn") ?? "9" <= part.text("date"))
    }
    for project in projects.values {
      let days = ["proposedOn", "signedOn", "completedOn"].map(project.text).filter { !$0.isEmpty }
      #expect(days == days.sorted() && days.last ?? "" <= "2020-12-31")
    }
  }

  @Test(arguments: registers.indices) func enforcementFollowsItsProcedure(_ index: Int) throws {
    let register = try read(index)
    let organizations = byKey(register["organizations"], "creditCode")
    for action in register["enforcement"] {
      let organization = organizations[action.text("organization")] ?? [:]
      #expect(action.text("party") == organization.text("name"))
      // The body where it is registered handles the case: civil affairs, also where an approvals bureau registers.
      let regulator = organization["regulator"] == nil ? "registrar" : "regulator"
      #expect(action.text("authority") == organization.text(regulator))
      #expect(action.text("authorityLevel") == organization.text("level"))
      let days = ["filedOn", "noticedOn", "decidedOn", "deliveredOn", "closedOn"].map(action.text).filter {
        !$0.isEmpty
      }
      #expect(days == days.sorted() && days.last ?? "" <= "2020-12-31", "\(action.text("id"))")
      #expect(organization.text("registeredOn") < days.first ?? "", "\(action.text("id"))")
      #expect(organization["deregisteredOn"] == nil || action.text("decidedOn") <= organization.text("deregisteredOn"))
      if let due = action["dueOn"] as? String { #expect(action.text("decidedOn") < due) }
      if action["fine"] != nil {
        #expect(action.texts("measures").contains("罚款"))
        #expect((3 * action.fen("confiscated")...5 * action.fen("confiscated")).contains(action.fen("fine")))
      }
    }
  }

  /// A body on the abnormal list was listed and not removed since.
  @Test(arguments: registers.indices) func statusFollowsFromEnforcement(_ index: Int) throws {
    let register = try read(index)
    let actions = Dictionary(grouping: register["enforcement"]) { $0.text("organization") }
    for organization in register["organizations"] {
      let kinds = (actions[organization.text("creditCode")] ?? []).sorted {
        $0.text("decidedOn") < $1.text("decidedOn")
      }
      .map { $0.text("kind") }
      switch organization.text("status") {
      case "活动异常":
        let listed = kinds.lastIndex(of: "列入活动异常名录")
        #expect(listed != nil)
        #expect(kinds.lastIndex(of: "移出活动异常名录") ?? -1 < listed ?? -1)
      case "严重违法失信": #expect(kinds.contains("列入严重违法失信名单"))
      default: break
      }
    }
  }

  private func byKey(_ records: [JSONRegister.Record], _ key: String) -> [String: JSONRegister.Record] {
    Dictionary(records.map { ($0.text(key), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
