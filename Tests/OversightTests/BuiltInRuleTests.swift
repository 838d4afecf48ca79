import Catalog
import Columnar
import Foundation
import JSON
import Localization
import Testing

@testable import Oversight

/// The built-in rules.
enum BuiltInRules {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Resources/Rules").path

  static let book = OversightSources(folder: nil, builtInRules: OversightSources.rules(in: folder)).rules

  static func rule(_ id: String) throws -> Rule { try #require(book.rules.first { $0.id == id }, "\(id)") }
}

@Suite struct BuiltInRuleTests {
  @Test func everyRuleIsValidAndComplete() throws {
    let book = BuiltInRules.book
    #expect(book.problems.isEmpty)
    #expect(book.faults.isEmpty)
    #expect(book.rules.count > 100)
    for rule in book.rules {
      #expect(rule.title.chinese != rule.title.english, "\(rule.id)")
      #expect(!rule.instrument.chinese.isEmpty && !rule.instrument.english.isEmpty, "\(rule.id)")
      #expect(!rule.evidence.isEmpty, "\(rule.id)")
      #expect(rule.text.map { !$0.chinese.isEmpty && $0.chinese != $0.english } == true, "\(rule.id)")
      // What was not verified in the text of the instrument is never serious, and says why it was not.
      #expect(
        rule.verification == .verified || rule.severity != .serious && rule.note != nil || rule.verification == .stated)
      if let from = rule.effectiveFrom, let to = rule.effectiveTo { #expect(from < to, "\(rule.id)") }
    }
  }

  /// Every name, value, due day and evidence compiles against the catalogue.
  @Test func everyRuleIsAnsweredOverTheCatalogue() throws {
    let empty = Dictionary(uniqueKeysWithValues: Catalog.schema.kinds.map { ($0.name, "[]") })
    let register = try SampleRegister.open(empty)
    let findings = try #require(
      Findings.compute(register, rules: BuiltInRules.book.rules, asOf: SampleRegister.today))
    for outcome in findings.outcomes {
      #expect(outcome.problem == nil, "\(outcome.rule.id): \(outcome.problem?.english ?? "")")
    }
    #expect(findings.entries.isEmpty)
  }

  /// Versions of one rule follow each other without a gap and without an overlap. The id of an earlier one ends in its
  /// year; a rule that ended without another in its place says so in its note.
  @Test func versionsMeet() throws {
    let rules = BuiltInRules.book.rules
    for rule in rules {
      guard let end = rule.effectiveTo else { continue }
      guard let year = Int(rule.id.suffix(4)), (1990...2100).contains(year) else {
        #expect(rule.note != nil, "\(rule.id)")
        continue
      }
      let base = String(
        rule.id.prefix { $0 != "-" } + rule.id.dropFirst(rule.id.prefix { $0 != "-" }.count).dropLast(5))
      let next = try #require(rules.first { $0.id == base }, "\(rule.id) has no successor \(base)")
      #expect(next.effectiveFrom == end.adding(days: 1), "\(rule.id)")
      #expect(next.kind == rule.kind && next.dated == rule.dated)
    }
  }
}
