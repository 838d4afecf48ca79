// Exports: a view of a register as bytes in a file format.
//
// Owns: the formats (`ExportFormat.all`, one file each in Formats/), the rendering of rows column by column, and the
// safe writing of a file. Refuses: to choose rows, columns or order (the caller's view says them), to measure display
// width, and to know any kind. Importers: Interface and the program. Imports Localization, Bytes,
// JSON and Columnar.

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
    try format.write(view, &sink, progress)
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

  public init(rows: Int, altered: Int = 0) {
    self.rows = rows
    self.altered = altered
  }
}
