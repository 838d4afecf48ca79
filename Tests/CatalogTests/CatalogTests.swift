import Catalog
import Columnar
import Foundation
import Testing

/// Invariants of every kind, field and vocabulary, so that an addition follows the same rules.
@Suite struct CatalogTests {
  /// Every key of a kind, folded in width as loading folds keys.
  private static func keys(_ field: Field) -> [String] {
    ([field.name, field.title.chinese] + field.aliases.map(\.key)).map(folded)
  }

  private static func folded(_ key: String) -> String {
    String(
      String.UnicodeScalarView(
        key.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  private static let fields = Catalog.kinds.flatMap { kind in kind.fields.map { (kind: kind, field: $0) } }

  private static var codebooks: [Codebook] {
    var seen: Set<String> = []
    return fields.compactMap { $0.field.type.codebook }.filter { seen.insert($0.name).inserted }
  }

  @Test func kindNamesAreUniqueAndWellFormed() {
    #expect(Set(Catalog.kinds.map(\.name)).count == Catalog.kinds.count)
    for kind in Catalog.kinds {
      #expect(kind.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(kind.name)")
      for text in [kind.title, kind.singular, kind.help] {
        #expect(!text.chinese.isEmpty && !text.english.isEmpty, "\(kind.name)")
      }
    }
  }

  @Test func keysAndOrdersNameFields() {
    for kind in Catalog.kinds {
      #expect(kind.ordinal(of: kind.key) != nil, "\(kind.name)")
      for order in kind.defaultOrder {
        let name = order.hasPrefix("-") ? String(order.dropFirst()) : order
        #expect(kind.ordinal(of: name) != nil, "\(kind.name) is ordered by \(order)")
      }
      #expect(!kind.summaryOrdinals.isEmpty && !kind.wordOrdinals.isEmpty, "\(kind.name)")
      #expect(kind.fields.count { $0.has(.label) } <= 1, "\(kind.name)")
      #expect(kind.fields.count { $0.has(.dated) } <= 1, "\(kind.name)")
    }
  }

  @Test func fieldsAreNamedAndExplainedInBothLanguages() {
    for (kind, field) in Self.fields {
      let place = "\(kind.name).\(field.name)"
      #expect(field.name.wholeMatch(of: /[a-z][a-zA-Z]*/) != nil, "\(place)")
      for text in [field.title, field.help, field.group] {
        #expect(!text.chinese.isEmpty && !text.english.isEmpty, "\(place)")
      }
      #expect(field.help.chinese.hasSuffix("。") && field.help.english.hasSuffix("."), "\(place)")
      #expect(field.title.english.first?.isUppercase == true, "\(place)")
      #expect(field.width > 0, "\(place)")
    }
  }

  @Test func everyKeyOfAKindNamesOneField() {
    for kind in Catalog.kinds {
      var owners: [String: String] = [:]
      for field in kind.fields {
        for key in Self.keys(field) {
          let owner = owners.updateValue(field.name, forKey: key)
          #expect(owner == nil, "\(kind.name): \(key) is \(owner ?? "") and \(field.name)")
        }
      }
      let titles = kind.fields.map(\.title.english)
      #expect(Set(titles).count == titles.count, "\(kind.name): \(titles)")
    }
  }

  @Test func fieldsNameFieldsAndKindsThatExist() {
    for (kind, field) in Self.fields {
      let place = "\(kind.name).\(field.name)"
      if let target = field.type.target { #expect(Catalog.schema.ordinal(of: target) != nil, "\(place) -> \(target)") }
      for constraint in field.constraints {
        guard case .notBefore(let other) = constraint else { continue }
        let type = kind.ordinal(of: other).map { kind.fields[$0].type.name }
        #expect(type == "date", "\(place) is not before \(other)")
      }
      switch field.derivation {
      case .sum(let parts):
        for part in parts { #expect(kind.ordinal(of: part).map { kind.fields[$0].type.isNumeric } == true, "\(place)") }
      case .count(let other, let reference):
        let pointed = Catalog.schema[other].flatMap { kind in kind.ordinal(of: reference).map { kind.fields[$0] } }
        #expect(pointed?.type.target == kind.name, "\(place)")
      case nil: break
      }
      for implication in field.aliases.compactMap(\.implies) {
        let implied = kind.ordinal(of: implication.field).map { kind.fields[$0] }
        #expect(implied != nil, "\(place) implies \(implication.field)")
        if let book = implied?.type.codebook { #expect(book.ordinal(of: implication.value) != nil, "\(place)") }
      }
    }
  }

  @Test func onlyMoneyHasUnits() {
    for (kind, field) in Self.fields where field.aliases.contains(where: { $0.unit != nil }) {
      #expect(field.type.name == "money", "\(kind.name).\(field.name)")
    }
    for (kind, field) in Self.fields {
      for alias in field.aliases where alias.key.contains("万元") {
        #expect(alias.unit == .wan, "\(kind.name).\(field.name): \(alias.key)")
      }
    }
  }

  @Test func everySpellingNamesOneEntry() {
    for book in Self.codebooks {
      var owners: [String: String] = [:]
      for entry in book.entries {
        for spelling in Set([entry.code, entry.label.chinese, entry.label.english] + entry.aliases) {
          let owner = owners.updateValue(entry.code, forKey: spelling)
          #expect(owner == nil, "\(book.name): \(spelling) is \(owner ?? "") and \(entry.code)")
        }
        #expect(!entry.label.chinese.isEmpty && !entry.label.english.isEmpty)
        if let parent = entry.parent { #expect(book.ordinal(of: parent) != nil, "\(book.name): \(entry.code)") }
        if let newer = entry.replacedBy { #expect(book.ordinal(of: newer) != nil, "\(book.name): \(entry.code)") }
      }
    }
  }

  @Test func vocabulariesWithOneNameAreIdentical() {
    var sizes: [String: Int] = [:]
    for book in Self.fields.compactMap({ $0.field.type.codebook }) {
      let size = sizes.updateValue(book.entries.count, forKey: book.name)
      #expect(size == nil || size == book.entries.count, "\(book.name)")
    }
  }
}
