import Columnar
import JSON
import Localization

/// JSON Schema 2020-12 of the files of a register, derived from the catalogue.
///
/// It describes records under the names of fields, in the forms that exports write. It also accepts other spellings of
/// values that loading reads: labels in both languages, aliases, amounts with units. Unknown keys are allowed, because
/// loading keeps them. The schema does not cover records under Chinese titles or published column names, which loading
/// reads too; use `check` for those.
enum RegisterSchema {
  static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// With a kind: the schema of the files of that kind. Without: an object with one member per file, named like the file.
  static func text(_ schema: Schema, kind: Int?) -> String {
    let kinds = kind.map { [schema.kinds[$0]] } ?? schema.kinds
    var members: [(String, JSONValue)] = [("$schema", .string(dialect))]
    if let kind {
      members.append(("title", .string(schema.kinds[kind].title.english)))
      members.append(("$ref", .string("#/$defs/\(schema.kinds[kind].name)")))
    } else {
      members.append(("title", .string("Register")))
      members.append(("type", .string("object")))
      let properties = [("register", reference("register"))] + kinds.map { ($0.name, reference($0.name)) }
      members.append(("properties", object(properties)))
    }
    members.append(("$defs", object(definitions(kinds, withCard: kind == nil))))
    return object(members).text(style: .flatArrays) + "\n"
  }

  private static func definitions(_ kinds: [Kind], withCard: Bool) -> [(String, JSONValue)] {
    var definitions: [(String, JSONValue)] = withCard ? [("register", card)] : []
    for kind in kinds {
      definitions.append((kind.name, file(kind)))
      definitions.append(("\(kind.name)-record", record(kind)))
    }
    var books: [String: Codebook] = [:]
    for field in kinds.flatMap(\.fields) { if let book = field.type.codebook { books[book.name] = book } }
    for (name, book) in books.sorted(by: { $0.key < $1.key }) {
      definitions.append(("vocabulary-\(name)", vocabulary(book)))
    }
    return definitions
  }

  /// A file: an array of records, or an object that holds such an array.
  private static func file(_ kind: Kind) -> JSONValue {
    let array: JSONValue = ["type": "array", "items": reference("\(kind.name)-record")]
    let wrapper: JSONValue = [
      "type": "object", "required": [.string(kind.name)], "properties": object([(kind.name, array)]),
    ]
    return [
      "title": .string(kind.title.chinese), "description": .string(kind.help.english), "if": ["type": "array"],
      "then": array, "else": wrapper,
    ]
  }

  private static func record(_ kind: Kind) -> JSONValue {
    let required = kind.fields.filter { $0.isRequired && $0.derivation == nil }.map { JSONValue.string($0.name) }
    return [
      "title": .string(kind.singular.chinese), "type": "object", "required": .array(required),
      "properties": object(kind.fields.map { ($0.name, property($0)) }),
    ]
  }

  private static func property(_ field: Field) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("title", .string(field.title.chinese)), ("description", .string(field.help.english)),
    ]
    members += accepted(field.type, field)
    if field.derivation != nil { members.append(("readOnly", true)) }
    return object(members)
  }

  /// The keywords that accept a value of the type, or null if the field is optional.
  private static func accepted(_ type: FieldType, _ field: Field) -> [(String, JSONValue)] {
    func types(_ names: String...) -> (String, JSONValue) {
      let names = names + (field.isRequired ? [] : ["null"])
      return ("type", names.count == 1 ? .string(names[0]) : .array(names.map(JSONValue.string)))
    }
    switch type {
    case .text, .reference: return [types("string")]
    case .code(let scheme):
      guard let pattern = scheme?.pattern else { return [types("string")] }
      return [types("string"), ("pattern", .string(pattern))]
    case .integer: return [types("integer")] + bounds(field)
    case .money: return [types("number", "string")]
    case .date: return [types("string"), ("format", .string("date"))]
    case .flag: return [types("boolean", "string")]
    case .coded(let book):
      if field.isRequired { return [("$ref", .string("#/$defs/vocabulary-\(book.name)"))] }
      return [("anyOf", [reference("vocabulary-\(book.name)"), ["type": "null"]])]
    case .list(let element):
      let items: JSONValue
      if case .coded(let book) = element {
        items = reference("vocabulary-\(book.name)")
      } else {
        items = ["type": "string"]
      }
      return [types("array", "string"), ("items", items)]
    }
  }

  private static func bounds(_ field: Field) -> [(String, JSONValue)] {
    for case .range(let range) in field.constraints {
      var bounds: [(String, JSONValue)] = []
      if range.lowerBound != .min { bounds.append(("minimum", number(range.lowerBound))) }
      if range.upperBound != .max { bounds.append(("maximum", number(range.upperBound))) }
      return bounds
    }
    return []
  }

  private static func vocabulary(_ book: Codebook) -> JSONValue {
    var spellings: [String] = []
    var seen: Set<String> = []
    for entry in book.entries {
      let written = book.writing == .code ? entry.code : entry.label.chinese
      for spelling in [written, entry.code, entry.label.chinese, entry.label.english] + entry.aliases
      where seen.insert(spelling).inserted {
        spellings.append(spelling)
      }
    }
    let title = ("title", JSONValue.string(book.title.chinese))
    switch book.openness {
    case .closed: return object([title, ("enum", .array(spellings.map(JSONValue.string)))])
    case .open:
      let examples = book.entries.prefix(20).map { JSONValue.string($0.label.chinese) }
      return object([title, ("type", "string"), ("examples", .array(examples))])
    }
  }

  private static var card: JSONValue {
    let text: JSONValue = ["type": "string"]
    return [
      "title": "register.json", "type": "object",
      "properties": [
        "title": ["type": ["string", "object"]], "publisher": text, "asOf": ["type": "string", "format": "date"],
        "source": text, "synthetic": ["type": "boolean"], "notes": text,
      ],
    ]
  }

  // MARK: Values

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue { .object(JSONValue.Object(members)) }

  private static func number(_ value: Int64) -> JSONValue { .number(JSONValue.Number(value)) }

  private static func reference(_ definition: String) -> JSONValue { ["$ref": .string("#/$defs/\(definition)")] }
}
