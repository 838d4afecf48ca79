import Columnar
import HanText

/// The names that are in scope for one kind: its fields, and the kinds related to it.
package struct NameScope {
  package enum Target: Hashable {
    case field(Int)
    /// Records of a related kind.
    case related(Int)
  }

  /// The position of a name in a path, which decides the targets that are allowed.
  package enum Use {
    /// The last name of a path, whose value is compared.
    case value
    /// A name that is followed by another.
    case step
    /// The name before braces, or inside `count(…)`.
    case records
  }

  package let schema: Schema
  package let kind: Int

  package init(schema: Schema, kind: Int) {
    self.schema = schema
    self.kind = kind
  }

  private var fields: [Field] { schema.kinds[kind].fields }

  /// Kinds whose records refer to this kind, or that this kind refers to.
  var relatedKinds: [Int] {
    let all = schema.relations(to: kind).map(\.source) + schema.relations(from: kind).map(\.target)
    return Array(Set(all)).sorted()
  }

  private func isFit(_ target: Target, for use: Use) -> Bool {
    guard case .field(let ordinal) = target else { return true }
    switch use {
    case .value: return true
    case .records: return fields[ordinal].type.target != nil
    case .step:
      let type = fields[ordinal].type
      if case .date = type { return true }
      return type.target != nil || !(type.codebook?.levels.isEmpty ?? true)
    }
  }

  /// All spellings of a target, the stable name first.
  package func spellings(of target: Target) -> [String] {
    switch target {
    case .field(let ordinal):
      let field = fields[ordinal]
      return [field.name, field.title.chinese, field.title.english] + field.aliases.map(\.key)
    case .related(let other):
      let kind = schema.kinds[other]
      return [kind.name, kind.title.chinese, kind.title.english, kind.singular.chinese, kind.singular.english]
    }
  }

  /// The Chinese title of a target.
  private func title(of target: Target) -> String { spellings(of: target)[1] }

  private func prefixSpellings(of target: Target) -> [String] {
    switch target {
    case .field(let ordinal): [fields[ordinal].name, fields[ordinal].title.chinese, fields[ordinal].title.english]
    case .related(let other): [schema.kinds[other].name, schema.kinds[other].title.chinese]
    }
  }

  package var targets: [Target] { fields.indices.map(Target.field) + relatedKinds.map(Target.related) }

  /// Resolves a name: a field, a related kind, or the only target with this prefix.
  /// - Throws: if the name is unknown or ambiguous.
  package func resolve(_ name: String, as use: Use, at place: QueryRange) throws(QueryError) -> Target {
    if let ordinal = schema.kinds[kind].ordinal(of: name) {
      let target = Target.field(ordinal)
      if isFit(target, for: use) { return target }
    }
    if let other = schema.ordinal(of: name), relatedKinds.contains(other) { return .related(other) }
    let fit = targets.filter { isFit($0, for: use) }
    let folded = Folding.fold(name)
    let exact = fit.filter { target in spellings(of: target).contains { Folding.fold($0) == folded } }
    let exactFields = exact.filter { if case .field = $0 { true } else { false } }
    if exactFields.count == 1 { return exactFields[0] }
    if exact.count == 1 { return exact[0] }
    if exact.count > 1 { throw ambiguous(name, exact, at: place) }
    let beginning = fit.filter { target in
      prefixSpellings(of: target).contains { !folded.isEmpty && Folding.fold($0).hasPrefix(folded) }
    }
    if beginning.count == 1 { return beginning[0] }
    if beginning.count > 1 { throw ambiguous(name, beginning, at: place) }
    throw unknown(name, as: use, fit: fit, at: place)
  }

  /// Whether a name is in full that of a field or of a related kind.
  func isExact(_ name: String) -> Bool {
    let folded = Folding.fold(name)
    return targets.contains { spellings(of: $0).contains { Folding.fold($0) == folded } }
  }

  private func ambiguous(_ name: String, _ targets: [Target], at place: QueryRange) -> QueryError {
    let names = targets.map { spellings(of: $0)[0] }
    let titles = targets.map(title(of:))
    return QueryError(
      place, "“\(name)”有多种含义：\(titles.joined(separator: "、"))。请写出完整名称。",
      "“\(name)” is ambiguous: \(names.joined(separator: ", ")). Write the full name.", expected: names, titles: titles)
  }

  private func unknown(_ name: String, as use: Use, fit: [Target], at place: QueryRange) -> QueryError {
    let kind = schema.kinds[kind]
    let names = fit.map { spellings(of: $0)[0] }
    let titles = fit.map(title(of:))
    let words = fit.flatMap { Array(spellings(of: $0).prefix(3)) }
    let nearest = NearestWord.of(name, among: words)
    if use != .value, let ordinal = kind.ordinal(of: name) ?? fields.firstIndex(where: { $0.title.chinese == name }) {
      let title = fields[ordinal].title
      return QueryError(
        place, "“\(title.chinese)”不是引用字段，后面不能再接字段。",
        "“\(title.english)” is not a reference, so no field can follow it.", expected: names, titles: titles,
        nearest: nearest)
    }
    return QueryError(
      place, "“\(kind.title.chinese)”没有名为“\(name)”的字段。", "\(kind.title.english): there is no field named “\(name)”.",
      expected: names, titles: titles, nearest: nearest)
  }

  /// The route step to a target; nil for a field without references.
  package func step(_ target: Target) -> Route.Step? {
    switch target {
    case .field(let ordinal):
      guard let other = fields[ordinal].type.target.flatMap(schema.ordinal(of:)) else { return nil }
      return Route.Step(
        from: kind, to: other, edges: [.init(field: ordinal, reversed: false)], isSingle: !fields[ordinal].type.isList)
    case .related(let other):
      let back = schema.relations(to: kind).filter { $0.source == other }
      if !back.isEmpty {
        return Route.Step(
          from: kind, to: other, edges: back.map { .init(field: $0.field, reversed: true) }, isSingle: false)
      }
      let forward = schema.relations(from: kind).filter { $0.target == other }
      guard !forward.isEmpty else { return nil }
      let isSingle = forward.count == 1 && !fields[forward[0].field].type.isList
      return Route.Step(
        from: kind, to: other, edges: forward.map { .init(field: $0.field, reversed: false) }, isSingle: isSingle)
    }
  }
}
