import Columnar
import Localization
import Screen

extension Model {
  /// Handles a message and returns the effects to perform. Stale answers change nothing.
  ///
  /// The path of a key:
  ///
  ///     key ─┬─▶ queue, if it refers to rows that an outstanding answer will replace
  ///          ├─▶ text field, if one is open and the key is a character or edits text
  ///          └─▶ keymap of the context ─▶ command ─▶ changes the model, returns effects
  ///                                                        │
  ///          settle: clamps cursors and scroll positions ◀─┘
  public mutating func update(_ message: Message) -> [Effect] {
    var before = user
    var effects = handle(message)
    switch message {
    case .event, .command: break
    // The state that was read, and marks that another register carries on, are no changes by the user. Queued keys are.
    default: before = user
    }
    effects += handleQueuedKeys()
    settle()
    for effect in effects { if case .export = effect { exportsRunning += 1 } }
    let isEnd = effects.contains { if case .quit = $0 { true } else { false } }
    // Where the user is goes into every save, and is a reason to save at the end.
    if isEnd || user.differs(from: before), let whereabouts { user.state.whereabouts = whereabouts }
    if let save = user.save(since: before, register: register) { effects.insert(save, at: isEnd ? 0 : effects.count) }
    return effects + refreshFacets() + refreshTotals() + askSearch()
  }

  private mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .event(let event): return handle(event)
    case .command(let id):
      guard let command = Command.named(id) else {
        say(Phrase.unknownCommand.localized(id), isError: true)
        return []
      }
      return perform(command)
    case .progress(let progress): return take(progress)
    case .loaded(let register): return take(register)
    case .loadingFailed(let sentence): return loadingFailed(sentence)
    case .answered(let answer): return answer.deliver(to: &self)
    case .userState(let state): user.load(state, register: register)
    case .shippedViews(let views): user.shippedViews = views
    case .exported(let rows, let path):
      exportsRunning -= 1
      say(Phrase.exported.localized(Money.thousands(rows), path))
    case .exportExists(let request):
      exportsRunning -= 1
      flash = nil
      if let dialog = popup as? ExportPopup { popup = OverwritePopup(request: request, dialog: dialog) }
    case .exportFailed(let sentence):
      exportsRunning -= 1
      flash = Flash(text: Phrase.exportFailed.filled(with: sentence), isError: true)
    case .viewFile(let outcome): return take(outcome)
    case .copied(let isDone):
      if !isDone { say(Phrase.copyFailed.text, isError: true) }
    case .notice(let sentence, let isError): say(sentence, isError: isError)
    }
    if case .exported = message { popup = nil }
    return []
  }

  private mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): return queues(key) ? [] : handle(key)
    case .paste(let text):
      flash = nil
      return insert(text)
    case .mouse(let mouse): return handle(mouse)
    case .resize(let size):
      appearance.size = size
      return []
    case .focus: return []
    case .suspend: return [.suspend]
    case .resumed: return [.redraw]
    case .interrupt: return [.quit(status: 130)]
    case .terminate(let status): return [.quit(status: status)]
    }
  }

  /// Passes a key to the open text field if it is a character or edits text, else to the keymap. Keys are folded to
  /// ASCII for the keymap, so that a Chinese input method need not be switched off.
  mutating func handle(_ key: Key) -> [Effect] {
    flash = nil
    panes.clicked = nil
    let wasLeaving = isLeaving
    defer { if wasLeaving { isLeaving = false } }
    if loading.isOpen { stayHere() }
    if hasTextField {
      if let typed = key.typed { return insert(String(typed)) }
      if let edit = TextField.edit(for: key), popup?.takes(edit) ?? true { return editText { $0.apply(edit) } }
    }
    let key = key.foldedToASCII
    guard let command = appearance.keymap.command(for: key, in: context) else { return [] }
    pressedKey = key
    defer { pressedKey = nil }
    return perform(command)
  }

  /// Runs a command, or shows the reason why it is disabled.
  mutating func perform(_ command: Command) -> [Effect] {
    if let obstacle = command.obstacle(self) {
      say(obstacle.text)
      return []
    }
    return command.run(&self)
  }

  /// Whether the next typed character is text: a text field is open and no key is queued.
  public var takesText: Bool { hasTextField && queuedKeys.isEmpty }

  /// Whether an outstanding answer may replace the rows on the screen.
  public var awaitsRows: Bool { tab != .overview && (place?.awaitsRows ?? false) }

  /// Whether a text field is open.
  var hasTextField: Bool { popup?.takesText ?? (context == .filter) }

  private mutating func insert(_ text: String) -> [Effect] {
    guard hasTextField else { return [] }
    return editText { $0.insert(text) }
  }

  /// Changes the text field that is open, and what depends on it.
  private mutating func editText(_ change: (inout TextField) -> Void) -> [Effect] {
    guard popup != nil else { return editFilterText(change) }
    popup?.edit(change)
    return []
  }
}

extension Phrase {
  /// The phrase with a sentence inserted, in both languages.
  func filled(with other: Localized) -> Localized {
    Localized(self(.chinese, other.chinese), self(.english, other.english))
  }
}
