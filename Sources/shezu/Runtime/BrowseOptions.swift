import Columnar
import Interface
import Loading
import Localization

/// The options of the screen.
struct BrowseOptions: Sendable {
  /// The version of the program.
  let version: String
  /// The register to open; nil for the bundled one.
  var register: String?
  /// The path of a register to compare it with.
  var comparison: String?
  /// The kind of record in a single file; nil to guess.
  var kind: String?
  /// What was said about structure and columns.
  var choices = OpeningChoices()
  /// The name of the view to open on; nil for the overview.
  var view: String?
  /// The table, filter, order and columns to open on.
  var start: SavedView?
  /// Whether to begin on the overview, and not where the last session ended.
  var fresh = false
  /// Nil for that of the configuration, or of the locale.
  var language: Language?
  var localeLanguage: Language
  /// No box lines and no colours, line by line, for screen readers.
  var plain: Bool
  /// Nil for the one that fits the terminal.
  var theme: Theme.Name?
  /// Whether characters of ambiguous width take two columns in this terminal; nil for the setting of the configuration.
  var ambiguousIsWide: Bool?
}
