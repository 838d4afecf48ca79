import Columnar
import Localization

extension ExportFormat {
  /// One JSON object a line, members as in `json`.
  public static let ndjson = ExportFormat(
    name: "ndjson",
    title: Localized("JSON，每行一条", "JSON lines"),
    help: Localized("每行一个对象，内容同 json；没有记录时为空。", "One object per line, as in json; empty if there are no records."),
    fileExtension: "ndjson", values: [.data]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    var shape = RowShape.objects(view)
    shape.rowEnd = Separator("}\n")
    return try Streaming.write(view, shape: shape, JSONCells.self, to: &sink, progress: progress)
  }
}
