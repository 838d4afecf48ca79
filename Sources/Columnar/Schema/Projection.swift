/// The values of a register that an answer may read. Loading parses and checks all values, so that it reports the same
/// problems, but keeps no column of the others: a short list reads a small part of a file.
///
/// Always kept: the key, the label, references, and the fields that constraints and derived fields read after all records
/// are loaded. A column that was not kept looks empty, so the caller must list every field that it will read;
/// `ReferencedFields` computes the list for a query.
public struct Projection: Sendable {
  private struct Asked {
    let kind: String
    let fields: Set<Int>
    let compared: Set<Int>
    /// Kinds whose records are compared by what they are called, because a reference to them is.
    let called: Set<String>
  }

  /// Nil if everything is kept.
  private let asked: Asked?

  /// Everything is kept.
  public static let everything = Projection(asked: nil)

  private init(asked: Asked?) { self.asked = asked }

  /// Of `kind` the fields given, of other kinds none that can be left out.
  /// - Parameter compared: those of the fields that a query compares with something; the others are only shown or
  ///   sorted by.
  public init(_ kind: Kind, fields: Set<Int>, compared: Set<Int> = []) {
    self.init(
      asked: Asked(
        kind: kind.name, fields: fields.union(compared), compared: compared,
        called: Set(compared.compactMap { kind.fields[$0].type.target })))
  }

  /// Whether a query may search for words, which needs the pinyin encoding.
  package var hasWords: Bool { asked == nil }

  /// Whether the texts of a field may be compared, and so need their folded forms.
  package func compares(_ field: Int, of kind: Kind) -> Bool {
    guard let asked else { return true }
    return asked.kind == kind.name && asked.compared.contains(field) || asked.called.contains(kind.name)
  }

  /// The fields whose values are checked and not kept.
  package func passed(of kind: Kind) -> Set<Int> {
    guard let asked else { return [] }
    // The fields that a kind's own check reads are not declared.
    var read: Set<String> = []
    for field in kind.fields {
      if case .sum(let parts) = field.derivation { read.formUnion(parts) }
      for constraint in field.constraints {
        switch constraint {
        case .holds, .matches: return []
        case .uniqueWith(let others): read.formUnion(others)
        case .notBefore(let other), .goesWith(let other, _, _): read.insert(other)
        case .required, .unique, .range, .notAfterAsOf: break
        }
      }
    }
    let fields = asked.kind == kind.name ? asked.fields : []
    return Set(
      kind.fields.indices.filter { ordinal in
        let field = kind.fields[ordinal]
        if fields.contains(ordinal) || ordinal == kind.keyOrdinal || field.has(.label) { return false }
        if field.derivation != nil || field.type.target != nil || read.contains(field.name) { return false }
        return field.constraints.allSatisfy(\.isCheckedWhereRead)
      })
  }
}

extension Field.Constraint {
  /// Whether the constraint is checked for each value as it is read, and needs no other value.
  fileprivate var isCheckedWhereRead: Bool {
    switch self {
    case .required, .range, .notAfterAsOf: true
    case .unique, .uniqueWith, .notBefore, .goesWith, .holds, .matches: false
    }
  }
}
