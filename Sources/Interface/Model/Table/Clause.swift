import Columnar
import Localization
import Querying

/// Clauses of the query language written from values, as `@` and the facets add them.
enum Clause {
  /// The clause that the records with this value meet; nil if the language cannot express it.
  static func of(_ value: Value, field: Field, _ language: Language) -> String? {
    let name = field.name
    switch value {
    case .empty: return "\(name):none"
    case .text(let text): return equal(name, text)
    case .coded(let code, let label, let written): return coded(code, label, written, field, language)
    case .integer(let number), .year(let number): return "\(name)=\(number)"
    case .money(let fen): return "\(name)=\(Money.yuan(fen))"
    case .day(let day): return "\(name)=\(day.description)"
    case .flag(let flag): return "\(name)=\(flag ? "yes" : "no")"
    case .reference(let key, _, _): return key.isEmpty ? nil : reference(name, key)
    case .list(let values):
      let clauses = values.compactMap { of($0, field: field, language) }
      return clauses.isEmpty ? nil : clauses.joined(separator: " ")
    case .unreadable: return nil
    }
  }

  private static func coded(
    _ code: Int, _ label: Localized, _ written: String, _ field: Field, _ language: Language
  ) -> String {
    guard let book = field.type.codebook, code < book.entries.count else { return equal(field.name, written) }
    // A label that several entries share, as names of districts do, is replaced by the code.
    let word = label[language]
    let bearers = book.entries.count { $0.label.chinese == word || $0.label.english == word || $0.code == word }
    return "\(field.name)=\(Query.value(bearers == 1 ? word : book.entries[code].code))"
  }

  /// The value is equal to the whole text.
  static func equal(_ name: String, _ text: String) -> String { "\(name)=\(Query.quoted(text))" }

  /// The field has a value.
  static func filled(_ name: String) -> String { "\(self.name(name)):any" }

  /// The name of a field; quoted if the language would read it otherwise.
  static func name(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    return isPlain && !name.isEmpty ? name : Query.quoted(name)
  }

  static func reference(_ name: String, _ key: String) -> String { "\(name)=\(Query.value(key))" }
}
