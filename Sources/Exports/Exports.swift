// Exports: a view of a register as bytes in a file format.
//
// Owns: the formats (`ExportFormat.all`, one file each in Formats/), the rendering of rows column by column, and the
// safe writing of a file. Refuses: to choose rows, columns or order (the caller's view says them), to measure display
// width, and to know any kind. Importers: Interface and the program. Imports Localization, Bytes,
// JSON, Columnar, SQL, CXlsxWriter and CSQLite.

import Columnar

/// Writes views. The export of the screen and the command line both use it, so that their bytes are the same.
public enum Exporter {
  /// Writes all of `view` to `sink`.
  ///
  /// - Parameter progress: receives the number of rows written, after each batch; false cancels.
  /// - Throws: the errors of the sink, or `.cancelled`.
  public static func write(
    _ view: ExportView, as format: ExportFormat, to sink: inout any ByteSink,
    progress: (Int) -> Bool = { _ in true }
  ) throws(ExportError) -> ExportSummary {
    try format.write([view.fitting(format)], &sink, progress)
  }

  /// Writes several views into one output of a format that holds several tables.
  ///
  /// - Precondition: `format.holdsTables`, or there is one view.
  public static func write(
    _ views: [ExportView], as format: ExportFormat, to sink: inout any ByteSink,
    progress: (Int) -> Bool = { _ in true }
  ) throws(ExportError) -> ExportSummary {
    try format.write(views.map { $0.fitting(format) }, &sink, progress)
  }

  /// All of `view` in memory; nil if a format refuses it.
  public static func bytes(of view: ExportView, as format: ExportFormat) -> [UInt8]? {
    var sink: any ByteSink = MemorySink()
    guard (try? write(view, as: format, to: &sink)) != nil else { return nil }
    return (sink as? MemorySink)?.bytes
  }

  /// Writes all of `view` to a file that replaces the target when it is complete.
  public static func write(
    _ view: ExportView, as format: ExportFormat, to target: FileTarget, progress: (Int) -> Bool = { _ in true }
  ) throws(ExportError) -> ExportSummary {
    try target.write { (sink: inout any ByteSink) throws(ExportError) in
      try write(view, as: format, to: &sink, progress: progress)
    }
  }
}

/// The result of an export.
public struct ExportSummary: Sendable, Hashable {
  public var rows: Int
  /// The number of cells altered so that a spreadsheet neither evaluates nor rounds them.
  public var altered: Int
  /// The number of personal values that were masked.
  public var masked: Int

  public init(rows: Int, altered: Int = 0, masked: Int = 0) {
    self.rows = rows
    self.altered = altered
    self.masked = masked
  }
}
