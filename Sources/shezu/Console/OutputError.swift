import Exports

/// The reason why output ended early.
enum OutputError: Error {
  case closed
  case interrupted
  case failed(String)

  init(_ error: ExportError) {
    switch error.reason {
    case .closed: self = .closed
    case .cancelled: self = .interrupted
    default: self = .failed(error.sentence.chosen)
    }
  }
}
