/// How the values of one kind are read: what a worker needs to know about the kind, laid out for speed, shared by all.
struct ReadingPlan: Sendable {
  /// How a field's values are read.
  enum Shape: Sendable {
    case text, code, reference, integer, money, date, flag, coded
    case textList, codedList
  }

  struct FieldPlan: Sendable {
    let shape: Shape
    let scheme: CodeScheme?
    let lookup: CodedLookup?
    let unit: Localized?
    let range: ClosedRange<Int64>?
    let isRequired: Bool
    /// Whether days after the register's as-of day are a problem.
    let endsAtAsOf: Bool
  }

  let kind: Kind
  let keys: KeyTable
  let fields: [FieldPlan]
  let required: [Int]
  let asOf: Day?

  init(_ kind: Kind, asOf: Day?) {
    self.kind = kind
    self.asOf = asOf
    keys = KeyTable(kind)
    var lookups: [String: CodedLookup] = [:]
    fields = kind.fields.map { Self.plan($0, &lookups) }
    required = kind.fields.indices.filter { kind.fields[$0].isRequired }
  }

  private static func plan(_ field: Field, _ lookups: inout [String: CodedLookup]) -> FieldPlan {
    var scheme: CodeScheme?
    if case .code(let given) = field.type.element { scheme = given }
    var unit: Localized?
    if case .integer(let given) = field.type { unit = given }
    var lookup: CodedLookup?
    if let book = field.type.codebook {
      lookup = lookups[book.name] ?? CodedLookup(book)
      lookups[book.name] = lookup
    }
    var range: ClosedRange<Int64>?
    var endsAtAsOf = false
    for constraint in field.constraints {
      if case .range(let given) = constraint { range = given }
      if case .notAfterAsOf = constraint { endsAtAsOf = true }
    }
    return FieldPlan(
      shape: shape(field.type), scheme: scheme, lookup: lookup, unit: unit, range: range,
      isRequired: field.isRequired, endsAtAsOf: endsAtAsOf)
  }

  private static func shape(_ type: FieldType) -> Shape {
    switch type {
    case .text: .text
    case .code: .code
    case .reference: .reference
    case .integer: .integer
    case .money: .money
    case .date: .date
    case .flag: .flag
    case .coded: .coded
    case .list(.coded): .codedList
    case .list: .textList
    }
  }
}
