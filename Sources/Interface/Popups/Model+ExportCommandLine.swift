import Columnar
import Exports

extension Model {
  /// The shell command that writes the same file; nil for marked rows, which no query describes.
  func commandLine(_ dialog: ExportPopup, _ place: TableState) -> String? {
    if dialog.onlyMarked { return nil }
    if let frequency = place.frequency { return countCommand(frequency.question, of: frequency.origin, dialog) }
    if let crossed = place.crossed { return countCommand(crossed.question, of: crossed.origin, dialog) }
    if let summarized = place.summarized { return describeCommand(summarized, dialog) }
    var words = ["shezu", "list", place.description.name]
    if let path = loading.path { words += ["-r", path] }
    words += mappingWords
    let query = wholeQuery(of: place)
    if !query.isEmpty { words += ["--where", query] }
    words += ["--columns", dialog.allColumns ? "all" : columnsText(of: place)]
    // Joined with `=`, because a value with a leading hyphen would be read as an option.
    let sort = sortText(of: place)
    if !sort.isEmpty { words.append("--sort=" + sort) }
    return Self.shellLine(words + outputWords(dialog))
  }

  /// The options for the form of the output and its file.
  private func outputWords(_ dialog: ExportPopup) -> [String] {
    let format = ExportFormat.all[dialog.format]
    var words = ["--format", format.name]
    if dialog.chosenValues != format.values[0] { words += ["--values", dialog.chosenValues.rawValue] }
    if dialog.isRedacted { words.append("--redact") }
    if dialog.hasEvidence { words.append("--evidence") }
    return words + ["--output", dialog.path.text]
  }

  /// The shell command that opens the screen on the same table, filter, order and columns. The register is named as it was
  /// given; nil for a table that only the screen has.
  func viewCommand(of place: TableState) -> String? {
    guard !place.isComputed else { return nil }
    var words = ["shezu"]
    if let path = loading.path { words.append(path) }
    words += mappingWords
    words += ["--kind", place.description.name]
    let query = wholeQuery(of: place)
    // Joined with `=`: a query may begin with a hyphen.
    if !query.isEmpty { words.append("--where=" + query) }
    let sort = sortText(of: place)
    if !sort.isEmpty { words.append("--sort=" + sort) }
    words.append("--columns=" + columnsText(of: place))
    return Self.shellLine(words)
  }

  /// What selects the rows of a table: its scope and its filter, as one query.
  func wholeQuery(of place: TableState) -> String {
    let text = place.answeredText
    switch (place.scope?.clause, text.isEmpty) {
    case (let clause?, true): return clause
    // The filter may hold an OR, which binds less tightly than the blank.
    case (let clause?, false): return "\(clause) (\(text))"
    case (nil, _): return text
    }
  }

  /// The order shown, in the notation of `--sort`; empty for the usual one.
  func sortText(of place: TableState) -> String {
    let fields = place.description.fields
    return place.shownSort.map { ($0.descending ? "-" : "") + fields[$0.field].name }.joined(separator: ",")
  }

  private func columnsText(of place: TableState) -> String {
    place.layout.fields.map { place.description.fields[$0].name }.joined(separator: ",")
  }

  /// The shell command that counts the same groups, in its own order.
  private func countCommand(_ question: GroupQuestion, of origin: TableOrigin, _ dialog: ExportPopup) -> String {
    var words = ["shezu", "count", question.register.schema.kinds[question.kind].name]
    if let path = loading.path { words += ["-r", path] }
    words += origin.whereWords
    words +=
      question.isCrossed
      ? ["--by", question.by[0], "--across", question.by[1]] : ["--by", question.by.joined(separator: ",")]
    if question.measure != "count" { words += ["--measure", question.measure] }
    return Self.shellLine(words + outputWords(dialog))
  }

  /// The shell command that describes the same columns.
  private func describeCommand(_ summarized: Summarized, _ dialog: ExportPopup) -> String {
    let origin = summarized.origin
    var words = ["shezu", "describe", origin.register.schema.kinds[origin.kind].name]
    if let path = loading.path { words += ["-r", path] }
    return Self.shellLine(words + origin.whereWords + outputWords(dialog))
  }

  private static func shellLine(_ words: [String]) -> String { words.map(shellQuoted).joined(separator: " ") }

  /// Single quotes around a word that a POSIX shell would not take literally.
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
