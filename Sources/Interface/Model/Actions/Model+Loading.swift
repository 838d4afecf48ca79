import Columnar
import Localization

extension Model {
  mutating func take(_ progress: LoadingProgress) -> [Effect] {
    if loading.isOpen {
      loading.reload = progress
      return []
    }
    loading.phase = .opening(progress)
    guard let partial = progress.partial else { return [] }
    return install(partial.register, partial.measures)
  }

  mutating func take(_ new: PreparedRegister) -> [Effect] {
    let register = new.register
    if loading.reload != nil {
      say(Phrase.reloaded.localized(Money.thousands(register.tables.reduce(0) { $0 + $1.count })))
    }
    var effects: [Effect] = []
    // Until the computed tables of the new state come, those of the earlier state keep their places. Their references
    // are resolved again, since row numbers of one state mean nothing in another.
    let before = loading.isOpen ? self.register : nil
    loading.reload = nil
    loading.phase = .open
    let outdated = Discarded([oversight, comparisons])
    oversight.clear()
    comparisons.clear()
    let stays = before.map(\.computed) ?? []
    let widths = measures.filter { name, _ in stays.contains { $0.kind.name == name } }
    effects += install(
      before.map { register.adding(stays, computedFor: $0) } ?? register, new.measures.merging(widths) { new, _ in new }
    )
    effects += openInitialView() + resume() + askFacts() + askOversight()
    if let before { effects += compareWithEarlier(before) }
    return effects + compareWithPath() + [.discard(outdated)]
  }

  mutating func loadingFailed(_ sentence: Localized) -> [Effect] {
    loading.reload = nil
    if loading.isOpen {
      flash = Flash(text: Phrase.reloadFailed.filled(with: sentence), isError: true)
    } else {
      loading.phase = .failed(sentence)
      // The first rows of an incomplete register are not shown as if they were all.
      register = nil
      navigation.reset()
    }
    return []
  }

  mutating func reload() -> [Effect] {
    if loading.isOpen {
      loading.reload = LoadingProgress(done: 0, total: 0, file: "")
      say(Phrase.reloading.text)
    } else {
      loading.phase = .opening(nil)
      loading.isCancelled = false
    }
    return [.reload]
  }

  /// Replaces the register. Tables keep filter, order, columns and, by key, cursor and marks.
  private mutating func install(_ new: Register, _ widths: [String: MeasuredWidths]) -> [Effect] {
    let old = register
    let outdated = Discarded([old, navigation])
    register = new
    measures = widths
    navigation.clearHistory()
    user.carryMarks(from: old, to: new)
    undoHistory.forgetMarks()
    var effects: [Effect] = []
    for name in navigation.trails.keys { effects += rebase(name, onto: new) }
    navigation.leaveClosedTab()
    if old != nil { effects.append(.discard(outdated)) }
    return effects
  }

  /// Puts a newer register under the tables of a tab, and asks for their rows again. A table that the register does not
  /// hold any more is closed with those opened from it.
  ///
  /// - Parameter isOutdated: whether a table needs the newer register.
  mutating func rebase(
    _ name: String, onto new: Register, where isOutdated: (TableState) -> Bool = { _ in true }
  ) -> [Effect] {
    guard let tables = navigation.trails[name] else { return [] }
    var effects: [Effect] = []
    var rebased: [TableState] = []
    for table in tables {
      guard isOutdated(table) else {
        rebased.append(table)
        continue
      }
      let fields = table.description.fields.map(\.name)
      guard var table = table.rebased(onto: new, measured: { measured(new, kind: $0) }) else { break }
      if table.description.fields.map(\.name) != fields { undoHistory.forget(table: table.id) }
      if !table.needsNoQuestion { effects += ask(&table, follow: table.follow) }
      rebased.append(table)
    }
    navigation.trails[name] = rebased.isEmpty ? nil : rebased
    return effects
  }

  mutating func interrupt() -> [Effect] {
    if popup != nil {
      popup = nil
      return []
    }
    if context == .filter {
      filterLine.suggestions.close()
      return cancelFilter()
    }
    if loading.isOpening { return [.cancelLoading, .quit(status: 130)] }
    if loading.reload != nil { return [.cancelLoading] }
    return [.quit(status: 130)]
  }
}

extension Register {
  /// The tables that are computed some time after a register is open.
  fileprivate var computed: [Table] {
    tables.filter { Model.computedTables.contains($0.kind.name) && ComputedTable.named($0.kind.name) == nil }
  }
}
