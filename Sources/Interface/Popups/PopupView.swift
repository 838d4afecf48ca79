import Columnar
import Localization
import Screen

/// A dialog, menu or list in front of the tables: its state, and all that is known about it.
///
/// A new popup is one file in this folder, with its keys and actions, and one line in `Popups.all`. Every member but
/// the first five has a default.
protocol PopupView: Sendable {
  /// Names the popup in the title of its help.
  static var contextTitle: Localized { get }
  /// Commands that hold only in this popup, or open it.
  static var commands: [Command] { get }
  func title(in model: Model) -> String
  /// Preferred size, frame included. The screen may give less.
  func size(in model: Model, available: Size) -> Size
  /// Draws inside the frame. Changes nothing else.
  func draw(in model: Model, _ canvas: inout Canvas)

  /// Commands of other popups that hold here too.
  static var sharedKeys: SharedKeys { get }
  /// Lines inside the frame that are not entries of the list.
  func fixedLines(in model: Model) -> Int
  /// Whether typed characters are text now.
  var takesText: Bool { get }
  /// Whether a key that edits text goes to the text field, not to the keymap.
  func takes(_ edit: TextField.Edit) -> Bool
  /// Changes the text field, and what depends on it.
  mutating func edit(_ change: (inout TextField) -> Void)
  mutating func moveCursor(_ change: (inout ListCursor) -> Void)
  /// Called after every move of the cursor, so that it can step over lines that cannot be chosen.
  mutating func cursorMoved(forward: Bool, in model: Model)
  /// Brings cursor and scroll position inside the list. Drawing relies on it.
  mutating func settle(in model: Model)
  /// Runs the line under the cursor.
  func runEntry(in model: inout Model) -> [Effect]
}

/// Commands that several popups have in common.
struct SharedKeys: OptionSet, Sendable {
  let rawValue: UInt8

  /// Esc closes the popup.
  static let close = SharedKeys(rawValue: 1)
  /// The keys that move in every list.
  static let list = SharedKeys(rawValue: 2)
  /// Enter runs the line under the cursor.
  static let run = SharedKeys(rawValue: 4)
  /// Help lists the keys that edit text.
  static let editing = SharedKeys(rawValue: 8)
  /// Characters are always text, so no command is reached by a character.
  static let typing = SharedKeys(rawValue: 16)
}

extension PopupView {
  static var context: Context { .popup(Popups.index(of: Self.self)) }

  static var sharedKeys: SharedKeys { [.close] }
  func fixedLines(in model: Model) -> Int { 0 }
  var takesText: Bool { false }
  func takes(_ edit: TextField.Edit) -> Bool { true }
  mutating func edit(_ change: (inout TextField) -> Void) {}
  mutating func moveCursor(_ change: (inout ListCursor) -> Void) {}
  mutating func cursorMoved(forward: Bool, in model: Model) {}
  mutating func settle(in model: Model) {}
  func runEntry(in model: inout Model) -> [Effect] { [] }
}

/// A popup with a list that scrolls.
protocol ListPopup: PopupView {
  var cursor: ListCursor { get set }
  /// Number of entries.
  func count(in model: Model) -> Int
}

extension ListPopup {
  static var sharedKeys: SharedKeys { [.close, .list] }

  mutating func moveCursor(_ change: (inout ListCursor) -> Void) { change(&cursor) }

  mutating func settle(in model: Model) { cursor.settle(count: count(in: model), visible: model.popupRows) }

  /// Rows that show the whole list.
  func listRows(in model: Model) -> Int { count(in: model) + model.popupFrameLines + fixedLines(in: model) }
}

/// A popup that asks for one line of text, under a line that says what it is for.
protocol TextPopup: PopupView {
  var text: TextField { get set }
  /// The first line; cut at the edge.
  func hint(in model: Model) -> String
}

extension TextPopup {
  static var sharedKeys: SharedKeys { [.close, .editing, .typing] }
  var takesText: Bool { true }

  mutating func edit(_ change: (inout TextField) -> Void) { change(&text) }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let hint = model.widths.elide(hint(in: model), to: canvas.size.columns)
    canvas.put(hint, row: 0, column: 0, style: model.theme[.dim])
    canvas.put("› ", row: 2, column: 0, style: model.theme[.prompt])
    model.draw(text, row: 2, column: 2, columns: max(1, canvas.size.columns - 3), hasCaret: true, &canvas)
  }
}
