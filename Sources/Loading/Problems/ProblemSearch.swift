import Columnar
import Synchronization

/// Finds the offsets of problems that linking found after all files had been read: it reads the parts of
/// the files that hold such records once more.
///
/// Offsets of values are not kept for this while files are read, since few are ever needed. What is kept is one
/// mark for each part of a file, so that a few problems in a large file cost a few parts, and no problems cost nothing.
final class ProblemSearch: Sendable {
  /// A file that was read to its end, still open.
  struct Source: Sendable {
    let file: InputFile
    let plan: ReadingPlan
    let marks: RecordOffsets
  }

  /// The problems of one part of a file.
  private struct Part: Sendable {
    let source: Int
    let mark: Int
    /// Their places in `unplaced[source]`.
    let range: Range<Int>
  }

  private struct Found {
    var offset = -1
    var pointer: Diagnostics.Pointer?
  }

  private struct Results: ~Copyable {
    var diagnostics: Diagnostics
    /// For each source and each of its problems.
    var found: [[Found]]
    var isChanged: [Bool]
  }

  private let sources: [Source]
  /// In the order of their records.
  private let unplaced: [[Diagnostics.Unplaced]]
  private let parts: [Part]
  private let blockSize: Int
  private let state = LoadState { nil }
  private let nextPart = Atomic<Int>(0)
  private let results: Mutex<Results>

  /// Places the diagnostics that name a record and no offset, where the file is still as it was when it was read.
  ///
  /// - Parameters:
  ///   - sources: the files that the diagnostics may be about.
  ///   - gate: returns false between blocks to stop the search.
  /// - Returns: false if it was stopped.
  /// - Complexity: O(problems · log problems + bytes of the parts that hold them).
  static func place(
    _ diagnostics: inout Diagnostics, sources: [Source], granularity: Granularity, gate: ProgressGate
  ) -> Bool {
    let unplaced = diagnostics.unplaced()
    // Two embedded files may be called the same.
    let named = Dictionary(grouping: sources, by: \.file.name).filter { $0.value.count == 1 && unplaced[$0.key] != nil }
    if named.isEmpty { return true }
    let concerned = named.values.compactMap(\.first)
    let search = ProblemSearch(
      diagnostics, concerned, concerned.map { unplaced[$0.file.name] ?? [] }, blockSize: granularity.block)
    diagnostics = Diagnostics()
    search.run(workers: granularity.workers, gate)
    diagnostics = search.placed()
    return !search.state.isCancelled.load(ordering: .relaxed)
  }

  private init(
    _ diagnostics: consuming Diagnostics, _ sources: [Source], _ unplaced: [[Diagnostics.Unplaced]], blockSize: Int
  ) {
    self.sources = sources
    self.blockSize = blockSize
    self.unplaced = unplaced.map { $0.sorted { ($0.record, $0.position) < ($1.record, $1.position) } }
    parts = sources.indices.flatMap { [unplaced = self.unplaced] in
      Self.parts(of: $0, sources[$0].marks.marks, unplaced[$0])
    }
    let found = unplaced.map { [Found](repeating: Found(), count: $0.count) }
    results = Mutex(
      Results(diagnostics: diagnostics, found: found, isChanged: sources.map { _ in false }))
  }

  private static func parts(
    of source: Int, _ marks: [RecordOffsets.Mark], _ unplaced: [Diagnostics.Unplaced]
  ) -> [Part] {
    var parts: [Part] = []
    var start = 0
    for mark in marks.indices {
      var end = start
      let isLast = mark + 1 == marks.count
      while end < unplaced.count, isLast || Int(unplaced[end].record) < marks[mark + 1].record { end += 1 }
      if end > start { parts.append(Part(source: source, mark: mark, range: start..<end)) }
      start = end
    }
    return parts
  }

  // MARK: Reading

  private func run(workers: Int, _ gate: ProgressGate) {
    let others = (1..<max(1, min(workers, parts.count))).compactMap { _ in BackgroundThread { self.work(nil) } }
    work(gate)
    for thread in others { thread.join() }
  }

  private func work(_ gate: ProgressGate?) {
    while !state.isCancelled.load(ordering: .relaxed) {
      let number = nextPart.add(1, ordering: .relaxed).oldValue
      guard number < parts.count else { return }
      read(parts[number], gate)
    }
  }

  private func read(_ part: Part, _ gate: ProgressGate?) {
    let source = sources[part.source]
    let marks = source.marks.marks
    let sought = SoughtValues(values(of: part))
    var reader = SegmentReader(
      source.file, plan: source.plan, layout: source.marks.layout, blockSize: blockSize, state: state, pulse: gate)
    let limit = part.mark + 1 < marks.count ? marks[part.mark + 1].offset : .max
    do throws(LoadFailure) {
      _ = try reader.read(
        from: marks[part.mark].offset, limit: limit, into: LoadedChunk(source.plan), seeking: sought)
      keep(sought, part)
    } catch {
      // The file could be read before, so it can be read now unless it was written to.
      results.withLock { $0.isChanged[part.source] = true }
    }
  }

  private func values(of part: Part) -> [SoughtValues.Value] {
    let first = sources[part.source].marks.marks[part.mark].record
    let kind = sources[part.source].plan.kind
    return results.withLock { results in
      unplaced[part.source][part.range].map { problem in
        let name = results.diagnostics.field(of: Int(problem.position)) ?? ""
        let field = kind.ordinal(of: name)
        return SoughtValues.Value(
          record: Int(problem.record) - first, field: field ?? -1, key: field == nil ? name : "")
      }
    }
  }

  private func keep(_ sought: SoughtValues, _ part: Part) {
    let prefix = sources[part.source].marks.pointer
    results.withLock { results in
      let whole = results.diagnostics.pointer(prefix, member: nil)
      let members = sought.spellings.map { results.diagnostics.pointer(prefix, member: $0) }
      for (index, value) in zip(part.range, sought.values) {
        results.found[part.source][index] = Found(
          offset: value.offset, pointer: value.spelling < 0 ? whole : members[value.spelling])
      }
    }
  }

  /// The diagnostics with their places. Call it once, after all files are read.
  private func placed() -> Diagnostics {
    results.withLock { results in
      for source in sources.indices where !results.isChanged[source] && !sources[source].file.hasChanged {
        for (problem, found) in zip(unplaced[source], results.found[source]) {
          guard found.offset >= 0, let pointer = found.pointer else { continue }
          results.diagnostics.place(Int(problem.position), at: found.offset, pointer)
        }
      }
      var diagnostics = Diagnostics()
      swap(&diagnostics, &results.diagnostics)
      return diagnostics
    }
  }
}
