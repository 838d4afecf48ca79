import Localization

/// The changes of this session that can be undone, and those that were and can be made again.
struct UndoHistory: Sendable {
  /// What a change replaced. A further type of change is a case here, and its line in `Model.putBack`.
  enum Content: Sendable {
    /// Filter, order and columns of a table, by its number.
    case view(table: Int, TableState.ViewState)
    /// All marks of a kind.
    case marks(kind: String, RowMarks)
    /// The mark of one record was turned.
    case mark(kind: String, row: Int)
    /// Nil if the record had no note.
    case note(kind: String, key: String, String?)
    /// The user's views.
    case views([SavedView])
  }

  struct Change: Sendable {
    /// What was changed, as a part of a sentence.
    let title: Localized
    let before: Content
  }

  private static let limit = 200

  private var done: [Change] = []
  private var undone: [Change] = []

  /// Adds a change of the user. What was undone before cannot be made again after that.
  mutating func add(_ title: Localized, _ before: Content) {
    done.append(Change(title: title, before: before))
    if done.count > Self.limit { done.removeFirst() }
    undone = []
  }

  /// Adds the inverse of a change that was put back.
  mutating func addInverse(_ change: Change, isRedone: Bool) {
    if isRedone { done.append(change) } else { undone.append(change) }
  }

  /// Whether a table, or the overview, has a change to undo or to make again. Changes of the view of other tables wait
  /// until these are on the screen.
  func canUndo(on table: Int?) -> Bool { done.contains { $0.applies(to: table) } }
  func canRedo(on table: Int?) -> Bool { undone.contains { $0.applies(to: table) } }

  mutating func takeDone(on table: Int?) -> Change? {
    done.lastIndex { $0.applies(to: table) }.map { done.remove(at: $0) }
  }

  mutating func takeUndone(on table: Int?) -> Change? {
    undone.lastIndex { $0.applies(to: table) }.map { undone.remove(at: $0) }
  }

  // MARK: What is no longer valid

  /// Forgets the views of a table whose fields changed.
  mutating func forget(table: Int) {
    remove { if case .view(table, _) = $0 { true } else { false } }
  }

  /// Forgets marks: they are row numbers, which mean nothing in another state of the files.
  /// - Parameter kind: nil for all kinds.
  mutating func forgetMarks(of kind: String? = nil) {
    remove { content in
      switch content {
      case .marks(let name, _), .mark(let name, _): kind == nil || name == kind
      case .view, .note, .views: false
      }
    }
  }

  private mutating func remove(where isInvalid: (Content) -> Bool) {
    done.removeAll { isInvalid($0.before) }
    undone.removeAll { isInvalid($0.before) }
  }
}

extension UndoHistory.Change {
  fileprivate func applies(to table: Int?) -> Bool {
    if case .view(let other, _) = before { other == table } else { true }
  }
}
