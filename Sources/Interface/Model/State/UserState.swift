import Columnar

/// What the user adds to one register and keeps between sessions: filter history, views, marks, notes and fields of keys. The program
/// saves it in a file of its own, never in the data.
public struct UserState: Sendable, Equatable {
  /// Filters kept of each kind; older ones are dropped.
  public static let historyLimit = 200

  /// Filters by kind, the newest last.
  public var history: [String: [String]]
  public var views: [SavedView]
  /// Keys of marked records by kind. While a register is open: those that it does not hold.
  public var marks: [String: [String]]
  /// Notes on records, by kind and key.
  public var notes: [String: [String: String]]
  /// The field that a key of the files feeds, by the key; empty if it is a column of its own.
  public var mappings: [String: String]
  /// Where the user was when the last session ended; nil before the first one.
  public var whereabouts: Whereabouts?

  public init(
    history: [String: [String]] = [:], views: [SavedView] = [], marks: [String: [String]] = [:],
    notes: [String: [String: String]] = [:], mappings: [String: String] = [:], whereabouts: Whereabouts? = nil
  ) {
    self.history = history
    self.views = views
    self.marks = marks
    self.notes = notes
    self.mappings = mappings
    self.whereabouts = whereabouts
  }

  /// Writes the note on a record; nil deletes it.
  mutating func setNote(_ text: String?, kind: String, key: String) {
    notes[kind, default: [:]][key] = text
    if notes[kind]?.isEmpty ?? false { notes[kind] = nil }
  }

  /// Moves a filter to the end of its kind's history.
  mutating func remember(_ text: String, of kind: String) {
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    var texts = history[kind] ?? []
    texts.removeAll { $0 == text }
    texts.append(text)
    history[kind] = Array(texts.suffix(Self.historyLimit))
  }
}

/// The state to save at one moment. A worker resolves the marks, because a million marks are a million keys.
public struct UserStateSnapshot: Sendable, Equatable {
  let state: UserState
  let marks: [String: RowMarks]
  let register: Register?

  /// The state with the keys of every mark. O(marks).
  public func userState() -> UserState {
    var state = state
    for (name, marked) in marks {
      guard let table = register?.table(name) else { continue }
      // A record without a key cannot be found in the next session.
      let keys = marked.rows.map { table.key(Int($0)) }.filter { !$0.isEmpty }
      state.marks[name, default: []] += keys
    }
    state.marks = state.marks.filter { !$0.value.isEmpty }
    return state
  }
}
