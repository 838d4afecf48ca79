import Columnar
import Exports

/// What the user adds to the register, and the views that came with it.
struct UserContent: Sendable {
  /// The part that is saved between sessions. Marks of records that the register holds are in `marks` instead.
  var state = UserState()
  /// Whether the state of earlier sessions was read. Nothing is saved before that, so that nothing is lost.
  private(set) var isLoaded = false
  /// Marked rows by kind.
  var marks: [String: RowMarks] = [:]
  /// The filter under which the marks of a kind were made last, so that marks of another day are not exported unasked.
  var markedUnder: [String: String] = [:]
  /// The choices of the last export in this session.
  var lastExport: LastExport?
  /// Views that came with the register.
  var shippedViews: [SavedView] = []

  var views: SavedViews { SavedViews(own: state.views, shipped: shippedViews) }

  /// Takes the state of earlier sessions.
  mutating func load(_ state: UserState, register: Register?) {
    self.state = state
    isLoaded = true
    if let register { adoptMarks(register) }
  }

  /// Whether anything that is saved between sessions changed.
  func differs(from before: UserContent) -> Bool { state != before.state || marks != before.marks }

  /// The effect that saves changes; nil if there are none since `before`.
  func save(since before: UserContent, register: Register?) -> Effect? {
    guard isLoaded, differs(from: before) else { return nil }
    return .saveUserState(UserStateSnapshot(state: state, marks: marks, register: register))
  }

  /// Marks the records of saved keys. Keys that the register does not hold stay in `state`.
  mutating func adoptMarks(_ register: Register) {
    for (name, keys) in state.marks {
      guard let table = register.table(name) else { continue }
      var marked = marks[name] ?? RowMarks(rowCount: table.count)
      var missing: [String] = []
      for key in keys {
        if let row = table.row(of: key) { marked.insert(CollectionOfOne(row)) } else { missing.append(key) }
      }
      if !marked.isEmpty { marks[name] = marked }
      state.marks[name] = missing.isEmpty ? nil : missing
    }
  }

  /// Carries marks from a register to its newer state, by key.
  mutating func carryMarks(from old: Register?, to new: Register) {
    if let old {
      for (name, marked) in marks {
        guard let before = old.table(name) else { continue }
        state.marks[name, default: []] += marked.rows.map { before.key(Int($0)) }
        marks[name] = nil
      }
    }
    adoptMarks(new)
  }
}

/// The choices of an export, which the next one begins with.
struct LastExport: Sendable {
  let format: String
  let values: ExportValues
  let allColumns: Bool
  let isRedacted: Bool
  let hasEvidence: Bool
  /// With its slash; empty for the present folder.
  let folder: String
}
