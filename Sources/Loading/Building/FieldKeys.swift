import Columnar
import HanText

/// Which field a key of a file means: the field's name, its Chinese or English title, or a published alias.
///
/// A key is looked up exactly, then folded (case, width, brackets, invisible characters, blanks). Built once a kind.
struct FieldKeys: Sendable {
  struct Target: Sendable, Equatable {
    let field: Int
    /// The unit of bare numbers under this key, where the key states one.
    var unit: MoneyUnit?
    /// What a record that has this key says without saying it: a number in `implications`, or -1.
    var implication = -1
  }

  /// A value that a field takes where the record gives it none.
  struct Implied: Sendable {
    let field: Int
    let value: String
  }

  let kind: Kind
  let implications: [Implied]
  private let exact: [String: Target]
  private let folded: [String: Target]

  init(_ kind: Kind) {
    self.kind = kind
    var exact: [String: Target] = [:]
    var folded: [String: Target] = [:]
    var implications: [Implied] = []
    func add(_ key: String, _ target: Target) {
      if exact[key] == nil { exact[key] = target }
      let form = Folding.fold(key)
      if folded[form] == nil { folded[form] = target }
    }
    // Names of all fields before titles before aliases, so that no alias takes another field's name.
    for (ordinal, field) in kind.fields.enumerated() {
      add(field.name, Target(field: ordinal))
    }
    for (ordinal, field) in kind.fields.enumerated() {
      add(field.title.chinese, Target(field: ordinal))
      add(field.title.english, Target(field: ordinal))
    }
    for (ordinal, field) in kind.fields.enumerated() {
      for alias in field.aliases {
        var target = Target(field: ordinal, unit: alias.unit)
        if let implied = alias.implies, let other = kind.ordinal(of: implied.field) {
          target.implication = implications.count
          implications.append(Implied(field: other, value: implied.value))
        }
        add(alias.key, target)
      }
    }
    self.implications = implications
    self.exact = exact
    self.folded = folded
  }

  func target(of key: String) -> Target? { exact[key] ?? folded[Folding.fold(key)] }
}
