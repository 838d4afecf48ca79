import Bytes
import Columnar
import Localization

extension ExportFormat {
  /// One page without anything beside it: opens in any browser, prints with the headings on every page, loads nothing.
  public static let html = ExportFormat(
    name: "html",
    title: Localized("网页（可打印）", "web page, for print"),
    help: Localized(
      "一个自足的网页：表头固定，打印时每页重复，注明条件、条数、来源与时间；不含脚本，不载入任何内容。",
      "One self-contained page: headings stay in sight and repeat on every printed page; says query, counts, source and time; no scripts, and nothing is loaded."
    ),
    fileExtension: "html", values: [.shown, .data, .both]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    let page = HTMLPage(view)
    return try Streaming.write(view, shape: page.shape, HTMLCells.self, to: &sink, progress: progress)
  }
}

/// The parts of the page around the rows.
private struct HTMLPage {
  private let view: ExportView

  init(_ view: ExportView) { self.view = view }

  var shape: RowShape {
    let classes = view.cellFields.map { $0.type.isNumeric ? " class=\"n\"" : "" }
    let prefixes = classes.enumerated().map {
      Separator($0.offset == 0 ? "<tr><td\($0.element)>" : "</td><td\($0.element)>")
    }
    return RowShape(
      opening: Array(opening.utf8), cellPrefixes: prefixes, emptyRow: Separator("<tr><td>"),
      rowEnd: Separator("</td></tr>\n"), closing: Array("</tbody>\n</table>\n</body>\n</html>\n".utf8))
  }

  private var opening: String {
    let language = view.language
    let title = HTMLCells.escaped(view.table.kind.title[language])
    let headings = zip(view.headings, view.cellFields).map { heading, field in
      "<th scope=\"col\"\(field.type.isNumeric ? " class=\"n\"" : "")>\(HTMLCells.escaped(heading))</th>"
    }
    let lines = ExportNotes.lines(of: view).map {
      "<dt>\(HTMLCells.escaped($0.title))</dt><dd>\(HTMLCells.escaped($0.text))</dd>"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(title)</h1>
      <dl>\(lines.joined())</dl>
      <table>
      <thead><tr>\(headings.joined())</tr></thead>
      <tbody>

      """
  }

  private static let style = """
    :root{color-scheme:light dark}
    body{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:1.5rem;line-height:1.45}
    h1{font-size:1.3rem}
    dl{display:grid;grid-template-columns:max-content auto;gap:.1rem 1rem;font-size:.9rem}
    dd{margin:0;overflow-wrap:anywhere}
    table{border-collapse:collapse;font-size:.9rem}
    th,td{border:1px solid #8886;padding:.25rem .5rem;text-align:start;vertical-align:top;max-width:32rem;\
    overflow-wrap:anywhere;unicode-bidi:isolate}
    thead th{position:sticky;top:0;background:Canvas;border-bottom:2px solid}
    tbody tr:nth-child(even){background:#8881}
    .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
    @media print{body{margin:0}table{font-size:8pt}thead{display:table-header-group}tr{break-inside:avoid}\
    thead th{position:static}}
    @page{size:landscape;margin:12mm}
    """
}

/// Cells in which nothing is markup.
struct HTMLCells: CellEncoding {
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "<"): cells.append("&lt;" as StaticString)
      case UInt8(ascii: ">"): cells.append("&gt;" as StaticString)
      case UInt8(ascii: "&"): cells.append("&amp;" as StaticString)
      case UInt8(ascii: "\""): cells.append("&quot;" as StaticString)
      case 0x0D:
        cells.append("<br>" as StaticString)
        if position < text.count, text[position] == 0x0A { position += 1 }
      case 0x0A: cells.append("<br>" as StaticString)
      case 0x09: cells.append(byte)
      case ..<0x20:
        // U+2400 and on: the control pictures.
        cells.append([0xE2, 0x90, 0x80 + byte])
      case 0x7F: cells.append("␡" as StaticString)
      default: cells.append(byte)
      }
    }
  }

  static func escaped(_ text: String) -> String {
    var cells = ByteBuffer(capacity: 64)
    var encoding = HTMLCells()
    encoding.append(text, isIdentifier: false, to: &cells)
    return cells.text
  }
}
