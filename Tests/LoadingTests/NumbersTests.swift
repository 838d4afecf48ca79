import Testing

@testable import Columnar
@testable import Loading
@testable import Querying

/// Numbers are held in 4 bytes if all of them fit, and results are the same.
@Suite struct NumbersTests {
  private static func file(_ values: [Int64?]) -> String {
    let records = values.enumerated().map { row, value in
      value.map { "{\"code\":\"k\(row)\",\"goods\":\($0)}" } ?? "{\"code\":\"k\(row)\"}"
    }
    return "[" + records.joined(separator: ",\n") + "]"
  }

  /// Yuan that fit into 4 bytes as fen, and from row `first` on some that do not.
  private static func values(large first: Int?) -> [Int64?] {
    (0..<900).map { row in
      if row % 7 == 3 { return nil }
      if let first, row >= first, row % 5 == 0 { return Int64(row) * 100_000_000 }
      return Int64(row) * 20_000 - 3_000_000
    }
  }

  @Test(arguments: [nil, 0, 1, 450, 890], [1, 3])
  func everyRowKeepsItsNumber(_ first: Int?, _ workers: Int) throws {
    let values = Self.values(large: first)
    let granularity = Granularity(block: 256, first: 1000, segment: 4000, workers: workers)
    let register = try LoadingFixture.open(["bodies.json": Self.file(values)], granularity: granularity)
    guard case .number(let column)? = register.tables[0].column("goods") else {
      Issue.record("no amounts")
      return
    }
    #expect(column.values.width == (first == nil ? 4 : 8))
    #expect((0..<values.count).allSatisfy { column.validity[$0] == (values[$0] != nil) })
    #expect((0..<values.count).allSatisfy { column.values[$0] == (values[$0] ?? 0) * 100 })
  }

  @Test func rangesBeyondFourBytesAreAskedRightly() throws {
    let register = try LoadingFixture.open(["bodies.json": Self.file(Self.values(large: nil))])
    let context = QueryContext(register: register, kind: 0, today: Day(number: 0), views: [:])
    func count(_ query: String) throws -> Int { try Filter.compile(query, in: context).rows()?.population ?? -1 }
    let filled = Self.values(large: nil).count { $0 != nil }
    #expect(try count("goods>=-9999999999") == filled)
    #expect(try count("goods<9999999999") == filled)
    #expect(try count("goods>9999999999") == 0)
    #expect(try count("goods<-9999999999") == 0)
    #expect(try count("goods>=1000") == Self.values(large: nil).count { ($0 ?? -1) >= 1000 })
  }

  @Test func storageFollowsTheLargestNumber() {
    let most = Int64(Int32.max)
    #expect(Numbers([0, most, -most - 1]).width == 4)
    #expect(Numbers([0, most + 1]).width == 8)
    #expect(Numbers([Int64.min]).width == 8)
    #expect(Array(Numbers([3, -4, most])) == [3, -4, most])
  }
}
