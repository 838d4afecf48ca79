import Columnar
import Exports

extension Model {
  /// What the copy menu offers.
  enum CopyPart: Sendable {
    case cell, row, key, json, citation
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
    case .citation: text = citation(of: row, in: place)
    }
    let clean = text.hasSuffix("\n") ? String(text.dropLast()) : text
    say(Phrase.copied.localized(widths.elide(clean, to: 60)))
    return [.copy(clean)]
  }

  /// One record as an export writes it.
  private func written(_ row: Int, columns: [Int], format: ExportFormat) -> String {
    guard let place else { return "" }
    let view = ExportView(
      register: place.register, kind: place.kind, rows: [UInt32(row)], columns: columns, language: language)
    var sink: any ByteSink = MemorySink()
    guard (try? Exporter.write(view, as: format, to: &sink)) != nil, let memory = sink as? MemorySink else { return "" }
    return String(decoding: memory.bytes, as: UTF8.self)
  }

  /// A footnote: name, key, register, file and pointer, and the day as of which it stands.
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

  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The register's own title, else the name of its folder or file.
  var registerTitle: String {
    let title = register?.card.title[language] ?? ""
    if !title.isEmpty { return title }
    if let path { return Model.fileName(path) }
    return register == nil ? Phrase.bundled(language) : Phrase.untitled(language)
  }

  // MARK: The export dialog

  mutating func openExport() -> [Effect] {
    guard let place else { return [] }
    let format = ExportFormat.all[0]
    popup = .export(
      ExportDialog(
        onlyMarked: !placeMarks.isEmpty, path: TextField("\(place.description.name).\(format.fileExtension)")))
    return []
  }

  private mutating func withDialog(_ change: (inout ExportDialog) -> Void) {
    guard case .export(var dialog) = popup else { return }
    change(&dialog)
    popup = .export(dialog)
  }

  mutating func moveExportLine(by step: Int) -> [Effect] {
    let lines = ExportDialog.Line.allCases
    withDialog { $0.line = lines[($0.line.rawValue + step + lines.count) % lines.count] }
    return []
  }

  mutating func changeExport(by step: Int) -> [Effect] {
    let canMark = !placeMarks.isEmpty
    let name = place?.description.name ?? ""
    withDialog { dialog in
      switch dialog.line {
      case .format:
        let count = ExportFormat.all.count
        dialog.format = (dialog.format + step + count) % count
        if !dialog.isPathTyped { dialog.path.set("\(name).\(ExportFormat.all[dialog.format].fileExtension)") }
      case .columns: dialog.allColumns.toggle()
      case .rows: if canMark { dialog.onlyMarked.toggle() }
      case .path: break
      }
    }
    return []
  }

  mutating func writeExport() -> [Effect] {
    guard case .export(let dialog) = popup, let place else { return [] }
    let path = dialog.path.text
    guard path.contains(where: { !$0.isWhitespace }) else {
      say(Phrase.pathEmpty.text, isError: true)
      return []
    }
    say(Phrase.exporting.text)
    return [
      .export(
        ExportRequest(
          register: place.register, kind: place.kind, rows: exportedRows(dialog, place),
          columns: exportedColumns(dialog, place), language: language, format: ExportFormat.all[dialog.format].name,
          path: path, overwrite: false))
    ]
  }

  mutating func answerOverwrite(_ yes: Bool) -> [Effect] {
    guard case .overwrite(var request, let dialog) = popup else { return [] }
    popup = .export(dialog)
    guard yes else { return [] }
    request.overwrite = true
    say(Phrase.exporting.text)
    return [.export(request)]
  }

  func exportedColumns(_ dialog: ExportDialog, _ place: TableState) -> [Int] {
    dialog.allColumns ? Array(place.description.fields.indices) : place.layout.fields
  }

  /// Marked rows come in the order shown; those that the filter hides follow in the register's order.
  func exportedRows(_ dialog: ExportDialog, _ place: TableState) -> RowSet {
    guard dialog.onlyMarked else { return place.rows }
    let marks = placeMarks
    let shown = place.rows.rows.filter { marks.contains(Int($0)) }
    var hidden = marks
    for row in shown { hidden.toggle(Int(row)) }
    return .list(shown + hidden.rows)
  }

  /// The command line that prints the same; nil where marks were chosen by hand.
  func commandLine(_ dialog: ExportDialog, _ place: TableState) -> String? {
    if dialog.onlyMarked { return nil }
    if let frequency = place.frequency { return countCommand(frequency, dialog) }
    var words = ["shezu", "list", place.description.name]
    if let path { words += ["-r", path] }
    let text = place.answeredText
    switch (place.scope?.clause, text.isEmpty) {
    case (let clause?, true): words += ["--where", clause]
    // The filter may hold an OR, which binds less than the blank.
    case (let clause?, false): words += ["--where", "\(clause) (\(text))"]
    case (nil, false): words += ["--where", text]
    case (nil, true): break
    }
    let fields = place.description.fields
    let columns = dialog.allColumns ? "all" : place.layout.fields.map { fields[$0].name }.joined(separator: ",")
    words += ["--columns", columns]
    let order = place.shownSort.map { ($0.descending ? "-" : "") + fields[$0.field].name }
    // Joined with `=`: a value that begins with a hyphen would read as an option.
    if !order.isEmpty { words.append("--sort=" + order.joined(separator: ",")) }
    words += ["--format", ExportFormat.all[dialog.format].name, "--output", dialog.path.text]
    return words.map(Self.shellQuoted).joined(separator: " ")
  }

  /// The command line that counts the same groups, in its own order.
  private func countCommand(_ frequency: Frequency, _ dialog: ExportDialog) -> String {
    let request = frequency.request
    var words = ["shezu", "count", request.register.schema.kinds[request.kind].name]
    if let path { words += ["-r", path] }
    let clauses = [frequency.scope?.clause, frequency.filter.isEmpty ? nil : "(\(frequency.filter))"].compactMap(\.self)
    if !clauses.isEmpty { words += ["--where", clauses.joined(separator: " ")] }
    words += ["--by", request.by.joined(separator: ",")]
    if request.measure != "count" { words += ["--measure", request.measure] }
    words += ["--format", ExportFormat.all[dialog.format].name, "--output", dialog.path.text]
    return words.map(Self.shellQuoted).joined(separator: " ")
  }

  /// For display and pasting: single quotes where a POSIX shell would read anything into the word.
  static func shellQuoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || [0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x5F, 0x25, 0x40].contains(byte)
      }
    if isPlain { return word }
    var result = "'"
    for character in word { result += character == "'" ? "'\\''" : String(character) }
    return result + "'"
  }
}
