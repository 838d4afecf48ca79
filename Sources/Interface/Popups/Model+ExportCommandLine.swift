import Columnar
import Exports

extension Model {
  /// The shell command that writes the same file; nil for marked rows, which no query describes.
  func commandLine(_ dialog: ExportPopup, _ place: TableState) -> String? {
    if dialog.onlyMarked { return nil }
    if let frequency = place.frequency { return countCommand(frequency, dialog) }
    var words = ["shezu", "list", place.description.name]
    if let path = loading.path { words += ["-r", path] }
    let text = place.answeredText
    switch (place.scope?.clause, text.isEmpty) {
    case (let clause?, true): words += ["--where", clause]
    // The filter may hold an OR, which binds less tightly than the blank.
    case (let clause?, false): words += ["--where", "\(clause) (\(text))"]
    case (nil, false): words += ["--where", text]
    case (nil, true): break
    }
    let fields = place.description.fields
    let columns = dialog.allColumns ? "all" : place.layout.fields.map { fields[$0].name }.joined(separator: ",")
    words += ["--columns", columns]
    let order = place.shownSort.map { ($0.descending ? "-" : "") + fields[$0.field].name }
    // Joined with `=`, because a value with a leading hyphen would be read as an option.
    if !order.isEmpty { words.append("--sort=" + order.joined(separator: ",")) }
    words += ["--format", ExportFormat.all[dialog.format].name, "--output", dialog.path.text]
    return words.map(Self.shellQuoted).joined(separator: " ")
  }

  /// The shell command that counts the same groups, in its own order.
  private func countCommand(_ frequency: Frequency, _ dialog: ExportPopup) -> String {
    let question = frequency.question
    var words = ["shezu", "count", question.register.schema.kinds[question.kind].name]
    if let path = loading.path { words += ["-r", path] }
    let clauses = [frequency.scope?.clause, frequency.filter.isEmpty ? nil : "(\(frequency.filter))"].compactMap(\.self)
    if !clauses.isEmpty { words += ["--where", clauses.joined(separator: " ")] }
    words += ["--by", question.by.joined(separator: ",")]
    if question.measure != "count" { words += ["--measure", question.measure] }
    words += ["--format", ExportFormat.all[dialog.format].name, "--output", dialog.path.text]
    return words.map(Self.shellQuoted).joined(separator: " ")
  }

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
