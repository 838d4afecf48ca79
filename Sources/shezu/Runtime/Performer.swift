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
/// Every place has its own lane for questions, on which a newer question makes an older one stale; opening and exporting
/// have one each. Answers carry the generation of their question, and the interface drops what comes late.
final class Performer: Sendable {
  let mailbox: Mailbox<Message>
  private let source: RegisterSource
  /// The rule of the terminal that the answers are shown in.
  private let widths: DisplayWidth
  private let opening = Worker()
  private let exporting = JobQueue()
  private let keeping = Worker()
  private let discarding = JobQueue()
  private let lanes = Mutex<[Lane: Worker]>([:])
  private let orders = Mutex<OrderCache>(OrderCache())
  /// What the screen shows; a reload is held against it.
  private let last = Mutex<Register?>(nil)

  private enum Lane: Hashable {
    case filter(place: Int)
    case facet(place: Int)
    case completion, explanation, groups, oversight
    case difference(DifferenceTable.Basis)
  }

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

  func answer(_ request: FilterRequest) {
    let mailbox = mailbox
    let orders = orders.withLock { $0 }
    lane(.filter(place: request.place)).submit { isStale in
      let start = ContinuousClock.now
      guard let answer = request.answer(orders: orders, isCancelled: isStale) else { return }
      let spent = start.duration(to: .now) / .microseconds(1)
      mailbox.post(
        .filtered(
          FilterAnswer(
            place: answer.place, generation: answer.generation, outcome: answer.outcome, microseconds: Int(spent))))
    }
  }

  func answer(_ request: FacetRequest) {
    let mailbox = mailbox
    lane(.facet(place: request.place)).submit { isStale in
      if let answer = request.answer(isCancelled: isStale) { mailbox.post(.faceted(answer)) }
    }
  }

  func answer(_ request: GroupRequest) {
    let mailbox = mailbox
    lane(.groups).submit { isStale in
      if let answer = request.answer(isCancelled: isStale) { mailbox.post(.grouped(answer, of: request)) }
    }
  }

  func answer(_ request: OversightRequest) {
    let (source, mailbox) = (source, mailbox)
    lane(.oversight).submit { isStale in
      let sources = OversightInputs.sources(for: source.path)
      if let answer = request.answer(sources: sources, isCancelled: isStale) { mailbox.post(.overseen(answer)) }
    }
  }

  func answer(_ request: DifferenceRequest) {
    let (source, mailbox) = (source, mailbox)
    lane(.difference(request.basis)).submit { isStale in
      let old: Register
      switch request.old {
      case .register(let register): old = register
      case .path(let path):
        do {
          old = try openRegister(path: UserFolder.expandingHome(path), as: source.kind, language: source.language) {
            _ in
            !isStale()
          }
        } catch {
          if !isStale() { mailbox.post(.compared(request.failure(RegisterSource.sentence(of: error)))) }
          return
        }
      }
      if let answer = request.answer(opened: old, isCancelled: isStale) { mailbox.post(.compared(answer)) }
    }
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

  func answer(_ request: CompletionRequest) {
    let mailbox = mailbox
    lane(.completion).submit { isStale in
      if let answer = request.answer(isCancelled: isStale) { mailbox.post(.completed(answer)) }
    }
  }

  func answer(_ request: ExplanationRequest) {
    let mailbox = mailbox
    lane(.explanation).submit { isStale in
      if let answer = request.answer(isCancelled: isStale) { mailbox.post(.explained(answer)) }
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

  private func lane(_ lane: Lane) -> Worker {
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
