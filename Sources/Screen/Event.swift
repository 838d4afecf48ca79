/// An event from the terminal or from a signal.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// Pasted text with `\n` as line end. It may hold control characters; `Screen` removes them.
  case paste(String)
  case mouse(Mouse)
  /// The new size of the terminal; rows or columns may be 0 or 1.
  case resize(Size)
  /// The terminal's window gained or lost the focus.
  case focus(Bool)
  /// SIGTSTP from outside: suspend now. (^Z typed is a key.)
  case suspend
  /// The program continues after a stop. The terminal is set up again; everything must be drawn.
  case resumed
  /// SIGINT from outside. (^C typed is a key.)
  case interrupt
  /// The terminal is gone, or a signal ends the program: exit now with this status (128 + signal).
  case terminate(status: Int32)
}

/// A mouse report; the position is a cell of the screen.
public struct Mouse: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case press(Button), release(Button), drag(Button)
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }
  public enum Button: Hashable, Sendable {
    case left, middle, right
  }

  public var action: Action
  public var position: Position
  public var modifiers: Key.Modifiers

  public init(_ action: Action, at position: Position, _ modifiers: Key.Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}
