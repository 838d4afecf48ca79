import Catalog
import Columnar
import Foundation
import Loading
import Oversight
import Querying
import Statistics
import Synthetic
import Testing

/// No computed number is stored: without records that a figure counts, of any kind in its query, its verdict changes. The
/// figure's own query selects the records.
@Suite(.serialized) struct FigureMutationTests {
  private static let today = Day(year: 2020, month: 12, day: 31) ?? Day(number: 0)

  private struct Opened: Sendable {
    let register: Register
    let figures: [Figure]
  }

  private static let opened = Result { () throws -> Opened in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shezu-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var sink = try DirectorySink(folder: folder.path)
    try Generator.bundled.write(to: &sink)
    let register = try Opening.open(path: folder.path, schema: Catalog.schema)
    return Opened(
      register: register, figures: OversightSources(folder: folder.path, builtInRules: []).figures.figures)
  }

  /// Figures whose printed number is coarser than one record of a kind: several records are removed. All others disagree
  /// without one record.
  private static let coarse: Set<Figure.Qualifier> = [.rounded, .atLeast, .openList, .converted]

  @Test func figuresDisagreeWithoutTheirRecords() throws {
    let opened = try Self.opened.get()
    #expect(opened.figures.count == 85)
    for figure in opened.figures {
      guard case .records(let name, let query, let measure) = figure.computedFrom else { continue }
      let kind = try #require(opened.register.schema.ordinal(of: name))
      let context = QueryContext(register: opened.register, kind: kind, today: Self.today)
      let filter = try Filter.compile(query, in: context)
      let matched = try #require(try filter.rows())
      let needed = filter.kinds.union(try Measure.parse(measure).kinds(in: context)).union([kind])
      for family in needed.sorted() {
        let candidates = Self.candidates(of: family, behind: matched, of: kind, in: opened.register)
        let count = Self.removed(
          until: figure, fallsIn: opened.register, of: family, candidates: candidates, needed: needed)
        let title = "\(figure.id) without \(opened.register.schema.kinds[family].name)"
        #expect(count != nil, "\(title): still agrees")
        let isWhole = measure == "count" || measure.hasPrefix("sum(")
        if isWhole, family == kind, !Self.coarse.contains(figure.qualifier) { #expect(count == 1, "\(title)") }
      }
    }
  }

  /// The records of a kind that a figure depends on: the ones that match its query, and related ones of other kinds.
  private static func candidates(
    of family: Int, behind matched: Bitmap, of kind: Int, in register: Register
  ) -> [Int] {
    if family == kind { return matched.rows.map(Int.init) }
    var others = matched
    others.invert()
    var seen: Set<Int> = []
    var found: [Int] = []
    for rows in [matched, others] {
      for relation in register.schema.relations {
        let column = register.tables[relation.source].columns[relation.field]
        rows.forEach { row in
          for related in Self.related(column, row: row, kind: kind, family: family, relation)
          where seen.insert(related).inserted { found.append(related) }
        }
      }
    }
    return found
  }

  private static func related(
    _ column: Column, row: Int, kind: Int, family: Int, _ relation: Schema.Relation
  ) -> [Int] {
    let isForth = relation.source == kind && relation.target == family
    guard isForth || relation.source == family && relation.target == kind else { return [] }
    switch column {
    case .reference(let references):
      if isForth { return references.rows[row] >= 0 ? [Int(references.rows[row])] : [] }
      return references.back.members(of: row).map(Int.init)
    case .list(let list):
      guard case .reference(let references) = list.elements else { return [] }
      if isForth { return list.range(row).map { Int(references.rows[$0]) }.filter { $0 >= 0 } }
      return references.back.members(of: row).map(Int.init)
    default: return []
    }
  }

  /// The number of records to remove until the figure disagrees; nil if it agrees without all of them. A single one is tried
  /// several times, since a body that is counted once may have two records.
  private static func removed(
    until figure: Figure, fallsIn register: Register, of family: Int, candidates: [Int], needed: Set<Int>
  ) -> Int? {
    func falls(without rows: some Sequence<Int>) -> Bool {
      var gone = Bitmap(count: register.tables[family].count)
      for row in rows { gone[row] = true }
      let mutated = register.without(gone, of: family, needed: needed)
      let result = FigureEvaluation.reconcile([figure], with: mutated, today: today)
      return result?.first?.verdict != .agrees
    }
    let step = max(1, candidates.count / 3)
    for index in stride(from: 0, to: candidates.count, by: step) where falls(without: [candidates[index]]) { return 1 }
    var count = 4
    while count < candidates.count * 4 {
      if falls(without: candidates.prefix(count)) { return min(count, candidates.count) }
      count *= 4
    }
    return falls(without: candidates) ? candidates.count : nil
  }
}
