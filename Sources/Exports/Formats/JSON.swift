import Bytes
import Columnar
import JSON
import Localization

extension ExportFormat {
  /// RFC 8259: an array with one record a line. Opens again as a file of the kind, with the same answers.
  public static let json = ExportFormat(
    name: "json",
    title: Localized("JSON 数组", "JSON array"),
    help: Localized(
      "字段名作键，空值略去，日期 ISO，金额为元，词表写中文名称，引用写主键；无法读取的原值照录，选全部列时未知字段也照录。",
      "Field names as keys, empty fields left out, ISO dates, yuan, Chinese labels, references as keys; unreadable originals stay, and unknown members too where all columns are chosen."
    ),
    fileExtension: "json"
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    var shape = RowShape.objects(view)
    shape.opening = Array("[\n".utf8)
    shape.separator = Separator(",\n")
    shape.closing = Array("\n]\n".utf8)
    shape.withoutRows = Array("[]\n".utf8)
    return try Streaming.write(view, shape: shape, JSONCells.self, to: &sink, progress: progress)
  }
}

/// Values of members.
struct JSONCells: CellEncoding {
  static var isStructured: Bool { true }
  static var yes: String { "true" }
  static var no: String { "false" }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    cells.append(quoted: text)
  }
}
