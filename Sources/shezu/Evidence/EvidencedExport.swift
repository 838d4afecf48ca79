import Assisting
import Columnar
import Exports
import Localization
import Querying

/// Writes an export and the evidence of it.
struct EvidencedExport: Sendable {
  /// Records chosen by hand are named by their positions, up to so many.
  static let markedLimit = 100_000

  /// The view, with its form of values and its origin.
  let view: ExportView
  let format: ExportFormat
  /// What is known of the question; counts, digests and problems are filled in.
  var evidence: Evidence
  /// The moment before the register was opened: its files must not have changed since.
  let openedAt: Moment
  let views: NamedQueries

  /// Writes the file, then `FILE.evidence.json` beside it, which is replaced if the file may be.
  func write(to target: FileTarget, progress: (Int) -> Bool) throws(EvidenceFailure) -> ExportSummary {
    var evidence = evidence
    if let marked = evidence.marked, marked.count > Self.markedLimit {
      throw .evidence(
        EvidenceError(
          Localized(
            "带标记的记录多于 \(Self.markedLimit) 条，不能写证据；请改用条件。",
            "More than \(Self.markedLimit) records are marked, too many for evidence; ask by a query.")))
    }
    let beside = FileTarget(path: target.path + Evidence.fileEnd, overwrites: target.overwrites)
    if let obstacle = beside.obstacle() { throw .export(obstacle) }
    do throws(EvidenceError) {
      evidence.inputs = try Self.inputs(of: view.register, since: openedAt)
      try count(&evidence)
    } catch {
      throw .evidence(error)
    }
    let view = view
    let format = format
    do throws(ExportError) {
      let (summary, digest) = try target.write {
        (sink: inout any ByteSink) throws(ExportError) -> (ExportSummary, FileDigest) in
        let digest = DigestSink(sink)
        var passing: any ByteSink = digest
        let summary = try Exporter.write(view, as: format, to: &passing, progress: progress)
        return (summary, digest.finish())
      }
      evidence.export = digest
      evidence.exportName = String(target.path.split(separator: "/").last ?? "")
      (evidence.written, evidence.altered, evidence.masked) = (summary.rows, summary.altered, summary.masked)
      let text = evidence.json
      try beside.write { (sink: inout any ByteSink) throws(ExportError) in try sink.write(Array(text.utf8)) }
      return summary
    } catch {
      throw .export(error)
    }
  }

  /// The counts before and after each clause, and of problems.
  private func count(_ evidence: inout Evidence) throws(EvidenceError) {
    evidence.allRecords = view.table.count
    let context = QueryContext(register: view.register, kind: view.kind, today: evidence.today, views: views)
    let explanation: Explanation?
    do throws(QueryError) {
      explanation = try Explanation.of(Filter.compile(evidence.query, in: context))
    } catch {
      throw EvidenceError(Localized(error.sentence(.chinese), error.sentence(.english)))
    }
    guard let explanation else { return }
    evidence.clauses = explanation.steps.map { .init(clause: $0.clause, alone: $0.alone, left: $0.left) }
    evidence.matched = explanation.steps.last?.left ?? explanation.total
    evidence.asOf = view.register.card.asOf
    let problems = view.register.diagnostics
    evidence.errors = problems.count(.error)
    evidence.warnings = problems.count(.warning)
    evidence.notes = problems.count(.note)
  }

  /// The digests of all files of a register, on all of which an answer may depend. O(bytes).
  static func inputs(of register: Register, since: Moment?) throws(EvidenceError) -> [Evidence.Input] {
    try register.inputs.map { input throws(EvidenceError) in
      if let embedded = EmbeddedRegister.bytes(of: input.name), !PathCheck.exists(input.path) {
        return Evidence.Input(name: input.name, digest: .of(embedded.buffer))
      }
      return Evidence.Input(name: input.name, digest: try .of(input.path, since: since))
    }
  }
}

/// Why an export with evidence was not written.
enum EvidenceFailure: Error {
  case export(ExportError)
  case evidence(EvidenceError)
}
