import Columnar
import Exports
import Localization
import Screen

/// The menu of what can be copied of the record under the cursor.
struct CopyPopup: ListPopup {
  static let contextTitle = Localized("复制菜单", "Copy menu")
  static let sharedKeys: SharedKeys = [.close, .list, .run]

  static let commands = [
    Command(
      "copy-cell", .output, Localized("单元格", "Cell"),
      help: Localized("复制光标处的值", "Copy the value under the cursor"), keys: ["y", "c"], in: [context],
      unless: DisabledReason.noCell
    ) { $0.copy(.cell) },
    Command(
      "copy-row", .output, Localized("整行（制表符分隔）", "Row (tab-separated)"),
      help: Localized("复制此行当前显示的各列", "Copy the visible columns of this row"), keys: ["r"], in: [context],
      unless: DisabledReason.noRecord
    ) { $0.copy(.row) },
    Command(
      "copy-key", .output, Localized("主键", "Key"),
      help: Localized("复制记录的主键，如统一社会信用代码", "Copy the key of the record, such as a credit code"), keys: ["k"],
      in: [context], unless: DisabledReason.noRecord
    ) { $0.copy(.key) },
    Command(
      "copy-json", .output, Localized("JSON", "JSON"),
      help: Localized("复制整条记录", "Copy the whole record"), keys: ["j"], in: [context], unless: DisabledReason.noRecord
    ) { $0.copy(.json) },
    Command(
      "copy-citation", .output, Localized("引用信息", "Citation"),
      help: Localized(
        "复制记录出处：登记册、文件及其 SHA-256、文件内位置、截至日期",
        "Copy the record's source: register, file and its SHA-256, JSON pointer, as-of date"),
      keys: ["q"], in: [context], unless: DisabledReason.noRecord
    ) { $0.copyCitation() },
    Command(
      "copy-rows-text", .output, Localized("标记的行：文字", "Marked rows: text"),
      help: Localized("标记的行，没有则为此行，一行一条，便于发送", "The marked rows, else this one, a line each, for a message"),
      keys: ["t"], in: [context], unless: DisabledReason.noRecord
    ) { $0.copyRows(as: .lines) },
    Command(
      "copy-rows-sheet", .output, Localized("标记的行：粘到电子表格", "Marked rows: for a spreadsheet"),
      help: Localized("标记的行，没有则为此行，带表头，制表符分隔", "The marked rows, else this one, with headings, tab-separated"),
      keys: ["s"], in: [context], unless: DisabledReason.noRecord
    ) { $0.copyRows(as: .sheet) },
    Command(
      "copy-rows-markdown", .output, Localized("标记的行：Markdown 表格", "Marked rows: Markdown table"),
      help: Localized("标记的行，没有则为此行，写成 Markdown 表格", "The marked rows, else this one, as a table of Markdown"),
      keys: ["m"], in: [context], unless: DisabledReason.noRecord
    ) { $0.copyRows(as: .markdown) },
    Command(
      "copy-view", .output, Localized("此视图的命令", "Command of this view"),
      help: Localized(
        "复制一条命令，在别处打开同样的表、条件、排序和列", "Copy the command that opens the same table, filter, order and columns elsewhere"),
      keys: ["u"], in: [context], unless: DisabledReason.noPlace
    ) { $0.copyViewCommand() },
  ]

  var cursor = ListCursor()

  func title(in model: Model) -> String { Phrase.copyTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: listRows(in: model), columns: 46) }
  func fixedLines(in model: Model) -> Int { 1 }
  func count(in model: Model) -> Int { Self.commands.count }

  func runEntry(in model: inout Model) -> [Effect] {
    Self.commands.indices.contains(cursor.index) ? model.perform(Self.commands[cursor.index]) : []
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let theme = model.theme
    for (index, command) in Self.commands.enumerated() {
      let line = index - cursor.top
      guard line >= 0, line < canvas.size.rows else { continue }
      canvas.put(
        [
          Run(index == cursor.index ? "▸ " : "  ", theme[.text]),
          Run(model.widths.padded(model.keyNames(of: command, in: Self.context), to: 5), theme[.hintKey]),
          Run(command.title[model.language], theme[.text]),
        ], row: line, column: 0)
      if index == cursor.index { model.select(line, &canvas) }
    }
  }
}

extension Model {
  /// What can be copied of a record.
  enum CopyPart: Sendable {
    case cell, row, key, json
  }

  mutating func copy(_ part: CopyPart) -> [Effect] {
    popup = nil
    guard let place, let row = place.row else { return [] }
    let text: String
    switch part {
    case .cell: text = place.field.map { CellText.text(place.value(row, $0), language) } ?? ""
    case .key: text = place.table.key(row)
    case .row:
      // The first line is the headings.
      let lines = written(row, columns: place.layout.fields, format: .tsv)
      text = lines.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first.map(String.init) ?? ""
    case .json: text = written(row, columns: Array(place.description.fields.indices), format: .ndjson)
    }
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    let clean =
      switch part {
      case .cell, .key: HarmlessText.line(line)
      case .row: HarmlessText.line(line, keepingTabs: true)
      case .json: HarmlessText.json(line)
      }
    say(Phrase.copied.localized(widths.elide(clean, to: 60)))
    return [.copy(clean)]
  }

  /// The forms in which several rows are copied.
  enum RowsForm: Sendable {
    case lines, sheet, markdown
  }

  /// The most rows that are copied; terminals take some 100 KB by OSC 52.
  static let copiedRowsLimit = 1000

  /// Copies the marked rows in the order shown, or the row under the cursor, with the columns shown and their headings.
  mutating func copyRows(as form: RowsForm) -> [Effect] {
    popup = nil
    guard let place, let row = place.row else { return [] }
    let marks = placeMarks
    let rows = marks.isEmpty ? [UInt32(row)] : markedRows(in: place).rows
    guard rows.count <= Self.copiedRowsLimit else {
      say(
        Phrase.tooManyToCopy.localized(Money.thousands(rows.count), Money.thousands(Self.copiedRowsLimit)),
        isError: true)
      return []
    }
    let text: String
    switch form {
    case .lines:
      text = rows.map { row in
        place.layout.fields.map { CellText.text(place.value(Int(row), $0), language) }.filter { !$0.isEmpty }
          .joined(separator: "  ")
      }.joined(separator: "\n")
    case .sheet: text = written(rows, columns: place.layout.fields, format: .tsv)
    case .markdown: text = written(rows, columns: place.layout.fields, format: .markdown)
    }
    say(Phrase.rowsCopied.localized(Money.thousands(rows.count)))
    return [.copy(text.hasSuffix("\n") ? String(text.dropLast()) : text)]
  }

  mutating func copyViewCommand() -> [Effect] {
    popup = nil
    guard let place, let command = viewCommand(of: place) else {
      say(Phrase.viewCommandImpossible.text, isError: true)
      return []
    }
    say(Phrase.copied.localized(widths.elide(command, to: 60)))
    return [.copy(command)]
  }

  /// One record as an export writes it.
  private func written(_ row: Int, columns: [Int], format: ExportFormat) -> String {
    written([UInt32(row)], columns: columns, format: format)
  }

  private func written(_ rows: [UInt32], columns: [Int], format: ExportFormat) -> String {
    guard let place else { return "" }
    let view = ExportView(
      register: place.register, kind: place.kind, rows: rows, columns: columns, language: language)
    return String(decoding: Exporter.bytes(of: view, as: format) ?? [], as: UTF8.self)
  }

  /// Copies the citation of the record as soon as the digest of its file is known.
  mutating func copyCitation() -> [Effect] {
    popup = nil
    guard let place, let row = place.row else { return [] }
    let citation = HarmlessText.line(citation(of: row, in: place))
    guard let origin = place.table.origin(row), place.register.inputs.indices.contains(origin.file) else {
      say(Phrase.copied.localized(widths.elide(citation, to: 60)))
      return [.copy(citation)]
    }
    let input = place.register.inputs[origin.file]
    return [
      .ask(
        CitationQuestion(generation: citations.next(), citation: citation, path: input.path, name: input.name))
    ]
  }

  mutating func take(_ answer: CitationQuestion.Answer) -> [Effect] {
    guard citations.accept(answer.generation) else { return [] }
    guard let digest = answer.digest, !digest.isLater else {
      say((answer.digest == nil ? Phrase.digestMissing : Phrase.digestLater).text)
      return [.copy(answer.citation)]
    }
    let citation = answer.citation + (language == .chinese ? "，" : ", ") + "SHA-256 " + digest.sha256
    say(Phrase.copied.localized(widths.elide(citation, to: 60)))
    return [.copy(citation)]
  }

  /// A citation of a record: name, key, register, file, JSON pointer and as-of date.
  private func citation(of row: Int, in place: TableState) -> String {
    let register = place.register
    var source = ""
    if let origin = place.table.origin(row), register.inputs.indices.contains(origin.file) {
      source = (language == .chinese ? "，" : ", ") + Model.fileName(register.inputs[origin.file].path)
      source += "#\(origin.pointer)"
    }
    if let asOf = register.card.asOf {
      source += (language == .chinese ? "，" : ", ") + Phrase.asOf(language, asOf.description)
    }
    return Phrase.citation(language, place.table.label(row), place.table.key(row), registerTitle, source)
  }
}
