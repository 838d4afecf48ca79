import Catalog
import Columnar

/// Where synthetic organizations live: the cities and counties of Shaanxi with rough weights. Names come from the
/// catalogue's divisions; the marks (formerly poor, deeply poor, Jiangsu partner) are facts of the years to 2020.
struct City: Sendable {
  let code: Int32
  let name: [UInt8]
  /// The character for the city in document numbers.
  let short: [UInt8]
  /// Share of organizations, roughly that of the population.
  let weight: Int
  /// The Jiangsu city that cooperates with it; 0 where that is not known.
  let partner: Int32
  /// Registration by an approvals bureau, oversight by civil affairs.
  let separatesRegistration: Bool
  let counties: Range<Int>
}

struct County: Sendable {
  let code: Int32
  let name: [UInt8]
  let city: Int
  let weight: Int
  let isPoor: Bool
  let isDeeplyPoor: Bool
}

enum Regions {
  static let cities: [City] = tables.cities
  /// Every county in force at the end of 2020, by code within its city; 杨凌示范区 is both city and county.
  static let counties: [County] = tables.counties
  static let cityWeights = cities.map(\.weight)
  static let poorCounties = counties.indices.filter { counties[$0].isPoor }
  static let deeplyPoorCounties = counties.indices.filter { counties[$0].isDeeplyPoor }

  static func county(_ code: Int32) -> Int { counties.firstIndex { $0.code == code } ?? 0 }

  static func city(_ code: Int32) -> Int { cities.firstIndex { $0.code == code } ?? 0 }

  /// The name of any division of the catalogue.
  static func name(_ code: Int32) -> [UInt8] {
    guard let ordinal = Codebooks.divisions.ordinal(of: String(code)) else { return [] }
    return Array(Codebooks.divisions.entries[ordinal].label.chinese.utf8)
  }

  /// A county drawn in proportion to its weight.
  static func drawCounty(in city: Int, _ random: inout SeededRandom) -> Int {
    let range = cities[city].counties
    var left = random.below(range.reduce(0) { $0 + counties[$1].weight })
    for index in range {
      if left < counties[index].weight { return index }
      left -= counties[index].weight
    }
    return range.upperBound - 1
  }

  private static let cityRows: [(code: Int32, short: String, weight: Int, partner: Int32, separates: Bool)] = [
    (610100, "西", 300, 0, false), (610200, "铜", 22, 320900, false), (610300, "宝", 100, 320300, false),
    (610400, "咸", 115, 321200, false), (610500, "渭", 115, 321100, false), (610600, "延", 62, 320200, false),
    (610700, "汉", 98, 320600, false), (610800, "榆", 98, 321000, false), (610900, "安", 68, 320400, true),
    (611000, "商", 52, 320100, false), (611100, "杨", 8, 0, false),
  ]

  /// The 56 counties that left poverty between 2017 and 2020.
  private static let poor: Set<Int32> = [
    610124, 610203, 610204, 610222, 610324, 610327, 610328, 610329, 610331, 610426, 610428, 610429, 610430, 610524,
    610525, 610526, 610527, 610528, 610621, 610622, 610630, 610703, 610722, 610723, 610724, 610725, 610726, 610727,
    610728, 610729, 610730, 610803, 610825, 610826, 610827, 610828, 610829, 610830, 610831, 610902, 610921, 610922,
    610923, 610924, 610925, 610926, 610927, 610928, 610929, 611002, 611021, 611022, 611023, 611024, 611025, 611026,
  ]

  /// The eleven deeply poor ones, all in the south of the province.
  private static let deeplyPoor: Set<Int32> = [
    610727, 610728, 610902, 610924, 610925, 610929, 611002, 611022, 611024, 611025, 611026,
  ]

  private static let tables: (cities: [City], counties: [County]) = {
    let divisions = Codebooks.divisions.entries
    var cities: [City] = []
    var counties: [County] = []
    // Codes that were abolished only in 2021 were in force; those that took their place were not.
    let later: Set<String> = ["610305", "610981", "610623"]
    for row in cityRows {
      let start = counties.count
      let below = divisions.filter { $0.parent == String(row.code) && !later.contains($0.code) && $0.code != "610403" }
      for entry in below + (below.isEmpty ? divisions.filter { $0.code == String(row.code) } : []) {
        guard let code = Int32(entry.code) else { continue }
        let name = entry.label.chinese
        counties.append(
          County(
            code: code, name: below.isEmpty ? [] : Array(name.utf8), city: cities.count,
            weight: name.hasSuffix("区") ? 15 : 10, isPoor: poor.contains(code), isDeeplyPoor: deeplyPoor.contains(code))
        )
      }
      cities.append(
        City(
          code: row.code, name: name(row.code), short: Array(row.short.utf8), weight: row.weight, partner: row.partner,
          separatesRegistration: row.separates, counties: start..<counties.count))
    }
    return (cities, counties)
  }()
}
