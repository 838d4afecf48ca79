import Columnar

/// Collects the fields of one kind that queries, measures and columns refer to, from their texts and before loading, so
/// that loading may skip the other fields. Words, related records, saved views and text that does not parse need all
/// fields.
///
/// A name on the right side of an operator that is no field is a value, as in `Binder`.
public struct ReferencedFields {
  private let names: NameScope
  private var shown: Set<Int> = []
  private var compared: Set<Int> = []
  private var isEverything = false

  public init(kind: Int, schema: Schema) { names = NameScope(schema: schema, kind: kind) }

  /// The fields to load.
  public var projection: Projection {
    isEverything ? .everything : Projection(names.schema.kinds[names.kind], fields: shown, compared: compared)
  }

  /// Columns that are shown or sorted by.
  public mutating func add(fields: some Sequence<Int>) { shown.formUnion(fields) }

  /// The text of a query. O(names in it * fields of the kind).
  public mutating func add(query text: String) {
    guard let query = try? QueryParser.parse(text), !query.mentionsViews else { return isEverything = true }
    add(query)
  }

  package mutating func add(_ query: Query) { note(reads(query)) }

  package mutating func add(_ operand: Query.Operand) { note(reads(operand, mayBeValue: false)) }

  /// A path that records are grouped by.
  public mutating func add(path text: String) {
    var parser = QueryParser(text)
    parser.skipBlanks()
    guard let path = try? parser.parsePath(hyphens: true), parser.atEnd else { return isEverything = true }
    note(reads(path, mayBeValue: false))
  }

  private mutating func note(_ isKnown: Bool) { if !isKnown { isEverything = true } }

  // MARK: - Syntax tree: each `add` returns false if it cannot tell all fields

  private mutating func reads(_ query: Query) -> Bool {
    switch query {
    case .everything: return true
    case .word, .relation: return false
    case .not(let inner, _): return reads(inner)
    case .all(let parts), .any(let parts):
      for part in parts where !reads(part) { return false }
      return true
    case .comparison(let comparison):
      guard reads(comparison.left, mayBeValue: false) else { return false }
      for item in comparison.items where !reads(item) { return false }
      return true
    }
  }

  private mutating func reads(_ item: Query.Item) -> Bool {
    switch item {
    case .one(let scalar): return reads(scalar)
    case .range(let low, let high, _):
      if let low, !reads(low) { return false }
      if let high, !reads(high) { return false }
      return true
    }
  }

  private mutating func reads(_ scalar: Query.Scalar) -> Bool {
    if !scalar.quoted, let path = Binder.named(scalar) { return reads(path, mayBeValue: false) }
    guard let formula = scalar.formula else { return true }
    return reads(formula, mayBeValue: true)
  }

  private mutating func reads(_ operand: Query.Operand, mayBeValue: Bool) -> Bool {
    switch operand {
    case .literal: return true
    case .call: return false
    case .negated(let inner, _): return reads(inner, mayBeValue: false)
    case .binary(_, let left, let right): return reads(left, mayBeValue: false) && reads(right, mayBeValue: false)
    case .path(let path): return reads(path, mayBeValue: mayBeValue)
    }
  }

  private mutating func reads(_ path: Query.Path, mayBeValue: Bool) -> Bool {
    guard let first = path.steps.first else { return false }
    let use = path.steps.count == 1 ? NameScope.Use.value : .step
    guard let target = try? names.resolve(first.name, as: use, at: first.place) else {
      return mayBeValue && path.steps.count == 1
    }
    // A second step is a part of a date or a level of a vocabulary, unless it leads to other records.
    guard case .field(let field) = target, path.steps.count == 1 || names.step(target) == nil else { return false }
    compared.insert(field)
    return true
  }
}
