import Columnar

/// Sends a rendered view to a sink, a batch of rows at a time.
enum Streaming {
  /// Rows between two writes: some 256 KB of output.
  private static let batchRows = 1024

  static func write<Encoding: CellEncoding>(
    _ view: ExportView, shape: RowShape, _: Encoding.Type, to sink: inout any ByteSink, progress: (Int) -> Bool
  ) throws(ExportError) -> ExportSummary {
    if view.rows.isEmpty, let whole = shape.withoutRows {
      try sink.write(whole)
      return ExportSummary(rows: 0)
    }
    var renderer = RowRenderer<Encoding>(view, shape: shape)
    var output = ByteBuffer(capacity: 1 << 18)
    output.append(shape.opening)
    var done = 0
    while done < view.rows.count {
      let end = min(done + batchRows, view.rows.count)
      renderer.render(done..<end, into: &output)
      try flush(&output, to: &sink)
      done = end
      if !progress(done) { throw ExportError(.cancelled) }
    }
    output.append(shape.closing)
    try flush(&output, to: &sink)
    return ExportSummary(rows: done, altered: renderer.altered)
  }

  private static func flush(_ output: inout ByteBuffer, to sink: inout any ByteSink) throws(ExportError) {
    try sink.write(UnsafeRawBufferPointer(start: output.base, count: output.count))
    output.removeAll()
  }
}
