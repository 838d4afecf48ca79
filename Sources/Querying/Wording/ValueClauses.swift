import Columnar
import HanText
import Localization

/// The clauses of a query that name values of single fields, such as `status=正常,异常 grade:5A`. A pane that lists the
/// values of fields reads them as its choice, and writes them.
package struct ValueClauses {
  private let text: String
  private let register: Register
  private let kind: Int
  private let parts: [Query]

  /// Nil if the text is no query.
  package init?(_ text: String, _ register: Register, kind: Int) {
    guard let query = try? QueryParser.parse(text) else { return nil }
    self.text = text
    self.register = register
    self.kind = kind
    if case .all(let parts) = query { self.parts = parts } else { parts = [query] }
  }

  /// The clause of a field: values that one of them has to match, none of them a range or `any`.
  private func clause(of field: Int) -> Query.Comparison? {
    let scope = NameScope(schema: register.schema, kind: kind)
    for case .comparison(let comparison) in parts {
      guard comparison.comparator == .equals || comparison.comparator == .matches && names(field),
        case .path(let path) = comparison.left, path.steps.count == 1,
        case .field(field)? = try? scope.resolve(path.steps[0].name, as: .value, at: path.place),
        comparison.items.allSatisfy({ Self.scalar($0).map { $0.quoted || !Literal.isAny($0.text) } ?? false })
      else { continue }
      return comparison
    }
    return nil
  }

  /// Whether `:` means whole values of the field, not a part of a text.
  private func names(_ field: Int) -> Bool {
    switch register.schema.kinds[kind].fields[field].type.element {
    case .coded, .flag, .date, .integer, .money: true
    case .text, .code, .reference, .list: false
    }
  }

  private static func scalar(_ item: Query.Item) -> Query.Scalar? {
    if case .one(let scalar) = item { scalar } else { nil }
  }

  /// The fields that have such a clause.
  package var fields: Set<Int> {
    Set(register.schema.kinds[kind].fields.indices.filter { clause(of: $0) != nil })
  }

  /// The values that the clause of a field names, in the form of `Self.key`.
  package func values(of field: Int) -> Set<String> {
    Set((clause(of: field)?.items ?? []).compactMap(Self.scalar).map { key($0, of: field) })
  }

  /// The value that the clause of a single group names, in the same form; nil if the text is no such clause.
  package func key(ofGroup clause: String, of field: Int) -> String? {
    Self.scalar(ofGroup: clause).map { key($0, of: field) }
  }

  private static func scalar(ofGroup clause: String) -> Query.Scalar? {
    guard case .comparison(let comparison)? = try? QueryParser.parse(clause), comparison.items.count == 1 else {
      return nil
    }
    return scalar(comparison.items[0])
  }

  /// Equal for two spellings of one value.
  private func key(_ scalar: Query.Scalar, of field: Int) -> String {
    if !scalar.quoted, Literal.isNone(scalar.text) { return "" }
    switch register.schema.kinds[kind].fields[field].type.element {
    case .flag: return Literal.flag(scalar.text).map { $0 ? "yes" : "no" } ?? scalar.text
    case .coded(let book):
      if let ordinal = book.ordinal(of: scalar.text) { return "#\(ordinal)" }
      let folded = Folding.fold(scalar.text)
      let ordinal = book.foldedSpellings.folded.firstIndex { $0.contains(folded) }
      return ordinal.map { "#\($0)" } ?? folded
    default: return Folding.fold(scalar.text)
    }
  }

  /// Whether every value that the clauses of another query name is named here too.
  package func contains(_ other: String) -> Bool {
    guard let other = ValueClauses(other, register, kind: kind) else { return false }
    let fields = other.fields
    return fields.count == other.parts.count && fields.allSatisfy { other.values(of: $0).isSubset(of: values(of: $0)) }
  }

  // MARK: Writing

  /// The query without the clause of a field.
  package func removing(_ field: Int) -> String {
    guard let clause = clause(of: field) else { return text }
    return replacing(clause, by: "")
  }

  /// The query with a value of a field chosen, or no longer chosen. The clause is written in the words of a language.
  ///
  /// - Parameters:
  ///   - group: the clause of the records with that value.
  ///   - isPeriod: whether the value is a part of the field's, as the year of a day is.
  package func toggling(_ group: String, of field: Int, isPeriod: Bool, _ language: Language) -> String {
    guard let value = Self.scalar(ofGroup: group) else { return text }
    let clause = clause(of: field)
    var scalars = (clause?.items ?? []).compactMap(Self.scalar)
    let count = scalars.count
    scalars.removeAll { key($0, of: field) == key(value, of: field) }
    if scalars.count == count { scalars.append(value) }
    let wording = QueryWording(register, kind: kind, language: language)
    let sign = isPeriod || clause?.comparator == .matches ? ":" : "="
    let written = wording.text(wording.name(of: field) + sign + scalars.map(\.description).joined(separator: ","))
    if let clause { return replacing(clause, by: scalars.isEmpty ? "" : written) }
    return Query.joined(text, written).text
  }

  private func replacing(_ clause: Query.Comparison, by new: String) -> String {
    let others = parts.filter { $0 != .comparison(clause) }
    let range = clause.place.range
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return text }
    func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
      let text = String(decoding: bytes, as: UTF8.self)
      return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    let sides = [trimmed(bytes[..<range.lowerBound]), new, trimmed(bytes[range.upperBound...])]
    let result = sides.filter { !$0.isEmpty }.joined(separator: " ")
    if new.isEmpty, others.isEmpty { return "" }
    if (try? QueryParser.parse(result)) != nil { return result }
    // What was around the clause, such as AND, does not remain alone.
    let rest = others.count == 1 ? "\(others[0])" : "\(Query.all(others))"
    return new.isEmpty ? rest : Query.joined(rest, new).text
  }
}
