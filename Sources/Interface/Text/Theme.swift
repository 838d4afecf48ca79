import Columnar
import Localization
import Screen

/// The meaning of a run of text; a theme gives each a style. Colour is never the only sign: marks, arrows, brackets or
/// attributes show the same.
public enum Role: Int, Sendable, CaseIterable {
  case text, dim, title, notice, tab, activeTab, rule
  case prompt, input, fault, count
  /// Parts of a query: names, operators and brackets, AND OR NOT, quoted text.
  case queryName, querySign, queryWord, queryQuotation
  case header, sortedHeader, cursorRow, cursorCell, markedRow, match
  case label, heading, link
  case hintKey, hint, message, warning, error
  case popup, popupTitle, popupSelection, bar
}

/// A style for every role.
public struct Theme: Sendable, Hashable {
  public enum Name: String, Sendable, CaseIterable {
    case dark, light
    /// For terminals of 16 colours.
    case basic
    /// Attributes only: `NO_COLOR`.
    case none

    public var title: Localized {
      switch self {
      case .dark: Localized("深色", "dark")
      case .light: Localized("浅色", "light")
      case .basic: Localized("16 色", "16 colours")
      case .none: Localized("单色", "no colour")
      }
    }
  }

  public let name: Name
  private let styles: [Style]

  public init(_ name: Name) {
    self.name = name
    styles = Role.allCases.map { Self.style(of: $0, in: name) }
  }

  public subscript(role: Role) -> Style { styles[role.rawValue] }

  private static func style(of role: Role, in name: Name) -> Style {
    switch name {
    case .dark: rich(role, Palette.dark)
    case .light: rich(role, Palette.light)
    case .basic: basic(role)
    case .none: bare(role)
    }
  }

  /// The colours that differ between the dark and the light theme.
  private struct Palette {
    let dim, accent, warm, alarm, match, bar, selection, faint: Color

    static let dark = Palette(
      dim: .indexed(245), accent: .indexed(110), warm: .indexed(179), alarm: .indexed(203), match: .indexed(221),
      bar: .indexed(237), selection: .indexed(24), faint: .indexed(240))
    static let light = Palette(
      dim: .indexed(243), accent: .indexed(25), warm: .indexed(130), alarm: .indexed(160), match: .indexed(166),
      bar: .indexed(254), selection: .indexed(153), faint: .indexed(250))
  }

  private static func rich(_ role: Role, _ palette: Palette) -> Style {
    switch role {
    case .text, .input, .message: .plain
    case .dim, .hint, .count: Style(foreground: palette.dim)
    case .title: Style(bold: true)
    case .notice, .warning: Style(foreground: palette.warm)
    case .tab: Style(foreground: palette.dim)
    case .activeTab: Style(foreground: palette.accent, bold: true, underline: true)
    case .rule: Style(foreground: palette.faint)
    case .prompt, .label, .queryName: Style(foreground: palette.accent)
    case .querySign: Style(foreground: palette.dim)
    case .queryWord: Style(foreground: palette.warm, bold: true)
    case .queryQuotation: Style(foreground: palette.warm)
    case .fault: Style(foreground: palette.alarm, underline: true)
    case .header: Style(foreground: palette.dim, bold: true)
    case .sortedHeader: Style(foreground: palette.accent, bold: true)
    case .cursorRow: Style(background: palette.bar)
    case .cursorCell: Style(background: palette.bar, bold: true, underline: true)
    case .markedRow: Style(foreground: palette.warm)
    case .match: Style(foreground: palette.match, bold: true)
    case .heading: Style(foreground: palette.accent, bold: true)
    case .link: Style(underline: true)
    case .hintKey: Style(bold: true)
    case .error: Style(foreground: palette.alarm, bold: true)
    case .popup: .plain
    case .popupTitle: Style(foreground: palette.accent, bold: true)
    case .popupSelection: Style(background: palette.selection, bold: true)
    case .bar: Style(foreground: palette.accent)
    }
  }

  private static func basic(_ role: Role) -> Style {
    switch role {
    case .text, .input, .message, .popup: .plain
    case .dim, .hint, .count, .tab, .rule, .querySign: Style(dim: true)
    case .queryWord: Style(foreground: .ansi(3), bold: true)
    case .queryQuotation: Style(foreground: .ansi(3))
    case .title, .hintKey: Style(bold: true)
    case .notice, .warning, .markedRow: Style(foreground: .ansi(3))
    case .activeTab, .popupTitle, .heading: Style(foreground: .ansi(6), bold: true, underline: role == .activeTab)
    case .prompt, .label, .bar, .queryName: Style(foreground: .ansi(6))
    case .fault: Style(foreground: .ansi(1), underline: true)
    case .header: Style(bold: true)
    case .sortedHeader: Style(foreground: .ansi(6), bold: true)
    case .cursorRow, .popupSelection: Style(reverse: true)
    case .cursorCell: Style(bold: true, underline: true, reverse: true)
    case .match: Style(foreground: .ansi(3), bold: true, underline: true)
    case .link: Style(underline: true)
    case .error: Style(foreground: .ansi(1), bold: true)
    }
  }

  private static func bare(_ role: Role) -> Style {
    switch role {
    case .text, .input, .message, .popup, .prompt, .label, .bar, .warning, .count, .queryName, .queryQuotation: .plain
    case .dim, .hint, .tab, .rule, .querySign: Style(dim: true)
    case .title, .hintKey, .notice, .markedRow, .popupTitle, .heading, .header, .error, .queryWord: Style(bold: true)
    case .activeTab: Style(bold: true, reverse: true)
    case .sortedHeader: Style(bold: true, underline: true)
    case .fault, .link: Style(underline: true)
    case .cursorRow, .popupSelection: Style(reverse: true)
    case .cursorCell: Style(bold: true, underline: true, reverse: true)
    case .match: Style(bold: true, underline: true)
    }
  }
}
