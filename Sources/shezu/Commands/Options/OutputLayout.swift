import Exports
import Localization

/// The layout of a table: aligned text for people, or an export format.
enum OutputLayout: Sendable {
  case text
  case format(ExportFormat)

  var isText: Bool { if case .text = self { true } else { false } }

  /// Whether values are written as on the screen, with this choice of their form.
  func isShown(_ values: ExportValues?) -> Bool {
    switch self {
    case .text: true
    case .format(let format): (values ?? format.values[0]) == .shown
    }
  }

  init(named name: String) throws {
    if name == OutputOptions.text {
      self = .text
    } else if let format = ExportFormat.named(name) {
      self = .format(format)
    } else {
      throw CommandError.unknown(Localized("格式", "format"), name, among: OutputOptions.formatNames)
    }
  }
}
