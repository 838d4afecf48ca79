import Columnar
import Localization

/// A file format: its name on the command line, its descriptions, and the function that writes views.
public struct ExportFormat: Sendable {
  /// Every format, in the order of help and dialogs. A new format is one file in Formats/ and one line here.
  public static let all: [ExportFormat] = [
    .csv,
    .csvExcel,
    .tsv,
    .json,
    .ndjson,
    .markdown,
    .html,
    .xlsx,
    .sqlite,
  ]

  public let name: String
  public let title: Localized
  public let help: Localized
  /// Without the dot.
  public let fileExtension: String
  /// The forms of values that it can hold; the first is the default.
  public let values: [ExportValues]
  /// Whether one file holds several tables.
  public let holdsTables: Bool
  /// Whether the output is bytes that no terminal should show.
  public let isBinary: Bool
  /// Writes the views and returns a summary. `progress` receives the number of rows written; false cancels. One view only,
  /// unless the format holds several tables.
  let write:
    @Sendable (
      _ views: [ExportView], _ sink: inout any ByteSink, _ progress: (Int) -> Bool
    ) throws(ExportError) -> ExportSummary

  /// A format of text that holds one table.
  init(
    name: String, title: Localized, help: Localized, fileExtension: String, values: [ExportValues],
    write: @escaping @Sendable (ExportView, inout any ByteSink, (Int) -> Bool) throws(ExportError) -> ExportSummary
  ) {
    self.init(
      name: name, title: title, help: help, fileExtension: fileExtension, values: values, holdsTables: false,
      isBinary: false
    ) { (views, sink: inout any ByteSink, progress) throws(ExportError) in
      precondition(views.count == 1)
      return try write(views[0], &sink, progress)
    }
  }

  /// A format of binary files that hold any number of tables.
  init(
    name: String, title: Localized, help: Localized, fileExtension: String, values: [ExportValues],
    writeTables:
      @escaping @Sendable ([ExportView], inout any ByteSink, (Int) -> Bool) throws(ExportError)
      -> ExportSummary
  ) {
    self.init(
      name: name, title: title, help: help, fileExtension: fileExtension, values: values, holdsTables: true,
      isBinary: true, write: writeTables)
  }

  private init(
    name: String, title: Localized, help: Localized, fileExtension: String, values: [ExportValues], holdsTables: Bool,
    isBinary: Bool,
    write: @escaping @Sendable ([ExportView], inout any ByteSink, (Int) -> Bool) throws(ExportError) -> ExportSummary
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.fileExtension = fileExtension
    self.values = values
    self.holdsTables = holdsTables
    self.isBinary = isBinary
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
