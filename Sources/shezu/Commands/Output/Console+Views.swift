import Columnar
import Exports
import Localization

extension Console {
  /// Writes a view to a file or to standard output, as text or in a format. Reports on stderr how many cells the format
  /// altered.
  ///
  /// - Parameter footer: lines below the rows of text; formats have none.
  func write(
    _ view: ExportView, _ options: OutputOptions, otherwise: OutputLayout = .format(.csv), footer: [[String]] = []
  ) throws {
    let layout = try options.layout(isTerminal: output.isTerminal, otherwise: otherwise)
    let target = try options.target()
    let view = view.written(options.form.values, isRedacted: options.form.redact)
    var sink = try output.sink()
    do throws(ExportError) {
      if let target {
        let notices = target.notices()
        try target.write { (sink: inout any ByteSink) throws(ExportError) in
          try write(view, layout, footer, pageColumns: nil, to: &sink)
        }
        for notice in notices { say(notice) }
      } else {
        try write(view, layout, footer, pageColumns: output.isTerminal ? columns : nil, to: &sink)
      }
    } catch {
      throw OutputError(error)
    }
  }

  private func write(
    _ view: ExportView, _ layout: OutputLayout, _ footer: [[String]], pageColumns: Int?, to sink: inout any ByteSink
  ) throws(ExportError) {
    switch layout {
    case .text:
      let table = TextTable(view: view, pageColumns: pageColumns, width: width, footer: footer)
      try table.write(to: &sink) { Interruption.isAsked }
    case .format(let format):
      say(try Exporter.write(view, as: format, to: &sink) { _ in !Interruption.isAsked })
    }
  }

  /// Tells the cells that are not as in the register.
  func say(_ summary: ExportSummary) {
    if summary.altered > 0 {
      say(
        Localized(
          "为避免电子表格将内容当作公式或改变格式，共调整了 \(summary.altered) 个单元格。",
          "Cells adjusted so that a spreadsheet does not run or reformat them: \(summary.altered)."))
    }
    if summary.masked > 0 {
      say(Localized("隐去了 \(summary.masked) 处个人信息。", "\(summary.masked) personal values were masked."))
    }
  }
}

extension Console {
  /// Writes a text to a file or to standard output.
  func write(_ text: String, _ options: OutputOptions) throws {
    guard let target = try options.target() else { return try output.write(text) }
    do throws(ExportError) {
      let notices = target.notices()
      try target.write { (sink: inout any ByteSink) throws(ExportError) in try sink.write(Array(text.utf8)) }
      for notice in notices { say(notice) }
    } catch {
      throw OutputError(error)
    }
  }
}
