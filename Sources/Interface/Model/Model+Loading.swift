import Columnar
import Localization

extension Model {
  mutating func take(_ progress: LoadingProgress) -> [Effect] {
    if case .open = phase {
      reloading = progress
      return []
    }
    phase = .opening(progress)
    guard let partial = progress.partial else { return [] }
    return install(partial.register, partial.measures)
  }

  mutating func take(_ new: PreparedRegister) -> [Effect] {
    let register = new.register
    let wasOpen = if case .open = phase { true } else { false }
    if reloading != nil {
      say(Phrase.reloaded.localized(Money.thousands(register.tables.reduce(0) { $0 + $1.count })))
    }
    var effects: [Effect] = []
    // What is computed takes its time; until it comes, the tables of the earlier state keep their places.
    let before = wasOpen ? self.register : nil
    reloading = nil
    phase = .open
    let outdated = Discarded([report, digest, changes, comparison])
    report = nil
    digest = nil
    changes = nil
    comparison = nil
    let stays = before.map(\.computed) ?? []
    let widths = measures.filter { name, _ in stays.contains { $0.kind.name == name } }
    effects += install(
      before == nil ? register : register.adding(stays), new.measures.merging(widths) { new, _ in new })
    effects += openWantedView() + oversee()
    if let before { effects += compareWithEarlier(before) }
    return effects + compareWithPath() + [.discard(outdated)]
  }

  mutating func loadingFailed(_ sentence: Localized) -> [Effect] {
    reloading = nil
    if case .open = phase {
      flash = Flash(text: Phrase.reloadFailed.filled(with: sentence), isError: true)
    } else {
      phase = .failed(sentence)
      // First rows are never left standing as if they were all.
      register = nil
      tab = .overview
      trails = [:]
      past = []
      future = []
    }
    return []
  }

  mutating func reload() -> [Effect] {
    if case .open = phase {
      reloading = LoadingProgress(done: 0, total: 0, file: "")
      say(Phrase.reloading.text)
    } else {
      phase = .opening(nil)
      gaveUpOpening = false
    }
    return [.reload]
  }

  /// Puts a register under everything that is shown: places keep filter, order, columns and, by key, cursor and marks.
  private mutating func install(_ new: Register, _ widths: [String: MeasuredWidths]) -> [Effect] {
    let old = register
    let outdated = Discarded([old, trails, past, future])
    register = new
    measures = widths
    past = []
    future = []
    if let old { carryMarks(from: old, to: new) }
    adoptMarks()
    var effects: [Effect] = []
    for (name, places) in trails {
      var kept: [TableState] = []
      for place in places {
        guard var moved = place.rebased(onto: new, measured: { measured(new, kind: $0) }) else { break }
        if !moved.needsNoQuestion { effects += ask(&moved, follow: moved.follow) }
        kept.append(moved)
      }
      trails[name] = kept.isEmpty ? nil : kept
    }
    if case .kind(let name) = tab, trails[name] == nil { tab = .overview }
    if old != nil { effects.append(.discard(outdated)) }
    return effects
  }

  private mutating func carryMarks(from old: Register, to new: Register) {
    for (name, kept) in marks {
      guard let before = old.table(name) else { continue }
      // All go by their keys, and those that the new state does not hold wait for one that does.
      self.kept.marks[name, default: []] += kept.rows.map { before.key(Int($0)) }
      marks[name] = nil
    }
  }

  mutating func interrupt() -> [Effect] {
    if popup != nil {
      popup = nil
      return []
    }
    if context == .filter {
      suggestions.close()
      return cancelFilter()
    }
    if case .opening = phase { return [.cancelLoading, .quit(status: 130)] }
    if reloading != nil { return [.cancelLoading] }
    return [.quit(status: 130)]
  }
}

extension Register {
  /// The tables that stand only in a register that is open for a while.
  fileprivate var computed: [Table] {
    tables.filter { Model.computedTables.contains($0.kind.name) && ComputedTable.named($0.kind.name) == nil }
  }
}
