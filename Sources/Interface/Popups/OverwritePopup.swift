import Columnar
import Localization
import Screen

/// Asks whether an export replaces a file.
struct OverwritePopup: PopupView {
  static let contextTitle = Localized("覆盖确认", "Confirm overwrite")
  static let sharedKeys: SharedKeys = []

  static let commands = [
    Command(
      "overwrite", .output, Localized("覆盖", "Overwrite"), help: Localized("覆盖已有文件", "Overwrite the file"),
      keys: ["y"], in: [context], hint: 0, isOffered: false
    ) { $0.answerOverwrite(true) },
    Command(
      "keep-file", .output, Localized("不覆盖", "Keep existing file"),
      help: Localized("返回导出对话框", "Return to the export dialog"),
      keys: ["n", "Esc"], in: [context], hint: 10, isOffered: false
    ) { $0.answerOverwrite(false) },
  ]

  /// The export that waits for the answer.
  let request: ExportRequest
  /// The dialog that asked for it, shown again after the answer.
  let dialog: ExportPopup

  func title(in model: Model) -> String { Phrase.exportTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 8, columns: 72) }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme) = (model.language, model.theme)
    canvas.put(Phrase.overwrite(language), row: 0, column: 0, style: theme[.warning])
    // The keys stay in sight however long the path is; the end of a path says most.
    let keys = max(2, canvas.size.rows - 1)
    let lines = model.widths.wrap(request.path, to: canvas.size.columns)
    for (row, line) in lines.suffix(max(0, keys - 2)).enumerated() {
      canvas.put(line, row: row + 1, column: 0, style: theme[.text])
    }
    canvas.put(Phrase.overwriteKeys(language), row: keys, column: 0, style: theme[.text])
  }
}

extension Model {
  mutating func answerOverwrite(_ yes: Bool) -> [Effect] {
    guard let question = popup as? OverwritePopup else { return [] }
    popup = question.dialog
    guard yes else { return [] }
    var request = question.request
    request.overwrite = true
    say(Phrase.exporting.text)
    return [.export(request)]
  }
}
