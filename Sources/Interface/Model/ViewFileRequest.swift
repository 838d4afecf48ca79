import Localization

/// A file of views to write or to read.
public enum ViewFileRequest: Sendable, Equatable {
  case write([SavedView], path: String, overwrites: Bool)
  case read(path: String)
}

/// What came of it.
public enum ViewFileOutcome: Sendable {
  case written(count: Int, path: String)
  /// The file exists and the request does not allow overwriting it.
  case exists
  /// The views, and sentences about entries that cannot be used.
  case read([SavedView], problems: [Localized])
  case failed(Localized)
}
