import Foundation
import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

/// The engine and the naive engine select the same rows. `SHEZU_QUERY_PAIRS` sets the number of pairs of a register and a
/// query; 20,000 if unset.
@Suite struct EngineAgreementTests {
  static let pairs = Int(ProcessInfo.processInfo.environment["SHEZU_QUERY_PAIRS"] ?? "") ?? 20_000
  static let shards = 4

  @Test(arguments: 0..<shards) func engineAgreesWithNaiveEngine(shard: Int) throws {
    var failures = 0
    var done = 0
    var seed = UInt64(shard) << 32
    while done < Self.pairs / Self.shards {
      seed += 1
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: random.pick([2, 10, 30, 70]))
      let naive = NaiveEngine(register: register, today: SampleRegister.today)
      let judge = NaiveEngine(register: register, today: SampleRegister.today, isJudging: true)
      var generator = QueryGenerator(seed: seed ^ 0xABCD)
      for _ in 0..<50 where failures < 3 {
        let kind = random.below(register.schema.kinds.count)
        let text = generator.query(kind)
        done += 1
        let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
        do {
          let filter = try Filter.compile(text, in: context)
          let found = try #require(try filter.rows()).rows.map(Int.init)
          let expected = naive.rows(filter.query, kind: kind)
          if found != expected {
            failures += 1
            Issue.record("seed \(seed), kind \(kind): \(text)\nengine \(found)\nnaive  \(expected)")
          }
          let yes = try #require(try filter.judged(true)).rows.map(Int.init)
          let no = try #require(try filter.judged(false)).rows.map(Int.init)
          let truths = (0..<context.table.count).map { judge.truth(filter.query, kind, $0) }
          if yes != truths.indices.filter({ truths[$0] == true })
            || no != truths.indices.filter({ truths[$0] == false })
          {
            failures += 1
            Issue.record("seed \(seed), kind \(kind): \(text)\njudged \(yes) \(no)\nnaive  \(truths)")
          }
          let printed = try QueryParser.parse(filter.text)
          if printed != filter.query {
            failures += 1
            Issue.record("\(text) was printed as \(filter.text)")
          }
        } catch let error as QueryError {
          failures += 1
          Issue.record("\(text): \(error.message.english) \(error.range)")
        }
      }
      if failures >= 3 { return }
    }
  }
}
