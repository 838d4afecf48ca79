import Columnar
import Localization
import Querying

/// The records that some records are related to, all at once: their kind, and the query that finds them.
struct RelatedRecords: Sendable, Equatable {
  let kind: Int
  let query: String
  /// The kinds between, or the field, where a kind is related in several ways; empty if nothing has to be said.
  let via: [Localized]

  /// What the records of a kind that meet a query are related to, by one step or two, the nearest first.
  ///
  /// A kind that refers to another is named in the query of the other: `projects{stage:完成}` finds the alliances of such
  /// projects, and `organization{level:省级}` the penalties of such organizations.
  static func of(_ kind: Int, query: String, in register: Register) -> [RelatedRecords] {
    let near = neighbours(of: kind, query: query, through: [], in: register)
    let known = Set(near.map(\.kind) + [kind])
    let far = near.flatMap { step in
      neighbours(
        of: step.kind, query: step.query, through: step.via + [register.schema.kinds[step.kind].title], in: register
      ).filter { !known.contains($0.kind) }
    }
    return near + far
  }

  private static func neighbours(
    of kind: Int, query: String, through: [Localized], in register: Register
  ) -> [RelatedRecords] {
    let schema = register.schema
    func isListed(_ other: Int) -> Bool {
      other != kind && register.tables[other].count > 0 && !Model.computedTables.contains(schema.kinds[other].name)
    }
    var found: [RelatedRecords] = []
    for other in Set(schema.relations(from: kind).map(\.target)).sorted() where isListed(other) {
      found.append(RelatedRecords(kind: other, query: "\(schema.kinds[kind].name){\(query)}", via: through))
    }
    let pointing = schema.relations(to: kind).filter { isListed($0.source) }
    for relation in pointing {
      let field = schema.kinds[relation.source].fields[relation.field]
      let isOneOfSeveral = pointing.count { $0.source == relation.source } > 1
      found.append(
        RelatedRecords(
          kind: relation.source, query: "\(Clause.name(field.name)){\(query)}",
          via: through + (isOneOfSeveral ? [field.title] : [])))
    }
    return found
  }
}
