import Columnar
import Localization

extension ExportFormat {
  /// RFC 8259: an array with one record a line. Opens again as a file of the kind, with the same answers.
  public static let json = ExportFormat(
    name: "json",
    title: Localized("JSON 数组", "JSON array"),
    help: Localized(
      "以字段名为键，省略空值；日期为 ISO 格式，金额单位为元，代码表取中文名称，引用取主键；无法读取的原值保留，选择全部列时保留未识别的字段。",
      "Field names as keys; empty fields omitted; ISO dates; amounts in yuan; Chinese labels; references as keys. Unreadable originals are kept, and unrecognized fields too when all columns are chosen."
    ),
    fileExtension: "json", values: [.data]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    var shape = RowShape.objects(view)
    shape.opening = Array("[\n".utf8)
    shape.separator = Separator(",\n")
    shape.closing = Array("\n]\n".utf8)
    shape.withoutRows = Array("[]\n".utf8)
    return try Streaming.write(view, shape: shape, JSONCells.self, to: &sink, progress: progress)
  }
}
