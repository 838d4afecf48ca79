import Columnar
import Localization

/// A file format: its name on the command line, its descriptions, and the function that writes a view.
public struct ExportFormat: Sendable {
  /// Every format, in the order of help and dialogs. A new format is one file in Formats/ and one line here.
  public static let all: [ExportFormat] = [
    .csv,
    .csvExcel,
    .tsv,
    .json,
    .ndjson,
    .markdown,
  ]

  public let name: String
  public let title: Localized
  public let help: Localized
  /// Without the dot.
  public let fileExtension: String
  /// Writes the view and returns a summary. `progress` receives the number of rows written; false cancels.
  public let write:
    @Sendable (
      _ view: ExportView, _ sink: inout any ByteSink, _ progress: (Int) -> Bool
    ) throws(ExportError) -> ExportSummary

  public init(
    name: String, title: Localized, help: Localized, fileExtension: String,
    write: @escaping @Sendable (ExportView, inout any ByteSink, (Int) -> Bool) throws(ExportError) -> ExportSummary
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.fileExtension = fileExtension
    self.write = write
  }

  public static func named(_ name: String) -> ExportFormat? { all.first { $0.name == name } }

  /// The first format with the extension of this file name.
  public static func forFile(_ path: String) -> ExportFormat? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return all.first { $0.fileExtension == ending }
  }
}
