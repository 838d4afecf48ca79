import Catalog
import Columnar
import Exports
import Foundation
import Loading
import RandomSupport
import Testing

/// Exported JSON opens again as a register with the same values, even if the original files were odd.
struct RoundTripTests {
  /// JSON values of every shape, good and bad, for every type of field.
  private struct Draw {
    var random: SplitMix64

    mutating func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int(random.next() % UInt64(elements.count))]
    }

    mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

    mutating func value(_ type: FieldType) -> String {
      if chance(8) {
        return pick(["null", "{}", "[]", "[1,\n{\"a\":\"b\"}]", "1e3", "true", "\"\"", "\"\\u0001甲\"", "-0.005"])
      }
      switch type {
      case .text: return pick(["\"甲\\n乙\"", "\"\\\"引号\\\", 逗号\"", "\"＝1\"", "\" 空白 \"", "\"😀e\\u0301\"", "7"])
      case .code: return pick(["\"51610000MJEX000013\"", "\"x\(random.next() % 50)\"", "\"0012\"", "12", "\" a \""])
      case .integer: return pick(["0", "-5", "12", "9007199254740993", "\"3\"", "1.5", "\"三\""])
      case .money:
        return pick(["0", "0.01", "-12.5", "\"5万元\"", "\"4439.25万元\"", "1e2", "\"约5元\"", "92233720368547758.07"])
      case .date:
        return pick(["\"2020-02-29\"", "\"2020/7/1\"", "\"2099/12/31\"", "\"2021-02-29\"", "\"2020年7月\"", "20200101"])
      case .flag: return pick(["true", "false", "\"是\"", "\"否\"", "\"也许\"", "1"])
      case .coded(let book):
        if book.entries.isEmpty { return pick(["\"甲\"", "\"乙\"", "3"]) }
        let entry = pick(book.entries)
        return pick([
          "\"\(entry.code)\"", "\"\(entry.label.chinese)\"", "\"\(entry.label.english)\"", "\"别的\(random.next() % 3)\"",
          "3",
        ])
      case .reference: return pick(["\"k\(random.next() % 8)\"", "\"无此记录\"", "5"])
      case .list(let element):
        if chance(30) { return pick(["\"甲；乙\"", "\"甲,乙\"", "\"a;b\"", "[]"]) }
        let count = Int(random.next() % 4)
        return "[" + (0..<count).map { _ in value(element) }.joined(separator: ", ") + "]"
      }
    }

    mutating func record(_ kind: Kind, number: Int) -> String {
      var members: [String] = []
      for field in kind.fields where chance(70) {
        if field.name == kind.key {
          members.append("\"\(field.name)\": \"k\(number % 12)\"")
          continue
        }
        let key = chance(10) ? field.title.chinese : field.name
        let first = value(field.type)
        members.append("\"\(key)\": \(first)")
        // A field given twice keeps its first value; if that one is empty, a copy of the record may differ.
        let saysNothing = ["null", "\"\"", "[]"].contains(first)
        if chance(3), !field.type.isList, field.derivation == nil, !saysNothing {
          members.append("\"\(field.name)\": \(value(field.type))")
        }
      }
      if chance(30) { members.append("\"未知 \(random.next() % 3)\": \(value(.list(.text)))") }
      return "{" + members.joined(separator: ",\n ") + "}"
    }
  }

  private static func export(_ register: Register, kind: Int, as format: ExportFormat) throws -> [UInt8] {
    let table = register.tables[kind]
    let view = ExportView(
      register: register, kind: kind, rows: (0..<table.count).map(UInt32.init),
      columns: Array(table.kind.fields.indices), language: .chinese)
    return try #require(Exporter.bytes(of: view, as: format))
  }

  /// Every value as text. Line breaks between the tokens of an original are not part of it, and the codes of labels
  /// outside the vocabulary depend on the order of the file.
  private static func answers(_ register: Register, kind: Int) -> [String] {
    func text(_ value: Value) -> String {
      switch value {
      case .coded(_, let label, let written): "coded \(label.chinese) \(label.english) \(written)"
      case .unreadable(let json): "unreadable \(json.filter { !$0.isNewline })"
      case .list(let values): "[\(values.map(text).joined(separator: " | "))]"
      default: "\(value)"
      }
    }
    let table = register.tables[kind]
    return (0..<table.count).flatMap { row in
      table.kind.fields.indices.map { field in
        "\(row).\(table.kind.fields[field].name): \(text(register.value(kind: kind, row: row, field: field)))"
      }
    }
  }

  /// The unmapped values, as sets of keys and texts.
  private static func unmappedValues(_ table: Table) -> [String] {
    table.unmappedValues.members.map {
      let field = $0.field.map { table.kind.fields[Int($0)].name } ?? $0.key
      return "\($0.row).\(field): \($0.json.filter { !$0.isNewline })"
    }.sorted()
  }

  private static func difference(_ left: [String], _ right: [String]) -> String? {
    let (before, after) = (Set(left), Set(right))
    let lost = left.first { !after.contains($0) }
    let found = right.first { !before.contains($0) }
    return lost == nil && found == nil && left.count == right.count ? nil : "lost \(lost ?? "-"), found \(found ?? "-")"
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func exportedJSONOpensAgain(seed: UInt64) throws {
    var draw = Draw(random: SplitMix64(seed: seed))
    let root = NSTemporaryDirectory() + "round-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let schema = Catalog.schema
    for name in ["first", "second"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }
    for kind in schema.kinds {
      let records = (0..<Int(draw.random.next() % 40)).map { draw.record(kind, number: $0) }
      try Data("[\(records.joined(separator: ",\n"))]".utf8).write(
        to: URL(fileURLWithPath: "\(root)/first/\(kind.name).json"))
    }
    let first = try Opening.open(path: "\(root)/first", schema: schema)
    let format: ExportFormat = seed % 2 == 0 ? .json : .ndjson
    for (ordinal, kind) in schema.kinds.enumerated() {
      let bytes = try Self.export(first, kind: ordinal, as: format)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(root)/second/\(kind.name).\(format.fileExtension)"))
    }
    let second = try Opening.open(path: "\(root)/second", schema: schema)
    for (ordinal, kind) in schema.kinds.enumerated() {
      #expect(second.tables[ordinal].count == first.tables[ordinal].count)
      let answers = Self.difference(Self.answers(first, kind: ordinal), Self.answers(second, kind: ordinal))
      #expect(answers == nil, "\(kind.name)")
      let unmappedValues = Self.difference(
        Self.unmappedValues(first.tables[ordinal]), Self.unmappedValues(second.tables[ordinal]))
      #expect(unmappedValues == nil, "\(kind.name)")
      let again = try Self.export(second, kind: ordinal, as: format)
      #expect(try Self.export(first, kind: ordinal, as: format) == again, "\(kind.name)")
    }
  }
}
