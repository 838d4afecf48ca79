import Screen

/// Users type ahead: `/宝鸡⏎⏎` may arrive before the worker has answered, and the second Enter means the first record of
/// the answer, not of the old rows. Such keys are queued until the answer comes.
extension Model {
  private static let queueLimit = 1_000

  /// Queues a key if it must wait; false if it must not. A command that leaves is never queued, and empties the queue.
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

  /// Handles the queued keys up to the next one that must wait.
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

  /// Whether a command refers to rows that an outstanding answer will replace.
  private func mustWait(_ command: Command) -> Bool {
    guard popup == nil, tab != .overview, let place, place.awaitsRows else { return false }
    // The cursor may move if the answer only changes the order: it keeps its position.
    return command.readsRows && !(place.keepsPosition && command.group == .moving)
  }
}
