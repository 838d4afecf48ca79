import Columnar
import Localization

/// The life of one body: every dated record that speaks of it, by day.
public enum Life {
  /// A day in a record.
  public struct Event: Sendable, Hashable {
    public let day: Day
    public let kind: Int
    public let row: Int
    /// The field that holds the day.
    public let field: Int
    /// The kind of the body itself, whose records the others point at.
    fileprivate let reference: Int?
  }

  /// A kind of more dates than these has the stages of a case: only those that a table shows are events.
  private static let datesLimit = 4

  /// The days of a record, and those of all records that point at it, ascending. A record without a day of its own has that
  /// of the record that it is about, as a gift to a project. O(records that point here).
  public static func events(kind: Int, row: Int, of register: Register) -> [Event] {
    var events = days(kind: kind, row: row, of: register, among: Array(register.schema.kinds[kind].fields.indices)).map
    {
      Event(day: $0.day, kind: kind, row: row, field: $0.field, reference: nil)
    }
    for relation in register.schema.relations(to: kind) {
      let fields = eventFields(of: register.schema.kinds[relation.source])
      let rows: ArraySlice<UInt32> =
        switch register.tables[relation.source].columns[relation.field] {
        case .reference(let column): column.back.members(of: row)
        case .list(let list):
          if case .reference(let column) = list.elements { column.back.members(of: row) } else { [] }
        default: []
        }
      // A record may point here from several elements of a list.
      for other in Set(rows).map({ Int($0) }) {
        var found = days(kind: relation.source, row: other, of: register, among: fields).map {
          Event(day: $0.day, kind: relation.source, row: other, field: $0.field, reference: relation.field)
        }
        if found.isEmpty, let day = borrowedDay(kind: relation.source, row: other, of: register, exceptOf: (kind, row))
        {
          found = [
            Event(day: day.day, kind: relation.source, row: other, field: day.field, reference: relation.field)
          ]
        }
        events += found
      }
    }
    // Two fields of a record may point here.
    var seen: Set<[Int]> = []
    return events.filter { seen.insert([$0.kind, $0.row, $0.field]).inserted }
      .sorted { ($0.day.number, $0.kind, $0.row, $0.field) < ($1.day.number, $1.kind, $1.row, $1.field) }
  }

  private static func eventFields(of kind: Kind) -> [Int] {
    let dates = kind.fields.indices.filter { if case .date = kind.fields[$0].type { true } else { false } }
    if dates.count <= datesLimit { return dates }
    return dates.filter { !kind.fields[$0].roles.isDisjoint(with: [.dated, .summary]) }
  }

  private static func days(
    kind: Int, row: Int, of register: Register, among fields: [Int]
  ) -> [(day: Day, field: Int)] {
    fields.compactMap { field in
      guard case .day(let day) = register.tables[kind].value(row: row, field: field), day != .openEnd else {
        return nil
      }
      return (day, field)
    }
  }

  /// The day of the first record with one that a record refers to, and the reference. The body itself lends none: its own
  /// day says nothing about the records that point at it.
  private static func borrowedDay(
    kind: Int, row: Int, of register: Register, exceptOf body: (kind: Int, row: Int)
  ) -> (day: Day, field: Int)? {
    for relation in register.schema.relations(from: kind) {
      guard case .reference(_, let target?, _) = register.tables[kind].value(row: row, field: relation.field),
        relation.target != body.kind || target != body.row,
        let field = register.schema.kinds[relation.target].fields.firstIndex(where: { $0.has(.dated) }),
        case .day(let day) = register.tables[relation.target].value(row: target, field: field)
      else { continue }
      return (day, relation.field)
    }
    return nil
  }

  // MARK: - As a table

  public static let tableName = "life"

  private static let kind: Kind = {
    let group = Localized("历程", "Life")
    func field(_ name: String, _ title: Localized, _ type: FieldType, _ roles: Field.Roles, _ width: Int) -> Field {
      Field(name, title, type, help: title, group: group, roles: roles, width: width)
    }
    return Kind(
      tableName, title: group, singular: Localized("历程中的一件事", "event of a life"),
      help: Localized("说到一个组织的所有有日期的记录", "Every dated record that speaks of one body"), key: "number",
      defaultOrder: ["day"],
      fields: [
        field("number", Localized("序号", "No."), .code(nil), [], 5),
        field("day", Localized("日期", "Day"), .date, [.summary, .dated], 10),
        field("event", Localized("事项", "Event"), .text, [.summary, .search, .label], 20),
        field("kind", Localized("记录类型", "Record type"), .text, [.summary, .search], 14),
        field("details", Localized("内容", "Details"), .text, [.summary, .search], 44),
        field("key", Localized("主键", "Key"), .code(nil), [.summary, .search], 20),
        field("table", Localized("表名", "Table"), .code(nil), [], 14),
      ])
  }()

  /// One row an event. Texts are in one language, as they are put together from values.
  public static func table(of events: [Event], in register: Register, _ language: Language) -> Table {
    var builder = TableBuilder(kind)
    for (number, event) in events.enumerated() {
      let table = register.tables[event.kind]
      builder.append([
        "number": .text(String(number + 1)), "day": .day(event.day),
        "event": .text(event.title(in: register, language)),
        "kind": .text(table.kind.title[language]), "details": .text(event.details(in: register, language)),
        "key": .text(table.key(event.row)), "table": .text(table.kind.name),
      ])
    }
    return builder.table()
  }
}

extension Life.Event {
  /// What happened: the type of the record, such as 行政处罚, or its kind. A day that is not the one that dates the record is
  /// named too; those of the body itself say what happened to it.
  public func title(in register: Register, _ language: Language) -> String {
    let kind = register.schema.kinds[self.kind]
    let day = kind.fields[field]
    guard reference != nil else { return day.title[language] }
    let type = typeField(in: register).map { register.value(kind: self.kind, row: row, field: $0).text(in: language) }
    let what = type ?? kind.singular[language]
    return day.has(.dated) || day.type.target != nil ? what : "\(what) · \(day.title[language])"
  }

  /// The summary of the record, without what the title says.
  public func details(in register: Register, _ language: Language) -> String {
    let table = register.tables[kind]
    let type = typeField(in: register)
    let label = table.kind.labelOrdinal
    let fields = [label] + table.kind.summaryOrdinals.filter { $0 != label }
    let values = fields.lazy.filter { $0 != reference && $0 != field && $0 != type && $0 != table.kind.keyOrdinal }
      .map { register.value(kind: kind, row: row, field: $0) }.filter { !$0.isEmpty }
      .map { $0.text(in: language, style: .sentence) }
    return Array(values.prefix(5)).joined(separator: language == .chinese ? "；" : "; ")
  }

  /// The filled field that says of which type a record is.
  private func typeField(in register: Register) -> Int? {
    let table = register.tables[kind]
    return ["kind", "type"].lazy.compactMap(table.kind.ordinal(of:)).first { field in
      if case .coded = table.kind.fields[field].type { !table.value(row: row, field: field).isEmpty } else { false }
    }
  }
}
