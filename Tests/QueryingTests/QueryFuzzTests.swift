import Foundation
import RandomSupport
import RegisterSamples
import Testing

@testable import Assisting
@testable import Columnar
@testable import Querying

/// No text crashes the parser or the binder; errors lie inside the text; the canonical text of a query parses to the same
/// tree. `SHEZU_QUERY_FUZZ` sets the number of inputs of each test; 4,000 if unset.
@Suite struct QueryFuzzTests {
  static let inputs = Int(ProcessInfo.processInfo.environment["SHEZU_QUERY_FUZZ"] ?? "") ?? 4_000

  private static let tokens = [
    "(", ")", "{", "}", "\"", "“", "”", "：", "（", "）", ",", "，", "、", "|", "||", " ", "　", "-", "!", "NOT ", "OR",
    " OR ",
    "AND", ":", "=", "!=", "<", "<=", ">", ">=", "~", "!~", "≥", "≤", "≠", "..", ".", "+", " + ", "*", "/", "count(",
    "sum(",
    "item-events{", "items", "title", "amount", "opened", "grade", "region", "group", "宝鸡", "abc", "5万", "2020-03",
    "-3y",
    "today", "none", "any", "field(", "\\", "[", "^", "view:", "0", "9999999999999999", "1y2m", "\u{0}", "é", "😀", "%",
  ]

  private func check(_ text: String, _ contexts: [QueryContext]) {
    do throws(QueryError) {
      let query = try QueryParser.parse(text)
      let printed = query.description
      let again = try? QueryParser.parse(printed)
      #expect(again == query, "\(text.debugDescription) printed \(printed.debugDescription)")
      for context in contexts {
        do throws(QueryError) {
          _ = try Filter(query, in: context).rows()
        } catch {
          expectInside(error, text)
        }
      }
    } catch {
      expectInside(error, text)
    }
  }

  private func expectInside(_ error: QueryError, _ text: String) {
    #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, "\(text.debugDescription)")
    #expect(!error.message.chinese.isEmpty && !error.message.english.isEmpty)
    let index = text.utf8.index(text.utf8.startIndex, offsetBy: error.range.lowerBound)
    #expect(index.samePosition(in: text.unicodeScalars) != nil, "\(text.debugDescription) \(error.range)")
  }

  private func contexts() -> [QueryContext] {
    var random = SplitMix64(seed: 7)
    let register = SampleRegister.random(&random, limit: 6)
    return register.schema.kinds.indices.map {
      QueryContext(register: register, kind: $0, today: SampleRegister.today, views: ["x": "abc", "y": "view:y"])
    }
  }

  @Test func parserSurvivesRandomBytes() {
    var random = SplitMix64(seed: 1)
    let contexts = contexts()
    for _ in 0..<Self.inputs {
      let bytes = (0..<random.below(40)).map { _ in UInt8(random.below(256)) }
      check(String(decoding: bytes, as: UTF8.self), contexts)
    }
  }

  @Test func parserSurvivesRandomTokens() {
    var random = SplitMix64(seed: 2)
    let contexts = contexts()
    for _ in 0..<Self.inputs {
      check((0..<1 + random.below(12)).map { _ in random.pick(Self.tokens) }.joined(), contexts)
    }
  }

  @Test func parserSurvivesMutatedQueries() {
    var generator = QueryGenerator(seed: 3)
    let contexts = contexts()
    for _ in 0..<Self.inputs {
      var bytes = Array(generator.query(generator.random.below(3)).utf8)
      for _ in 0..<1 + generator.random.below(3) {
        let place = generator.random.below(bytes.count + 1)
        switch generator.random.below(3) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: generator.random.pick(Self.tokens).utf8, at: place)
        default: if place < bytes.count { bytes[place] = UInt8(generator.random.below(128)) }
        }
      }
      check(String(decoding: bytes, as: UTF8.self), contexts)
    }
  }

  @Test(arguments: [
    "(", "{", "-", "NOT ", "a{", "a:(", "a>(", "count(", "count(a{", "a:\"", "a(", "((a)", "a+", "a + ", "a,", "a|",
    "a OR ", "!",
    "a>-", "1.", "a.", "a:1..", "\"a", "\\", "（", "a:a,", "x>1+", "sum(a{b:c}.", "\u{0}", " ", "a: ", "view:", "宝",
  ])
  func longQueriesStayInBounds(_ piece: String) {
    let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
    let context = contexts()[0]
    do throws(QueryError) {
      _ = try Filter.compile(text, in: context)
    } catch {
      expectInside(error, text)
      #expect(error.sentence(.english).utf8.count < 4_000 && error.sentence(.chinese).utf8.count < 4_000)
    }
    for suggestion in Completion.at(text, caret: text.utf8.count, in: context) {
      #expect(suggestion.range.upperBound <= text.utf8.count)
    }
  }

  @Test func deepNestingIsRejected() {
    for (open, close) in [("(", ")"), ("items{", "}"), ("-", ""), ("NOT ", ""), ("(a+", ")*2")] {
      let text = String(repeating: open, count: 10_000) + "a" + String(repeating: close, count: 10_000) + ">1"
      #expect(throws: QueryError.self, "\(open)") { try QueryParser.parse(text) }
    }
    let bearable = String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)
    #expect(throws: Never.self) { try QueryParser.parse(bearable) }
  }

  @Test func completionWorksAtEveryCaret() {
    var generator = QueryGenerator(seed: 5)
    let contexts = contexts()
    for _ in 0..<300 {
      let text = generator.query(generator.random.below(3), depth: 2)
      let caret = generator.random.below(text.utf8.count + 2)
      for context in contexts {
        for suggestion in Completion.at(text, caret: caret, in: context) {
          #expect(suggestion.range.lowerBound >= 0 && suggestion.range.upperBound <= text.utf8.count)
          #expect(suggestion.range.lowerBound <= suggestion.range.upperBound)
        }
      }
    }
  }
}
