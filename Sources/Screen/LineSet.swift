/// The characters that lines are made of; each takes one column under the width rule that it was chosen for.
public struct LineSet: Hashable, Sendable {
  public var horizontal: String
  public var vertical: String
  /// Where a vertical line begins below, or ends above, a horizontal one; and where they cross.
  public var teeDown: String
  public var teeUp: String
  public var cross: String

  public static let box = LineSet(horizontal: "─", vertical: "│", teeDown: "┬", teeUp: "┴", cross: "┼")
  public static let ascii = LineSet(horizontal: "-", vertical: "|", teeDown: "+", teeUp: "+", cross: "+")
  /// Blanks, for a reader that speaks the screen.
  public static let blank = LineSet(horizontal: " ", vertical: " ", teeDown: " ", teeUp: " ", cross: " ")

  public init(horizontal: String, vertical: String, teeDown: String, teeUp: String, cross: String) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.teeDown = teeDown
    self.teeUp = teeUp
    self.cross = cross
  }

  /// Box characters are of ambiguous width: where that is two columns, ASCII keeps the lines whole.
  public init(for widths: DisplayWidth) {
    self = widths.ambiguousIsWide ? .ascii : .box
  }
}
