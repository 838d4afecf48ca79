import Columnar
import Localization

/// What a key of the files can be made to feed: a field, or nothing but a column of its own.
struct MappingOption: Sendable {
  enum Choice: Sendable, Hashable {
    /// The field of this name.
    case field(String)
    /// A column of its own, as in the file.
    case own
    /// What the program finds by itself.
    case found
    /// Nothing changes: the records that have the key are shown.
    case records
  }

  let choice: Choice
  let title: Localized
  /// Further words by which it is found and described.
  let note: Localized

  /// Values of a key that are looked at.
  private static let sample = 50
  /// Rows among which they are sought.
  private static let mostRows = 20_000

  /// The options for a key, the likeliest field first.
  ///
  /// - Parameter isMapped: whether the user chose the field that it feeds now.
  static func ranked(for key: FileKey, in register: Register, isMapped: Bool) -> [MappingOption] {
    guard let ordinal = register.schema.ordinal(of: key.kind) else { return [] }
    let kind = register.schema.kinds[ordinal]
    let values = values(of: key, in: register, ordinal)
    var scored: [(score: Double, option: MappingOption)] = []
    let taken = Set(register.keys.filter { $0.file == key.file && $0.key != key.key }.compactMap(\.field))
    for field in kind.fields where field.origin == .described && field.derivation == nil {
      var score = 2 * likeness(of: key.key, to: field) + fit(values, field.type, in: register)
      // Another key of the file feeds it.
      if taken.contains(field.name) { score -= 1 }
      scored.append((score, MappingOption(field)))
    }
    var options = scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element.option)
    options.append(MappingOption(choice: .own, title: Phrase.mapOwn.text, note: Phrase.mapOwnHelp.text))
    if isMapped {
      options.append(MappingOption(choice: .found, title: Phrase.mapFound.text, note: Phrase.mapFoundHelp.text))
    }
    if key.field != nil {
      options.append(MappingOption(choice: .records, title: Phrase.mapRecords.text, note: Phrase.mapRecordsHelp.text))
    }
    return options
  }

  private init(_ field: Field) {
    self.init(choice: .field(field.name), title: field.title, note: Localized(field.name, field.name))
  }

  private init(choice: Choice, title: Localized, note: Localized) {
    self.choice = choice
    self.title = title
    self.note = note
  }

  // MARK: Names

  /// How alike a key and the spellings of a field are, from 0 to 1.5: by their characters and pairs of characters, and by
  /// how they end, since the last word says what a value is.
  private static func likeness(of key: String, to field: Field) -> Double {
    let own = letters(key)
    let (grams, end) = (grams(own), own.suffix(2))
    let spellings = [field.name, field.title.chinese, field.title.english] + field.aliases.map(\.key)
    return spellings.map { spelling in
      let letters = letters(spelling)
      let other = Self.grams(letters)
      if grams.isEmpty || other.isEmpty { return 0 }
      let shared = 2 * Double(grams.intersection(other).count) / Double(grams.count + other.count)
      return shared + (end.utf8.count >= 6 && letters.hasSuffix(end) ? 0.5 : 0)
    }.max() ?? 0
  }

  private static func letters(_ text: String) -> String {
    CommandScore.folded(text).filter { $0.isLetter || $0.isNumber }
  }

  /// Pairs of characters, and single ones of Chinese, which are words.
  private static func grams(_ letters: String) -> Set<String> {
    let pairs = Set(zip(letters, letters.dropFirst()).map { "\($0)\($1)" })
    return letters.utf8.allSatisfy({ $0 < 0x80 }) ? pairs : pairs.union(letters.map { String($0) })
  }

  // MARK: Values

  /// The first values of a key.
  private static func values(of key: FileKey, in register: Register, _ kind: Int) -> [Value] {
    let table = register.tables[kind]
    var values: [Value] = []
    if let field = key.field.flatMap(table.kind.ordinal(of:)) {
      for row in 0..<min(table.count, mostRows) where values.count < sample {
        let value = register.value(kind: kind, row: row, field: field)
        if !value.isEmpty { values.append(value) }
      }
    } else {
      for member in table.unmappedValues.members.prefix(mostRows) where member.key == key.key && values.count < sample {
        values.append(.unreadable(member.json))
      }
    }
    return values
  }

  /// The share of values that a field of a type could hold.
  private static func fit(_ values: [Value], _ type: FieldType, in register: Register) -> Double {
    if values.isEmpty { return 0 }
    return values.reduce(0) { $0 + fit($1, type, in: register) } / Double(values.count)
  }

  private static func fit(_ value: Value, _ type: FieldType, in register: Register) -> Double {
    switch (value, type) {
    case (.day, .date), (.flag, .flag), (.money, .money), (.integer, .integer), (.list, .list),
      (.reference, .reference):
      return 1
    case (.integer, .money): return 0.8
    case (.coded(_, _, let written), _): return fit(.text(written), type, in: register)
    case (.unreadable(let json), _):
      return fit(.text(json.trimmingPrefix("\"").description.replacing("\"", with: "")), type, in: register)
    case (.text(var text), .code(let scheme?)): return text.withUTF8 { scheme.fault($0) == nil } ? 1 : 0
    case (.text(let text), .coded(let book)): return book.ordinal(of: text) == nil ? 0 : 1
    case (.text(let text), .reference(let target)):
      return register.table(target)?.row(of: text) == nil ? 0 : 1
    case (.text(let text), .list(let element)): return 0.6 * fit(.text(text), element, in: register)
    case (.text(let text), .text): return text.contains { !$0.isNumber && !$0.isPunctuation } ? 0.5 : 0.1
    case (.text, .code(nil)): return 0.3
    default: return 0
    }
  }
}
