import Screen

/// People type ahead: `/宝鸡⏎⏎` may arrive before the worker has answered, and the second Enter means the first record of
/// the answer, not of the rows that still stand. Such keys wait, in order, until the rows are there.
extension Model {
  private static let queueLimit = 1_000

  /// Whether a key is kept for later. The ways out are never kept; they drop what waits.
  mutating func queues(_ key: Key) -> Bool {
    let command = appearance.keymap.command(for: key.foldedToASCII, in: context)
    if let command, command.isWayOut, !hasTextField || key.typed == nil {
      queuedKeys = []
      return false
    }
    guard !queuedKeys.isEmpty || (!hasTextField && command.map(mustWait) ?? false) else { return false }
    if queuedKeys.count < Self.queueLimit { queuedKeys.append(key) }
    return true
  }

  /// Handles the keys that have what they waited for.
  mutating func handleQueuedKeys() -> [Effect] {
    var effects: [Effect] = []
    while let key = queuedKeys.first {
      if !hasTextField, let command = appearance.keymap.command(for: key.foldedToASCII, in: context), mustWait(command)
      {
        break
      }
      queuedKeys.removeFirst()
      effects += handle(key)
    }
    return effects
  }

  /// Whether a command speaks of rows that are not there yet.
  private func mustWait(_ command: Command) -> Bool {
    guard popup == nil, tab != .overview, let place, place.awaitsRows else { return false }
    // Where the rows only change their order, the cursor may move: it keeps its position.
    return command.readsRows && !(place.keepsPosition && command.group == .moving)
  }
}
