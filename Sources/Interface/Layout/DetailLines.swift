import Columnar
import Localization
import Screen

/// A line of the detail pane.
struct DetailLine: Sendable {
  enum Target: Sendable, Hashable {
    /// A record of the kind with this name.
    case record(kind: String, row: Int)
    /// All records that point here through a relation.
    case relation(Schema.Relation)
  }

  var runs: [(text: String, role: Role)]
  var target: Target?
  /// At the right edge, such as a count.
  var trailing = ""
  /// The names of the fields that begin here, or the key that no field has.
  var fields: Set<String> = []
}

/// The lines of the detail pane for one record: each relation with its count, filled fields by group, one line for the
/// empty fields, keys that the kind does not know, then the first records of each relation.
enum DetailLines {
  /// Related records shown for each relation.
  private static let relatedLimit = 3

  /// O(fields + relations).
  /// - Parameter columns: width at which long values are wrapped.
  static func of(_ place: TableState, row: Int, columns: Int, model: Model) -> [DetailLine] {
    guard row < place.table.count else { return [] }
    var builder = Builder(
      place: place, row: row, columns: columns, language: model.language, widths: model.widths)
    builder.addTitle()
    builder.addNote(model.note(on: row, of: place))
    builder.addRelationCounts()
    builder.addFields(withEmpty: model.panes.showsEmptyFields, key: model.keyName("toggle-empty-fields"))
    builder.addUnknownKeys()
    builder.addRelations()
    builder.addOrigin()
    return builder.lines
  }

  private struct Builder {
    let place: TableState
    let row: Int
    let columns: Int
    let language: Language
    let widths: DisplayWidth
    var lines: [DetailLine] = []

    private mutating func add(_ text: String, _ role: Role, target: DetailLine.Target? = nil, trailing: String = "") {
      lines.append(DetailLine(runs: [(text, role)], target: target, trailing: trailing))
    }

    private mutating func addHeading(_ text: String) {
      if !lines.isEmpty { add("", .text) }
      add(text, .heading)
    }

    mutating func addTitle() {
      let fields = place.description.fields
      let label = title
      for part in wrapped(label, to: columns) { add(part, .title) }
      if !lines.isEmpty { lines[0].fields = [fields[place.description.labelOrdinal].name] }
      // The key of a group is a number that says nothing.
      let key = place.table.key(row)
      if key != label, !key.isEmpty, !place.isComputed { add(key, .dim) }
      if !lines.isEmpty { lines[lines.count - 1].fields.insert(fields[place.description.keyOrdinal].name) }
    }

    /// The name of the record; of a group or a column, its value in the language of the interface.
    private var title: String {
      guard place.isComputed else { return place.table.label(row) }
      let text = CellText.text(place.value(row, place.description.labelOrdinal), language)
      return text.isEmpty ? Phrase.empty(language) : text
    }

    mutating func addNote(_ note: String?) {
      guard let note else { return }
      addHeading(Phrase.noteTitle(language))
      for part in wrapped(note, to: columns) { add(part, .text) }
    }

    /// A line for each relation that has records, right under the name, from which it opens.
    mutating func addRelationCounts() {
      let counted = relations.filter { $0.rows.count > 0 }
      if !counted.isEmpty { add("", .text) }
      for (relation, rows) in counted {
        add(title(of: relation), .link, target: .relation(relation), trailing: "\(Money.thousands(rows.count))  ⏎")
      }
    }

    /// The relations to this kind, each with the records that point at this one.
    private var relations: [(relation: Schema.Relation, rows: ArraySlice<UInt32>)] {
      place.register.schema.relations(to: place.kind).map { relation in
        (
          relation,
          Scope.pointing(at: row, through: relation.field, of: place.register.tables[relation.source])
        )
      }
    }

    /// The kind that points here, and its field if two fields of the kind do.
    private func title(of relation: Schema.Relation) -> String {
      let schema = place.register.schema
      let source = schema.kinds[relation.source]
      let hasSeveral = schema.relations(to: place.kind).filter { $0.source == relation.source }.count > 1
      return source.title[language] + (hasSeveral ? " · " + source.fields[relation.field].title[language] : "")
    }

    /// Filled fields under their groups, in the order of the schema. The empty ones share one line at the end, which tells
    /// their number or, if `withEmpty`, their titles.
    mutating func addFields(withEmpty: Bool, key: String) {
      let fields = place.description.fields
      let labelWidth = min(
        max(8, columns * 2 / 5), fields.map { widths.width(of: $0.title[language]) }.max() ?? 0)
      var groups: [Localized] = []
      for field in fields where !groups.contains(field.group) { groups.append(field.group) }
      var empty: [Field] = []
      for group in groups {
        let members = fields.indices.filter {
          fields[$0].group == group && $0 != place.description.labelOrdinal && $0 != place.description.keyOrdinal
        }
        let values = members.map { place.value(row, $0) }
        if values.contains(where: { !$0.isEmpty }) { addHeading(group[language]) }
        for (ordinal, value) in zip(members, values) {
          if value.isEmpty {
            empty.append(fields[ordinal])
          } else {
            addField(fields[ordinal], value, labelWidth: labelWidth)
          }
        }
      }
      addEmpty(empty, areShown: withEmpty, key: key)
    }

    private mutating func addEmpty(_ fields: [Field], areShown: Bool, key: String) {
      guard !fields.isEmpty else { return }
      add("", .text)
      let count = Phrase.emptyFields(language, "\(fields.count)", key)
      for piece in wrapped(count, to: columns) { add(piece, .dim) }
      if !areShown { return }
      let titles = fields.map { $0.title[language] }
      let names = Phrase.notRecorded(language, titles.joined(separator: Phrase.listSeparator(language)))
      for piece in wrapped(names, to: columns) {
        add(piece, .dim)
        lines[lines.count - 1].fields = Set(fields.filter { piece.contains($0.title[language]) }.map(\.name))
      }
    }

    private mutating func addField(_ field: Field, _ value: Value, labelWidth: Int) {
      let parts = parts(of: value, field)
      let (indent, labelIsAbove) = indent(of: parts.map(\.text), beside: field.title[language], labelWidth: labelWidth)
      var label = field.title[language]
      let first = lines.count
      defer { if lines.indices.contains(first) { lines[first].fields = [field.name] } }
      if labelIsAbove {
        add(widths.padded(label, to: columns), .label)
        label = ""
      }
      // A label that is too long is cut two columns before the value; one that fits may come closer.
      let left = indent - widths.width(of: label)
      let gap = min(indent, left > 0 ? min(2, left) : 2)
      for (text, target) in parts {
        for piece in wrapped(text, to: max(1, columns - indent)) {
          lines.append(
            DetailLine(
              runs: [
                (widths.padded(label, to: indent - gap), .label), (String(repeating: " ", count: gap), .text),
                (piece, target == nil ? (isUnreadable(value) ? .warning : .text) : .link),
              ], target: target))
          label = ""
        }
      }
    }

    /// The column of a value: after the labels of all fields, or further left if it holds a word, such as a credit code,
    /// that would otherwise be cut. The label moves to a line of its own if it would overlap.
    private func indent(
      of texts: [String], beside label: String, labelWidth: Int
    ) -> (columns: Int, labelIsAbove: Bool) {
      let usual = min(labelWidth + 2, max(0, columns - 1))
      let widest = texts.map { widths.widestWord(of: $0) }.max() ?? 0
      guard widest > columns - usual, widest <= columns else { return (usual, false) }
      let indent = columns - widest
      return (indent, widths.width(of: label) >= indent)
    }

    private func isUnreadable(_ value: Value) -> Bool { if case .unreadable = value { true } else { false } }

    /// One text for most values; one a reference for lists of references, so that each can be opened.
    private func parts(of value: Value, _ field: Field) -> [(text: String, target: DetailLine.Target?)] {
      switch value {
      case .reference(_, let row?, let label):
        return [(label, field.type.target.map { .record(kind: $0, row: row) })]
      case .list(let values) where field.type.target != nil: return values.flatMap { parts(of: $0, field) }
      case .unreadable(let json): return [(Phrase.unreadable(language, json), nil)]
      case .money, .integer:
        let unit: String
        switch field.type {
        case .money: unit = Phrase.yuan(language)
        case .integer(let name, _): unit = name?[language] ?? ""
        default: unit = ""
        }
        return [(CellText.text(value, language) + (unit.isEmpty ? "" : " " + unit), nil)]
      default: return [(CellText.text(value, language), nil)]
      }
    }

    /// Keys that the kind does not know, as in the file. Unreadable values are shown with their fields.
    mutating func addUnknownKeys() {
      let unknown = place.table.unmappedValues.members(of: row).filter { $0.field == nil }
      if unknown.isEmpty { return }
      addHeading(Phrase.unknownKeys(language))
      for member in unknown {
        for (index, piece) in wrapped("\(member.key): \(member.json)", to: columns).enumerated() {
          add(index == 0 ? piece : "  " + piece, .text)
          if index == 0 { lines[lines.count - 1].fields = [member.key] }
        }
      }
    }

    /// The first records of each relation.
    mutating func addRelations() {
      var isFirst = true
      for (relation, rows) in relations where !rows.isEmpty {
        if isFirst { add("", .text) }
        isFirst = false
        let source = place.register.schema.kinds[relation.source]
        add(
          title(of: relation), .heading, target: .relation(relation), trailing: "\(Money.thousands(rows.count))  ⏎")
        for related in rows.prefix(DetailLines.relatedLimit) {
          add(
            "  " + summary(of: Int(related), in: relation), .text,
            target: .record(kind: source.name, row: Int(related)))
        }
        if rows.count > DetailLines.relatedLimit {
          add(
            "  " + Phrase.moreRows(language, Money.thousands(rows.count - DetailLines.relatedLimit)), .dim,
            target: .relation(relation))
        }
      }
    }

    /// A related record on one line: its day, then its summary fields without the one that points here.
    private func summary(of related: Int, in relation: Schema.Relation) -> String {
      let kind = place.register.schema.kinds[relation.source]
      var fields = kind.fields.indices.filter { kind.fields[$0].has(.dated) }
      fields += kind.summaryOrdinals.filter {
        !fields.contains($0) && $0 != relation.field && $0 != kind.keyOrdinal
      }
      if !fields.contains(kind.labelOrdinal), kind.labelOrdinal != kind.keyOrdinal {
        fields.insert(kind.labelOrdinal, at: 0)
      }
      let own = place.table.label(row)
      let words = fields.lazy.map { self.place.register.value(kind: relation.source, row: related, field: $0) }
        .filter { !$0.isEmpty }.map { CellText.text($0, self.language) }.filter { $0 != own }.prefix(4)
      return words.isEmpty ? place.register.tables[relation.source].key(related) : words.joined(separator: " ")
    }

    mutating func addOrigin() {
      guard let origin = place.table.origin(row), place.register.inputs.indices.contains(origin.file) else { return }
      add("", .text)
      let text = Model.fileName(place.register.inputs[origin.file].path) + "#" + origin.pointer
      for piece in wrapped("\(Phrase.sourceOfRecord(language)) \(text)", to: columns) { add(piece, .dim) }
    }

    /// At most 40 lines; the rest ends in `…`.
    private func wrapped(_ text: String, to columns: Int) -> [String] {
      var text = text
      if DisplayWidth.mayHoldNewline(text) { text = text.split(whereSeparator: \.isNewline).joined(separator: " ") }
      let lines = widths.wrap(text, to: max(2, columns))
      return lines.count > 40 ? lines.prefix(40) + ["…"] : lines
    }
  }
}
