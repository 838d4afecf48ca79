import Catalog
import Columnar

enum Level: Int, Sendable {
  case provincial, municipal, county

  var label: StaticString {
    switch self {
    case .provincial: "省级"
    case .municipal: "市级"
    case .county: "县级"
    }
  }
}

enum Status: Sendable {
  case normal, abnormal, serious, suspended, deregistered, revoked

  var label: StaticString {
    switch self {
    case .normal: "正常"
    case .abnormal: "活动异常"
    case .serious: "严重违法失信"
    case .suspended: "限期停止活动"
    case .deregistered: "注销"
    case .revoked: "撤销"
    }
  }

  /// Whether the body still exists.
  var stands: Bool { self != .deregistered && self != .revoked }
}

struct Markers: OptionSet, Sendable {
  let rawValue: Int
  static let association = Markers(rawValue: 1)
  static let volunteers = Markers(rawValue: 2)
  static let charity = Markers(rawValue: 4)
  static let fundraising = Markers(rawValue: 8)

  static let labels: [(Markers, StaticString)] = [
    (.association, "行业协会商会"), (.volunteers, "志愿服务组织"), (.charity, "慈善组织"), (.fundraising, "公开募捐资格"),
  ]
}

/// Whether a department is in charge besides the registrar.
enum Supervision: Sendable {
  case dual, direct, decoupled
}

/// What an organization reports about party building. The steps fell together with those of the organization (三同步).
struct PartyStanding: Sendable {
  var members: Int
  var approvedOn: Int32?
  var electedOn: Int32?
  var partyElectedOn: Int32?
}

/// One organization as drawn: everything that other records need, in plain numbers. Its texts (name, address, scope) are
/// written from `number` and `seed` when they are needed, so that a million of these fit where a thousand records would.
struct Organization: Sendable {
  let number: Int
  let seed: UInt64
  let level: Level
  /// Index into `Regions.counties`: where its address is.
  let county: Int
  let trade: Trade
  var registeredOn: Int32
  var status: Status = .normal
  var deregisteredOn: Int32?
  var markers: Markers = []
  /// 5 for 5A down to 1; 0 for none.
  var grade = 0
  var gradedOn: Int32 = 0
  /// Whole yuan.
  var capital: Int64 = 0
  var staff = 0
  var supervision = Supervision.dual
  /// What its yearly report says about party building, where a committee for social organizations is in charge.
  var party: PartyStanding?

  var kind: OrganizationKind { trade.profile.kind }

  /// The division of the registrar, which is not always that of the address.
  var registrarDivision: Int32 {
    switch level {
    case .provincial: 610000
    case .municipal: Regions.cities[Regions.counties[county].city].code
    case .county: Self.divisionThen(Regions.counties[county].code, registeredOn)
    }
  }

  /// 子长 was a county with another code until the middle of 2019.
  private static func divisionThen(_ code: Int32, _ day: Int32) -> Int32 {
    code == 610681 && day < Days.day(2019, 7, 23) ? 610623 : code
  }

  func stood(on day: Int32) -> Bool { registeredOn < day && day < deregisteredOn ?? .max }

  /// Random numbers of its own for one purpose, the same whenever they are asked for.
  func random(_ purpose: UInt64) -> SeededRandom {
    SeededRandom(seed: seed, stream: 100 + purpose, index: UInt64(number))
  }
}
