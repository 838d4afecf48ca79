import Columnar
import Localization
import Screen

extension Model {
  /// Settings of the program, known before a register is open.
  public struct Options: Sendable {
    public var size: Size
    public var language: Language
    public var theme: Theme.Name
    /// The width rule of the terminal.
    public var widths: DisplayWidth
    /// No lines of box characters, for screen readers.
    public var plain: Bool
    public var mouse: Bool
    public var keymap: Keymap
    /// The name of the register on the command line; nil for the bundled one.
    public var path: String?
    /// The name of the view to open on; nil for the overview.
    public var view: String?
    /// The table, filter, order and columns to open on; its kind is empty if the register has one kind only.
    public var start: SavedView?
    /// A register to compare the first one with, shown as soon as both are open.
    public var comparison: String?
    /// Whether the overview opens, and not the place where the last session ended.
    public var fresh: Bool
    /// The current day, for registers without an as-of date.
    public var today: Day

    public init(
      size: Size, language: Language = .chinese, theme: Theme.Name = .dark, widths: DisplayWidth = .standard,
      plain: Bool = false, mouse: Bool = false, keymap: Keymap = .standard, path: String? = nil,
      view: String? = nil, start: SavedView? = nil, comparison: String? = nil,
      fresh: Bool = false, today: Day
    ) {
      self.size = size
      self.language = language
      self.theme = theme
      self.widths = widths
      self.plain = plain
      self.mouse = mouse
      self.keymap = keymap
      self.path = path
      self.view = view
      self.start = start
      self.comparison = comparison
      self.fresh = fresh
      self.today = today
    }
  }
}
