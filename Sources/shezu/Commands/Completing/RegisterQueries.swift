import Assisting
import Catalog
import Columnar
import Glibc
import Localization
import Oversight
import Querying

/// Completion of queries outside the screen.
enum RegisterQueries {
  /// Registers of more bytes are not opened for a completion; the built-in one has the same vocabularies.
  private static let largest = 64 << 20

  /// The kinds of files and the computed tables.
  static let schema = Register(
    schema: Catalog.schema, card: Register.Card(), tables: Catalog.kinds.map { TableBuilder($0).table() }, present: []
  ).withComputedTables().schema

  /// Whole queries that continue the typed one, with the numbers of records.
  ///
  /// - Parameters:
  ///   - kind: the name of a kind or of a computed table.
  ///   - register: the path of the register; nil for the built-in one.
  static func candidates(
    _ typed: String, kind: String, register path: String?, _ language: Language
  ) -> [CommandLineCompletion.Candidate] {
    let source = path.flatMap { isSmall($0) ? $0 : nil }
    guard
      let opened = (try? RegisterOpening.open(path: source, kind: nil, language: language))
        ?? (try? RegisterOpening.open(path: nil, kind: nil, language: language))
    else { return [] }
    let today = Selection.today(of: opened)
    var whole = opened.withComputedTables()
    if kind == FindingTable.name {
      let rules = OversightInputs.sources(for: source).rules.rules
      guard let findings = Findings.compute(opened, rules: rules, asOf: today, cancelled: { false }) else { return [] }
      whole = opened.adding([FindingTable.table(findings, of: opened, language: language)], computedFor: opened)
    }
    guard let ordinal = whole.schema.ordinal(of: kind) else { return [] }
    let context = QueryContext(
      register: whole, kind: ordinal, today: today,
      views: RegisterViews(register: path).views.queries(of: whole.schema.kinds[ordinal].name))
    var found = candidates(typed, context, language)
    // A shell closes the quotation mark after a single candidate. One that only begins a clause is followed up.
    if found.count == 1, let only = found.first, only.text != typed {
      let next = candidates(only.text, context, language)
      if next.count > 1 { found = next }
    }
    return found
  }

  private static func candidates(
    _ typed: String, _ context: QueryContext, _ language: Language
  ) -> [CommandLineCompletion.Candidate] {
    Completion.at(typed, caret: typed.utf8.count, in: context).map { suggestion in
      let before = String(decoding: Array(typed.utf8)[..<suggestion.range.lowerBound], as: UTF8.self)
      let count = suggestion.count.map { " \($0)" } ?? ""
      return CommandLineCompletion.Candidate(
        text: before + suggestion.replacement, note: suggestion.label[language] + count, isWhole: false)
    }
  }

  /// Whether a file, or all files of a folder, are small enough to be read for a completion.
  private static func isSmall(_ path: String) -> Bool {
    guard PathCheck.isFolder(path) else { return size(path) <= largest }
    guard let folder = opendir(path) else { return false }
    defer { closedir(folder) }
    var total = 0
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      total += size("\(path)/\(name)")
      if total > largest { return false }
    }
    return true
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
