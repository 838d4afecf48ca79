import Foundation
import Localization
import Testing

@testable import Columnar
@testable import Loading

/// A small register of bodies and actions on them that has a field of every type.
enum LoadingFixture {
  static let grades = Codebook(
    "grades", title: Localized("等级", "grade"),
    entries: [
      Codebook.Entry("5A", "五级", "five", aliases: ["AAAAA"]), Codebook.Entry("4A", "四级", "four"),
      Codebook.Entry("1A", "一级（初）", "one"),
    ])
  static let areas = Codebook(
    "areas", title: Localized("领域", "area"), openness: .open,
    entries: [
      Codebook.Entry("edu", "教育", "education"), Codebook.Entry("aid", "扶贫", "aid"),
      Codebook.Entry("both", "教育、扶贫", "both"),
    ])
  static let regions = Codebook(
    "regions", title: Localized("区划", "region"), writing: .code,
    levels: [
      (name: "province", title: Localized("省级", "province")), (name: "city", title: Localized("市级", "city")),
    ],
    entries: [Codebook.Entry("610000", "陕西省", "Shaanxi"), Codebook.Entry("610300", "宝鸡市", "Baoji", parent: "610000")])

  /// Codes of four characters that end with the digit sum of the rest.
  static let scheme = CodeScheme(name: "sum", title: Localized("和", "sum"), pattern: nil) { bytes in
    bytes.count == 4 ? nil : Localized("应为四位", "four characters")
  }

  private static func field(
    _ name: String, _ chinese: String, _ type: FieldType, aliases: [Field.Alias] = [],
    constraints: [Field.Constraint] = [], derivation: Field.Derivation? = nil, roles: Field.Roles = []
  ) -> Field {
    Field(
      name, Localized(chinese, name), type, help: Localized("", ""), group: Localized("", ""), roles: roles,
      aliases: aliases, constraints: constraints, derivation: derivation)
  }

  static let bodies = Kind(
    "bodies", title: Localized("单位", "Bodies"), singular: Localized("单位", "body"), help: Localized("", ""), key: "code",
    fields: [
      field("code", "代码", .code(scheme), aliases: [Field.Alias("统一代码（18位）")], constraints: [.required]),
      field("name", "名称", .text, constraints: [.required], roles: [.label, .search]),
      field("grade", "等级", .coded(grades)),
      field("region", "区划", .coded(regions)),
      field("markers", "标识", .list(.text)),
      field("areas", "领域", .list(.coded(areas))),
      field("foundedOn", "成立日期", .date, constraints: [.notAfterAsOf]),
      field("closedOn", "注销日期", .date, constraints: [.notBefore("foundedOn")]),
      field("cash", "现金", .money, aliases: [Field.Alias("现金（万元）", unit: .wan)], constraints: [.range(0...Int64.max)]),
      field("goods", "实物", .money),
      field("total", "合计", .money, derivation: .sum(["cash", "goods"])),
      field("staff", "人数", .integer(unit: Localized("人", "people")), constraints: [.range(0...10_000)]),
      field("charity", "慈善", .flag),
      field("phone", "电话", .code(nil), constraints: [.unique]),
      field("parent", "上级", .reference(to: "bodies")),
      field("actionCount", "处置数", .integer(unit: nil), derivation: .count(kind: "actions", field: "body")),
    ])

  static let actions = Kind(
    "actions", title: Localized("处置", "Actions"), singular: Localized("处置", "action"), help: Localized("", ""),
    key: "id",
    fields: [
      field("id", "编号", .code(nil)),
      field("body", "单位", .reference(to: "bodies")),
      field("others", "其他单位", .list(.reference(to: "bodies"))),
      field("kind", "种类", .coded(areas)),
      field(
        "fine", "罚款", .money,
        aliases: [Field.Alias("罚款（万元）", unit: .wan, implies: Field.Implication(field: "kind", value: "教育"))]),
    ])

  static let schema = Schema(kinds: [bodies, actions])

  /// Opens a register made of these files, in a folder that is gone afterwards.
  static func open(
    _ files: [String: String], as kind: String? = nil, granularity: Granularity = Granularity(), file: String? = nil,
    progress: (Opening.Progress) -> Bool = { _ in true },
    freeMemory: @escaping @Sendable () -> Int? = FreeMemory.available
  ) throws -> Register {
    try withFolder(files.mapValues { Array($0.utf8) }) { folder in
      try Opening.open(
        path: file.map { folder + "/" + $0 } ?? folder, schema: schema, as: kind, granularity: granularity,
        progress: progress, freeMemory: freeMemory)
    }
  }

  /// Writes files into a new folder and removes it when `body` is done.
  static func withFolder<Result>(_ files: [String: [UInt8]], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      let target = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: target)
    }
    return try body(folder.path)
  }

  /// Every value of a register as text, for comparison.
  static func dump(_ register: Register) -> [String] {
    var lines: [String] = []
    for (kind, table) in register.tables.enumerated() {
      for row in 0..<table.count {
        let values = table.kind.fields.indices.map { written(register.value(kind: kind, row: row, field: $0)) }
        let rest = table.unmappedValues.members(of: row).map { "\($0.field.map(Int.init) ?? -1) \($0.key)=\($0.json)" }
        let origin = table.origin(row).map { "\($0.file):\($0.record)\($0.pointer)" } ?? "?"
        lines.append(
          "\(table.kind.name) \(row) \(origin) \(values.joined(separator: "|")) {\(rest.joined(separator: ","))}")
      }
    }
    return lines
  }

  static func written(_ value: Value) -> String {
    switch value {
    case .empty: ""
    case .text(let text): text
    case .coded(_, _, let written): written
    case .integer(let number), .year(let number): String(number)
    case .money(let fen): "\(Money.yuan(fen))元"
    case .day(let day): day.description
    case .flag(let flag): flag ? "是" : "否"
    case .reference(let key, let row, _): "\(key)@\(row.map(String.init) ?? "?")"
    case .list(let values): "[" + values.map(written).joined(separator: ";") + "]"
    case .unreadable(let json): "!" + json
    }
  }

  /// What is wrong, in one line each: severity, trouble, pointer, found.
  static func troubles(_ register: Register) -> [String] {
    register.diagnostics.map { "\($0.severity) \($0.code) \($0.pointer ?? $0.file) \($0.found)" }
  }

  /// The texts that change when folded, by row, whether their folded forms are kept or not.
  static func folded(_ register: Register) -> [String] {
    register.tables.flatMap { table in
      table.columns.map { column in
        guard case .text(let texts) = column else { return "" }
        return (0..<texts.count).compactMap { row in
          let folded = String(decoding: texts.foldedBytes(row), as: UTF8.self)
          return folded == texts.string(row) ? nil : "\(row):\(folded)"
        }.joined(separator: ",")
      }
    }
  }
}
