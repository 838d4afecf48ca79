import Columnar
import Exports
import Interface
import Loading
import Localization
import Oversight
import Querying
import Screen
import Synchronization
import Terminal

/// Performs the effects that need no terminal, on background threads, and posts their results.
///
/// Each lane of questions has a worker, and so have opening and exporting. A new question cancels the previous one of its
/// lane; an answer that is late all the same carries the generation of its question, and the interface drops it.
final class Performer: Sendable {
  let mailbox: Mailbox<Message>
  private let source: RegisterSource
  /// The width rule of the terminal.
  private let widths: DisplayWidth
  private let opening = Worker()
  private let exporting = JobQueue()
  private let saving = Worker()
  private let discarding = JobQueue()
  private let lanes = Mutex<[QuestionLane: Worker]>([:])
  /// What this window last read from the file of the user's state, or wrote to it: the base of the next merge.
  private let savedState = Mutex<UserState>(UserState())
  /// The target of the export that runs; nil if none does.
  private let exportPath = Mutex<String?>(nil)
  private let orders = Mutex<OrderCache>(OrderCache())
  /// The register on the screen; a reload is compared with it.
  private let last = Mutex<Register?>(nil)
  /// The field that each key of the files feeds, where the command line or the user says so.
  private let mapping: Mutex<[String: String]>
  /// The moment before the register on the screen was opened.
  private let openedAt = Mutex<Moment>(Moment())

  init(source: RegisterSource, widths: DisplayWidth, mailbox: Mailbox<Message>) {
    self.source = source
    self.widths = widths
    self.mailbox = mailbox
    mapping = Mutex(source.choices.columns)
  }

  /// Opens the register, or reads it again. If a file that was readable is no longer, the last good register stays. A
  /// stale job posts nothing.
  func open() {
    let (source, mailbox, widths) = (source, mailbox, widths)
    opening.submit { [self] isStale in
      let views = ViewFile(register: source.path)
      mailbox.post(.shippedViews(views.views))
      for problem in views.problems { mailbox.post(.notice(problem, isError: true)) }
      do {
        let start = Moment()
        let register = try source.open(mapping: mapping.withLock { $0 }) { progress in
          let partial = progress.partial.map { PreparedRegister($0, widths: widths) }
          mailbox.post(
            .progress(
              LoadingProgress(
                done: progress.bytesDone, total: progress.bytesTotal, file: progress.file, partial: partial)))
          return !isStale()
        }
        if let last = last.withLock({ $0 }), let damage = Opening.damage(in: register, since: last) {
          throw OpeningError(path: source.path ?? "", cause: .damaged(damage))
        }
        let prepared = PreparedRegister(register, widths: widths)
        guard !isStale() else { return }
        // Sort orders belong to their register. Both are freed here, while no lock is held.
        let before = (last.replace(with: register), orders.replace(with: OrderCache()))
        openedAt.withLock { $0 = start }
        mailbox.post(.loaded(prepared))
        withExtendedLifetime(before) {}
      } catch {
        if !isStale() { mailbox.post(.loadingFailed(RegisterSource.sentence(of: error))) }
      }
    }
  }

  /// Reads keys as these choices say, from the next opening on; what they leave open, as the command line says.
  func map(_ choices: [String: String]) {
    mapping.withLock { $0 = source.choices.columns.merging(choices) { _, chosen in chosen } }
  }

  func cancelOpening() {
    opening.cancel()
    mailbox.post(.loadingFailed(RegisterSource.cancelled))
  }

  /// Computes the answer on the question's lane and posts it.
  func answer(_ question: any Question) {
    let (environment, mailbox) = (environment, mailbox)
    lane(question.lane).submit { isStale in
      if let answer = question.answer(in: environment, isCancelled: isStale) { mailbox.post(.answered(answer)) }
    }
  }

  private var environment: AnswerEnvironment {
    let source = source
    return AnswerEnvironment(
      orders: orders.withLock { $0 }, now: { .now },
      oversightSources: { OversightInputs.sources(for: source.path) },
      sourceDigest: { [self] path, name in Self.digest(path, name, openedAt: openedAt.withLock { $0 }) },
      paths: PathCompletion.paths(beginningWith:),
      openRegister: { (path, isCancelled) throws(RegisterUnavailable) in
        do {
          return try RegisterOpening.open(
            path: UserFolder.expandingHome(path), kind: source.kind, language: source.language
          ) {
            _ in !isCancelled()
          }
        } catch {
          throw RegisterUnavailable(sentence: RegisterSource.sentence(of: error))
        }
      })
  }

  private static func digest(_ path: String, _ name: String, openedAt: Moment) -> SourceDigest? {
    if let embedded = EmbeddedRegister.bytes(of: name), !PathCheck.exists(path) {
      return SourceDigest(sha256: FileDigest.of(embedded.buffer).sha256, isLater: false)
    }
    guard let digest = try? FileDigest.of(path) else { return nil }
    let isUnchanged = (try? FileDigest.of(path, since: openedAt)) != nil
    return SourceDigest(sha256: digest.sha256, isLater: !isUnchanged)
  }

  /// Writes or reads a file of views.
  func use(_ request: ViewFileRequest) {
    let mailbox = mailbox
    exporting.submit { mailbox.post(.viewFile(ViewFile.perform(request))) }
  }

  /// Frees memory on a background thread.
  func discard(_ discarded: Discarded) { discarding.submit { discarded.release() } }

  // MARK: User state

  /// Reads the state of earlier sessions with this register, before the first key is handled.
  func readUserState() {
    guard let file = UserStateFile(register: source.path) else { return }
    let (state, notice) = file.read()
    savedState.withLock { $0 = state }
    // What is on the command line holds until the user chooses otherwise on the screen.
    mapping.withLock { $0 = state.mappings.merging($0) { _, written in written } }
    mailbox.post(.userState(state))
    if let notice { mailbox.post(.notice(notice, isError: true)) }
  }

  /// Writes the state; of several in a row, only the last.
  func save(_ state: UserStateSnapshot) {
    guard let file = UserStateFile(register: source.path) else { return }
    let mailbox = mailbox
    let number = CrashReport.saveBegins()
    saving.submit { [self] isStale in
      CrashReport.whileSaving(number) {
        let complete = state.userState()
        if isStale() { return }
        do throws(ExportError) {
          try file.update(complete, since: savedState.withLock { $0 })
          savedState.withLock { $0 = complete }
        } catch {
          mailbox.post(.notice(error.sentence, isError: true))
        }
      }
    }
  }

  func export(_ request: ExportRequest) {
    let mailbox = mailbox
    exporting.submit { [self] in
      exportPath.withLock { $0 = request.path }
      defer { exportPath.withLock { $0 = nil } }
      guard let format = ExportFormat.named(request.format) else {
        return mailbox.post(
          .exportFailed(Localized("没有名为“\(request.format)”的格式", "There is no format named “\(request.format)”")))
      }
      let target = FileTarget(path: UserFolder.expandingHome(request.path), overwrites: request.overwrite)
      let notices = target.notices()
      do throws(EvidenceFailure) {
        let summary = try write(request, as: format, to: target)
        mailbox.post(.exported(rows: summary.rows, path: PathCheck.whole(target.path)))
        for notice in notices { mailbox.post(.notice(notice, isError: false)) }
      } catch {
        switch error {
        case .export(let error) where error.reason == .exists: mailbox.post(.exportExists(request))
        case .export(let error): mailbox.post(.exportFailed(error.sentence))
        case .evidence(let error): mailbox.post(.exportFailed(error.sentence))
        }
      }
    }
  }

  private func write(
    _ request: ExportRequest, as format: ExportFormat, to target: FileTarget
  ) throws(EvidenceFailure) -> ExportSummary {
    let question = request.question
    let view = ExportView(
      register: request.register, kind: request.kind, rows: request.rows.rows, columns: request.columns,
      language: request.language, values: request.values, isRedacted: request.isRedacted,
      origin: ExportOrigin(
        register: source.path, query: question.query, sort: question.sort, time: ExportTime(),
        program: ProgramVersion.named))
    guard let asked = request.evidence else {
      do throws(ExportError) {
        return try Exporter.write(view, as: format, to: target)
      } catch {
        throw .export(error)
      }
    }
    var evidence = Evidence(of: view, as: format, today: question.today)
    evidence.fileKind = source.kind
    evidence.marked = asked.isMarked ? view.rows.map { Int($0) } : nil
    evidence.command = asked.command
    let export = EvidencedExport(
      view: view, format: format, evidence: evidence, openedAt: openedAt.withLock { $0 }, views: asked.views)
    return try export.write(to: target) { _ in true }
  }

  /// Cancels questions and waits a moment for files that are being written.
  ///
  /// A file system may hang, and a pipe may have no reader, so the wait has a limit. An export gets its name only when it
  /// is complete; one that the end of the program interrupts leaves its target unchanged.
  ///
  /// - Returns: the target of an export that is not finished; nil if there is none.
  func finish() -> String? {
    opening.cancel()
    lanes.withLock { lanes in lanes.values.forEach { $0.cancel() } }
    let end = ContinuousClock.now + Self.finishLimit
    _ = saving.drain(until: end)
    return exporting.drain(until: end) ? nil : exportPath.withLock { $0 }
  }

  private static let finishLimit = Duration.milliseconds(800)

  private func lane(_ lane: QuestionLane) -> Worker {
    lanes.withLock { lanes in
      if let worker = lanes[lane] { return worker }
      let worker = Worker()
      lanes[lane] = worker
      return worker
    }
  }
}

extension Mutex where Value: Sendable {
  /// Replaces the value and returns the old one, which the caller frees.
  fileprivate borrowing func replace(with value: Value) -> Value {
    withLock { current in
      defer { current = value }
      return current
    }
  }
}
