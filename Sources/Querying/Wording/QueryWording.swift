import Columnar
import HanText
import Localization

/// A query in the words of one language: in Chinese the titles of fields and kinds, in English their names, and the labels
/// of values. For what the program writes into a query; what it cannot name without doubt stays as it is.
///
///     status=正常 enforcement{kind:行政处罚}     status=normal enforcement{kind:penalty}
package struct QueryWording {
  private let register: Register
  private let kind: Int
  private let language: Language

  package init(_ register: Register, kind: Int, language: Language) {
    self.register = register
    self.kind = kind
    self.language = language
  }

  /// The query reworded; a text that is no query is returned unchanged.
  package func text(_ query: String) -> String {
    guard let tree = try? QueryParser.parse(query) else { return query }
    var edits = Edits(register: register, language: language)
    edits.visit(tree, kind: kind)
    let reworded = edits.applied(to: query)
    return isValid(reworded) || !isValid(query) ? reworded : query
  }

  private func isValid(_ query: String) -> Bool {
    (try? Filter.compile(query, in: QueryContext(register: register, kind: kind, today: Day(number: 0)))) != nil
  }

  /// How a field is named in a query.
  package func name(of field: Int) -> String {
    Edits(register: register, language: language).name(of: .field(field), as: .value, in: kind)
  }

  /// Replacements of names and values by their places.
  private struct Edits {
    let register: Register
    let language: Language
    var list: [(range: Range<Int>, text: String)] = []

    init(register: Register, language: Language) {
      self.register = register
      self.language = language
    }

    /// The text with the replacements; the old one if they would not parse.
    func applied(to text: String) -> String {
      var bytes = Array(text.utf8)
      for edit in list.sorted(by: { $0.range.lowerBound > $1.range.lowerBound })
      where edit.range.upperBound <= bytes.count { bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8)) }
      let reworded = String(decoding: bytes, as: UTF8.self)
      return (try? QueryParser.parse(reworded)) == nil ? text : reworded
    }

    mutating func visit(_ query: Query, kind: Int) {
      switch query {
      case .everything, .word: break
      case .comparison(let comparison): visit(comparison, kind: kind)
      case .relation(let relation):
        if let end = visit(relation.path, kind: kind, as: .records) { visit(relation.condition, kind: end.kind) }
      case .not(let inner, _): visit(inner, kind: kind)
      case .all(let parts), .any(let parts): for part in parts { visit(part, kind: kind) }
      }
    }

    private mutating func visit(_ comparison: Query.Comparison, kind: Int) {
      let end = visit(comparison.left, kind: kind)
      // The text of a regular expression names nothing.
      if comparison.comparator == .like || comparison.comparator == .unlike { return }
      for case .one(let scalar) in comparison.items where !scalar.quoted || end?.field != nil {
        guard let end, let field = end.field else { continue }
        if let value = word(for: scalar, of: field, in: end.kind) {
          list.append((scalar.place.range, value))
        } else if let formula = scalar.formula, case .path = formula {
          visit(formula, kind: kind)
        }
      }
    }

    private func isOfRecords(_ call: Query.Call) -> Bool { call.condition != nil || call.function == .count }

    /// The end of an operand that is a path; nil for all others.
    @discardableResult
    private mutating func visit(_ operand: Query.Operand, kind: Int) -> (kind: Int, field: Int?)? {
      switch operand {
      case .literal: return nil
      case .path(let path): return visit(path, kind: kind, as: .value)
      case .call(let call):
        guard let end = visit(call.path, kind: kind, as: isOfRecords(call) ? .records : .value) else { return nil }
        if let condition = call.condition { visit(condition, kind: end.kind) }
        if let tail = call.tail { _ = visit(tail, kind: end.kind, as: .value) }
        return nil
      case .negated(let inner, _):
        visit(inner, kind: kind)
        return nil
      case .binary(_, let left, let right):
        visit(left, kind: kind)
        visit(right, kind: kind)
        return nil
      }
    }

    private mutating func visit(
      _ path: Query.Path, kind: Int, as use: NameScope.Use
    ) -> (kind: Int, field: Int?)? {
      var here = kind
      for (index, step) in path.steps.enumerated() {
        let whole = path.steps[index...].map(\.name).joined(separator: ".")
        if index + 1 < path.steps.count, let field = register.schema.kinds[here].ordinal(of: whole) {
          return (here, field)
        }
        let scope = NameScope(schema: register.schema, kind: here)
        let use = index == path.steps.count - 1 ? use : .step
        guard let target = try? scope.resolve(step.name, as: use, at: step.place) else { return nil }
        list.append((step.place.range, name(of: target, as: use, in: here)))
        if case .field(let field) = target {
          // A part of a date or a level of a vocabulary may follow.
          if use == .value || register.schema.kinds[here].fields[field].type.target == nil { return (here, field) }
        }
        guard let taken = scope.step(target) else { return nil }
        here = taken.to
      }
      return (here, nil)
    }

    func name(of target: NameScope.Target, as use: NameScope.Use, in kind: Int) -> String {
      let scope = NameScope(schema: register.schema, kind: kind)
      let spellings = scope.spellings(of: target)
      func written(_ name: String) -> String { Query.Path.text(of: name, hyphens: use == .records) }
      let title = spellings[1]
      let isClear =
        language == .chinese && written(title) == title
        && (try? scope.resolve(title, as: use, at: QueryRange(0..<0))) == target
      return written(isClear ? title : spellings[0])
    }

    /// A value of a vocabulary, a flag or the word for an empty field in this language; nil for any other value.
    private func word(for scalar: Query.Scalar, of field: Int, in kind: Int) -> String? {
      if !scalar.quoted, Literal.isNone(scalar.text) { return language == .chinese ? "空" : "none" }
      if !scalar.quoted, Literal.isAny(scalar.text) { return language == .chinese ? "非空" : "any" }
      let type = register.schema.kinds[kind].fields[field].type.element
      if case .flag = type {
        return Literal.flag(scalar.text).map { isYes in Value.flag(isYes).text(in: language, style: .sentence) }
      }
      guard let book = type.codebook, let ordinal = book.ordinal(of: scalar.text) else { return nil }
      // A label that several entries share, as names of districts do, does not name one.
      func isAlone(_ label: String) -> Bool { book.foldedSpellings.bearers[Folding.fold(label)] == 1 }
      let entry = book.entries[ordinal]
      guard isAlone(scalar.text) || scalar.text == entry.code else { return nil }
      return Query.value(isAlone(entry.label[language]) ? entry.label[language] : entry.code)
    }
  }
}
