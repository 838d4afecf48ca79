import Columnar

/// What stands in front of the tables.
enum Popup: Sendable {
  /// The commands of one place, searchable.
  case help(CommandSearch)
  /// All commands by name.
  case palette(CommandSearch)
  case columns(ListCursor)
  case copy(ListCursor)
  case export(ExportDialog)
  /// An export that waits for leave to overwrite, and the dialog that it came from.
  case overwrite(ExportRequest, ExportDialog)
  /// Rows left after each clause of the filter.
  case explanation(ExplanationPane)
  /// The name under which a view is to be saved.
  case viewName(TextField)
  case views(ListCursor)
  /// The path of the register to compare with.
  case compare(TextField)
  case note(NoteDialog)
  /// Which groups to make.
  case grouping(GroupDialog)

  var context: Context {
    switch self {
    case .help: .help
    case .palette: .palette
    case .columns: .columns
    case .copy: .copy
    case .export: .export
    case .overwrite: .overwrite
    case .explanation: .explanation
    case .viewName: .viewName
    case .views: .views
    case .compare: .compare
    case .note: .note
    case .grouping: .grouping
    }
  }
}

/// A list of commands narrowed by what is typed.
struct CommandSearch: Sendable {
  /// The place whose commands are asked for.
  let context: Context
  var text = TextField()
  var cursor = ListCursor()
}

/// What an export will write, line by line.
struct ExportDialog: Sendable {
  enum Line: Int, Sendable, CaseIterable {
    case format, columns, rows, path
  }

  var line = Line.path
  var format = 0
  var allColumns = false
  var onlyMarked: Bool
  var path: TextField
  /// Whether the path was typed; else its suffix follows the format.
  var isPathTyped = false
}
