import Columnar
import Localization

/// The opening of the register and its reloads.
struct LoadingState: Sendable {
  enum Phase: Sendable {
    case opening(LoadingProgress?)
    case open
    case failed(Localized)
  }

  /// The name of the register on the command line; nil for the bundled one.
  let path: String?
  var phase = Phase.opening(nil)
  /// Progress of a reload, during which the old register stays on the screen.
  var reload: LoadingProgress?
  /// Whether the user cancelled opening.
  var isCancelled = false
  /// The name of the view to show once the register is open; nil after that.
  var viewToOpen: String?
  /// The table, filter, order and columns to show then; nil after that.
  var start: SavedView?

  /// Whether the register opens where the last session ended; false after that.
  var resumes: Bool
  /// What the last session left open and is still to come: tables that are being computed.
  var awaited: Whereabouts?

  init(_ options: Model.Options) {
    path = options.path
    viewToOpen = options.view
    start = options.start
    resumes = !options.fresh && options.view == nil && options.start == nil && options.comparison == nil
  }

  var isOpen: Bool { if case .open = phase { true } else { false } }
  var isOpening: Bool { if case .opening = phase { true } else { false } }

  /// The exit status of a program that the user leaves now: that of the command line if nothing could be opened.
  var exitStatus: Int32 {
    guard case .failed = phase else { return 0 }
    return isCancelled ? 130 : 3
  }
}
