/// What a terminal tells the program.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// Text pasted as a whole; ends of lines are `\n`. Not made harmless yet: a screen does that.
  case paste(String)
  case mouse(Mouse)
  /// The terminal has this size now; may be 0 or 1 in either direction.
  case resize(Size)
  /// The terminal's window gained or lost the focus.
  case focus(Bool)
  /// SIGTSTP from outside: suspend now. (^Z typed is a key.)
  case suspend
  /// Back from a stop: the terminal has been set up again, and everything must be drawn.
  case resumed
  /// SIGINT from outside. (^C typed is a key.)
  case interrupt
  /// The terminal is gone or the program is told to end: leave now, with this exit status (128 + signal).
  case terminate(status: Int32)
}

/// A mouse report; the place is in cells of the whole screen.
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
