import Columnar
import Exports
import Interface
import Localization
import Oversight
import Screen
import Synchronization
import Terminal

/// Carries out the effects that need no terminal, off the screen's thread, and posts what came of them.
///
/// Each lane of questions has a worker, and so have opening and exporting. A new question cancels the previous one of its
/// lane; an answer that is late all the same carries the generation of its question, and the interface drops it.
final class Performer: Sendable {
  let mailbox: Mailbox<Message>
  private let source: RegisterSource
  /// The rule of the terminal that the answers are shown in.
  private let widths: DisplayWidth
  private let opening = Worker()
  private let exporting = JobQueue()
  private let keeping = Worker()
  private let discarding = JobQueue()
  private let lanes = Mutex<[QuestionLane: Worker]>([:])
  private let orders = Mutex<OrderCache>(OrderCache())
  /// What the screen shows; a reload is held against it.
  private let last = Mutex<Register?>(nil)

  init(source: RegisterSource, widths: DisplayWidth, mailbox: Mailbox<Message>) {
    self.source = source
    self.widths = widths
    self.mailbox = mailbox
  }

  /// Opens the register, or reads it again: a file that could be read before and no longer can leaves the last good
  /// register where it is. A job that a newer one or the user made stale says nothing.
  func open() {
    let (source, mailbox, widths) = (source, mailbox, widths)
    opening.submit { [self] isStale in
      let views = ViewFile(register: source.path)
      mailbox.post(.shippedViews(views.views))
      for problem in views.problems { mailbox.post(.notice(problem, isError: true)) }
      do {
        let register = try source.open { progress in
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
        // Orders belong to the register that they were made from. Both are freed here, when no lock is held.
        let before = (last.replace(with: register), orders.replace(with: OrderCache()))
        mailbox.post(.loaded(prepared))
        withExtendedLifetime(before) {}
      } catch {
        if !isStale() { mailbox.post(.loadingFailed(RegisterSource.sentence(of: error))) }
      }
    }
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
      openRegister: { (path, isCancelled) throws(RegisterUnavailable) in
        do {
          return try openRegister(path: UserFolder.expandingHome(path), as: source.kind, language: source.language) {
            _ in !isCancelled()
          }
        } catch {
          throw RegisterUnavailable(sentence: RegisterSource.sentence(of: error))
        }
      })
  }

  /// Frees memory behind the screen's back.
  func discard(_ discarded: Discarded) { discarding.submit { discarded.release() } }

  // MARK: What is kept

  /// Reads what was kept of earlier sessions with this register; done before the first key is handled.
  func readKeptState() {
    guard let file = UserStateFile(register: source.path) else { return }
    let (state, notice) = file.read()
    mailbox.post(.userState(state))
    if let notice { mailbox.post(.notice(notice, isError: true)) }
  }

  /// Writes what is to be kept; of several states in a row only the last.
  func keep(_ state: UserStateSnapshot) {
    guard let file = UserStateFile(register: source.path) else { return }
    let mailbox = mailbox
    keeping.submit { isStale in
      let kept = state.userState()
      if isStale() { return }
      do throws(ExportError) {
        try file.write(kept)
      } catch {
        mailbox.post(.notice(error.sentence, isError: true))
      }
    }
  }

  func export(_ request: ExportRequest) {
    let mailbox = mailbox
    exporting.submit {
      guard let format = ExportFormat.named(request.format) else {
        return mailbox.post(.exportFailed(Localized("没有格式 \(request.format)", "There is no format \(request.format)")))
      }
      let view = ExportView(
        register: request.register, kind: request.kind, rows: request.rows.rows, columns: request.columns,
        language: request.language)
      let target = FileTarget(path: UserFolder.expandingHome(request.path), overwrites: request.overwrite)
      do throws(ExportError) {
        let summary = try Exporter.write(view, as: format, to: target)
        mailbox.post(.exported(rows: summary.rows, path: target.path))
      } catch {
        if error.reason == .exists { return mailbox.post(.exportExists(request)) }
        mailbox.post(.exportFailed(error.sentence))
      }
    }
  }

  /// Stops what can be stopped and waits for files that are being written, so that none is left half done.
  func finish() {
    opening.cancel()
    lanes.withLock { lanes in lanes.values.forEach { $0.cancel() } }
    exporting.drain()
    keeping.drain()
  }

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
  /// Puts a value in the place of another, which is freed by the caller.
  fileprivate borrowing func replace(with value: Value) -> Value {
    withLock { held in
      defer { held = value }
      return held
    }
  }
}
