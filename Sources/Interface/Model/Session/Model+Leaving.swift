import Localization

extension Model {
  /// q: goes back; ends the program on the overview.
  mutating func leave() -> [Effect] {
    if tab == .overview { return quit() }
    if panes.focus != .table || panes.wantsFacets {
      panes.focus = .table
      panes.wantsFacets = false
      return []
    }
    return popPlace()
  }

  /// Ends the program. If work would be lost, says so first, and ends it when the key is pressed again.
  mutating func quit() -> [Effect] {
    if let loss, !isLeaving {
      isLeaving = true
      say(loss.localized(pressedKey.map { CellText.key($0, language) } ?? keyName("quit")))
      return []
    }
    return [.quit(status: loading.exitStatus)]
  }

  /// What would be lost if the program ended now. Everything else is saved.
  private var loss: Phrase? {
    if let dialog = popup as? NotePopup,
      dialog.text.text != user.state.notes[dialog.kind]?[dialog.key] ?? ""
    {
      return .noteNotSaved
    }
    return exportsRunning > 0 ? .exportNotFinished : nil
  }
}
