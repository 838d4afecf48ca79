/// Which texts of a register an answer may ask for. The others are read and checked like all, so that the same problems
/// are told, but no column keeps them: most of what a file holds is text that a short list never looks at.
///
/// Only plain texts are ever left out: not the key, nor the name that other records show, nor a text that a rule
/// compares. A column that was left out looks as if no record had a value in it, so whoever passes a projection must
/// know all that will be asked; `AskedFields` tells it, or that it cannot be told.
public struct Projection: Sendable {
  /// The fields asked for, by the kind's name; nil where everything may be asked.
  private let asked: [String: Set<Int>]?

  /// Everything is kept.
  public static let everything = Projection(asked: nil)

  private init(asked: [String: Set<Int>]?) { self.asked = asked }

  /// Of `kind` the fields given, of other kinds no text.
  public init(_ kind: Kind, fields: Set<Int>) { self.init(asked: [kind.name: fields]) }

  /// The fields whose values are checked and not kept.
  func passed(of kind: Kind) -> Set<Int> {
    guard let asked else { return [] }
    // What a rule of a kind's own looks at is known to nobody else.
    var compared: Set<String> = []
    for constraint in kind.fields.flatMap(\.constraints) {
      switch constraint {
      case .holds, .matches: return []
      case .uniqueWith(let others): compared.formUnion(others)
      case .notBefore(let other), .goesWith(let other, _, _): compared.insert(other)
      case .required, .unique, .range, .notAfterAsOf: break
      }
    }
    let fields = asked[kind.name] ?? []
    return Set(
      kind.fields.indices.filter { ordinal in
        let field = kind.fields[ordinal]
        guard case .text = field.type, ordinal != kind.keyOrdinal, !field.has(.label) else { return false }
        return !fields.contains(ordinal) && !compared.contains(field.name)
          && field.constraints.allSatisfy { if case .required = $0 { true } else { false } }
      })
  }
}
