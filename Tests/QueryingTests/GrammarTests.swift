import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying

/// Random sentences of the printed grammar parse, and their canonical text parses to the same tree.
@Suite struct GrammarTests {
  private indirect enum Part: Sendable {
    case typed(String)
    case rule(String)
    case optional(Part)
    case repeated(Part)
    case sequence([Part])
    case choice([Part])
  }

  private static let terminals: [String: [String]] = [
    "BARE": ["宝鸡", "abc", "某会(集团)", "5A", "51610000MJ", "x@y"], "QUOTED": ["\"a b\"", "“宝鸡”", "\"\"", "\"\\\"\""],
    "NAME": ["title", "金额", "group", "ａｍｏｕｎｔ"], "NUMBER": ["5", "0.5", "12"], "NUMERAL": ["五万", "十二"],
    "YEAR": ["2020", "1999"],
    "MONTH": ["3", "12"],
    "DAY": ["05", "28"],
  ]

  /// Splits a production into words; quoted text is one word.
  private static func words(_ production: String) -> [String] {
    var words: [String] = []
    var current = ""
    var quoted = false
    for character in production {
      if character == "\"" {
        quoted.toggle()
        current.append(character)
      } else if character == " ", !quoted {
        if !current.isEmpty { words.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { words.append(current) }
    return words
  }

  private static func choice(_ words: [String], _ index: inout Int) -> Part {
    var alternatives: [Part] = []
    var sequence: [Part] = []
    while index < words.count, words[index] != "]", words[index] != "}" {
      let word = words[index]
      index += 1
      switch word {
      case "|":
        alternatives.append(.sequence(sequence))
        sequence = []
      case "[":
        sequence.append(.optional(choice(words, &index)))
        index += 1
      case "{":
        sequence.append(.repeated(choice(words, &index)))
        index += 1
      case _ where word.hasPrefix("\""): sequence.append(.typed(String(word.dropFirst().dropLast())))
      default: sequence.append(.rule(word))
      }
    }
    alternatives.append(.sequence(sequence))
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private static let rules: [String: Part] = Dictionary(
    uniqueKeysWithValues: Grammar.rules.map { rule in
      var index = 0
      return (rule.name, choice(words(rule.production), &index))
    })

  private func write(_ part: Part, _ depth: Int, _ random: inout SplitMix64, spaced: Bool) -> String {
    switch part {
    case .typed(let text): return text == "OR" || text == "AND" ? " \(text) " : text
    case .optional(let inner):
      return random.chance(depth > 0 ? 50 : 5) ? write(inner, depth, &random, spaced: spaced) : ""
    case .repeated(let inner):
      let count = depth > 0 ? random.below(3) : 0
      return (0..<count).map { _ in (spaced ? " " : "") + write(inner, depth - 1, &random, spaced: spaced) }.joined()
    case .sequence(let parts): return parts.map { write($0, depth, &random, spaced: spaced) }.joined()
    case .choice(let parts):
      // When deep, take the last choice of a rule, which does not recurse.
      let part = depth <= 0 ? parts[parts.count - 1] : random.pick(parts)
      return write(part, depth - 1, &random, spaced: spaced)
    case .rule(let name):
      if let choices = Self.terminals[name] { return random.pick(choices) }
      guard let rule = Self.rules[name] else {
        Issue.record("no rule \(name)")
        return ""
      }
      let bottom = [
        "formula": "title", "atom": "5万", "query": "宝鸡", "clause": "abc", "item": "any", "call": "count(group)",
      ]
      if depth <= 0, let text = bottom[name] { return text }
      return write(rule, depth - 1, &random, spaced: name == "clauses" || name == "query")
    }
  }

  @Test func grammarSentencesParse() throws {
    var random = SplitMix64(seed: 21)
    var sentences: Set<String> = []
    for _ in 0..<5_000 {
      let sentence = write(.rule("query"), 9, &random, spaced: false)
      guard sentence.utf8.count < 2_000 else { continue }
      sentences.insert(sentence)
      do throws(QueryError) {
        let query = try QueryParser.parse(sentence)
        let again = try QueryParser.parse(query.description)
        #expect(query == again, "\(sentence)")
      } catch {
        Issue.record("\(sentence): \(error.message.english) \(error.range)")
      }
    }
    #expect(sentences.count > 2_000)
  }

  /// A bare pattern may leave a bracket open; its canonical text must not take a closing bracket of the text around it.
  @Test(arguments: ["items{title~bens{x>=5 }", "title~a(b{c d", #"title~\( x"#, "items{title~[{] }"])
  func patternsParseBack(_ text: String) throws {
    let query = try QueryParser.parse(text)
    #expect(try QueryParser.parse(query.description) == query, "\(query)")
  }

  @Test func sentencesUseEveryRule() {
    let used = Set(Grammar.rules.flatMap { Self.words($0.production) })
    for rule in Grammar.rules.dropFirst() { #expect(used.contains(rule.name), "\(rule.name)") }
    #expect(Grammar.text.split(separator: "\n").count == Grammar.rules.count)
  }
}
