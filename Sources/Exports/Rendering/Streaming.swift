import Bytes
import Columnar

/// Sends a rendered view to a sink, a batch of rows at a time. Worker threads render ahead; the calling thread writes, and
/// renders if there is nothing to write.
enum Streaming {
  /// Rows a batch: about 128 KB of output.
  static let batchRows = 1024

  static func write<Encoding: CellEncoding>(
    _ view: ExportView, shape: RowShape, _: Encoding.Type, to sink: inout any ByteSink,
    workers: Int = Workers.processors, progress: (Int) -> Bool
  ) throws(ExportError) -> ExportSummary {
    if view.rows.isEmpty, let whole = shape.withoutRows {
      try sink.write(whole)
      return ExportSummary(rows: 0)
    }
    try sink.write(shape.opening)
    let batches = (view.rows.count + batchRows - 1) / batchRows
    let ahead = RenderingAhead<Encoding>(view, shape, batches: batches)
    var crew = RenderingCrew(ahead, helpers: min(workers, batches / 4) - 1)
    defer { crew.dismiss() }
    var done = 0
    while done < batches {
      guard let batch = ahead.finished(done) else {
        crew.work()
        continue
      }
      try sink.write(UnsafeRawBufferPointer(batch.bytes.elements))
      ahead.markWritten(batch)
      done += 1
      if !progress(min(done * batchRows, view.rows.count)) { throw ExportError(.cancelled) }
      crew.fill()
    }
    try sink.write(shape.closing)
    crew.dismiss()
    return ExportSummary(rows: view.rows.count, altered: crew.altered, masked: crew.masked)
  }
}

/// One batch of rows as bytes.
///
/// `@unchecked Sendable`: the thread that renders it hands it over under a lock and does not use it afterwards.
final class RenderedBatch: @unchecked Sendable {
  var bytes = ByteBuffer(capacity: 1 << 18)
}
