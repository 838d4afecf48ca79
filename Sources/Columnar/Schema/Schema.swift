/// The kinds of a register and the relations between them, all derived from the kinds' own fields.
public struct Schema: Sendable {
  /// An edge between kinds: records of `source` point at records of `target` through `field`.
  public struct Relation: Sendable, Hashable {
    public let source: Int
    public let field: Int
    public let target: Int
  }

  public let kinds: [Kind]
  public let relations: [Relation]
  private let ordinals: [String: Int]

  public init(kinds: [Kind]) {
    self.kinds = kinds
    let ordinals = Dictionary(
      kinds.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.ordinals = ordinals
    var relations: [Relation] = []
    for (source, kind) in kinds.enumerated() {
      for (field, description) in kind.fields.enumerated() {
        guard let target = description.type.target, let target = ordinals[target] else { continue }
        relations.append(Relation(source: source, field: field, target: target))
      }
    }
    self.relations = relations
  }

  /// The position of the kind called `name` (its file name), exactly. O(1).
  public func ordinal(of name: String) -> Int? { ordinals[name] }

  public subscript(name: String) -> Kind? { ordinals[name].map { kinds[$0] } }

  /// The relations whose target is `kind`.
  public func relations(to kind: Int) -> [Relation] { relations.filter { $0.target == kind } }

  /// The relations whose source is `kind`.
  public func relations(from kind: Int) -> [Relation] { relations.filter { $0.source == kind } }
}
