import Foundation
import RandomSupport
import Testing

/// The registers that the monkey browses.
enum MonkeyRegister: String, CaseIterable, Sendable {
  /// The one in the program.
  case bundled
  /// A generated one of `SHEZU_MONKEY_ORGANIZATIONS` organizations, 2,000 by default.
  case large
  /// Records with hostile texts, values that cannot be read, unknown keys and damaged files.
  case dirty
  /// A small one whose files change all the time.
  case changing

  /// Makes the files. Nil for the register in the program.
  func make(in scratch: Scratch) throws -> String? {
    if self == .bundled { return nil }
    let folder = try scratch.folder("register")
    switch self {
    case .bundled: break
    case .large:
      let count = ProcessInfo.processInfo.environment["SHEZU_MONKEY_ORGANIZATIONS"] ?? "2000"
      try Run.of(["generate", folder, "--organizations", count, "--seed", "3", "--overwrite"]).expect(0)
    case .dirty: try Self.write(Self.dirtyFiles(SplitMix64(seed: 5)), to: scratch)
    case .changing:
      try Run.of(["generate", folder, "--organizations", "300", "--seed", "7", "--overwrite"]).expect(0)
    }
    return folder
  }

  private static func write(_ files: [String: String], to scratch: Scratch) throws {
    for (name, text) in files {
      let path = scratch.file("register/\(name)")
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try scratch.write("register/\(name)", text, replacing: true)
    }
  }

  private static let pieces = [
    "宝鸡", "协会", "养老", "\\u001b[2J", "\\u0007", "\u{202E}", "\\u0000", "e\u{301}\u{301}\u{301}", "👨‍👩‍👧", "\\n", "\\t",
    "\\ud83d", "a", "\u{200B}", "\u{FEFF}", "\\u009b31m", "\u{10FEFF}", "；", "=HYPERLINK(1)", "|", "<b>",
  ]

  private static func text(_ random: inout SplitMix64) -> String {
    "\"" + (0..<random.below(8)).map { _ in random.pick(pieces) }.joined() + "\""
  }

  private static func dirtyFiles(_ seed: SplitMix64) -> [String: String] {
    var random = seed
    let keys = [
      "name", "kind", "level", "capital", "registeredOn", "status", "region", "members", "未知", "a\\u001bb", "x",
    ]
    func records(_ count: Int, _ key: String) -> String {
      let records = (0..<count).map { number -> String in
        let values = (0..<random.below(9)).map { _ -> String in
          let value =
            switch random.below(8) {
            case 0: String(random.below(100_000))
            case 1: "null"
            case 2: "[" + text(&random) + "," + text(&random) + "]"
            case 3: "{\"a\": " + text(&random) + "}"
            case 4: "\"2020-13-01\""
            case 5: "-1e400"
            default: text(&random)
            }
          return "\"\(random.pick(keys))\": \(value)"
        }
        let own = random.chance(80) ? "\"\(key)\": \"K\(number)\"" : "\"\(key)\": \"K0\""
        return "{" + ([own] + values).joined(separator: ", ") + "}"
      }
      return "[" + records.joined(separator: ",\n") + "]"
    }
    return [
      "organizations.json": records(400, "creditCode"), "enforcement.json": records(200, "id"), "projects.json": "[{]",
      "alliances.ndjson": "{\"id\": \"1\"}\nno json\n{\"id\": ", "memberships.json": records(50, "id"),
      "register.json": "{\"title\": \"\\u001b]0;x\\u0007\", \"asOf\": \"never\"}", "views.json": "[{}, 3]",
      "figures.json": "{", "rules/a.json": "[{\"id\": \"x\"}]", "notes.txt": "x",
    ]
  }

  /// Changes the files of the changing register: other numbers of records, other orders, damaged and missing files.
  static func change(_ number: Int, in scratch: Scratch, original: [String: Data]) throws {
    var random = SplitMix64(seed: UInt64(number))
    let name = random.pick(original.keys.sorted().filter { $0.hasSuffix(".json") })
    let path = scratch.file("register/\(name)")
    let whole = original[name] ?? Data()
    switch random.below(8) {
    case 0: try? FileManager.default.removeItem(atPath: path)
    case 1: try scratch.write("register/\(name)", whole.prefix(random.below(whole.count + 1)), replacing: true)
    case 2: try scratch.write("register/\(name)", Data("[]".utf8), replacing: false)
    case 3...6:
      guard var records = (try? JSONSerialization.jsonObject(with: whole)) as? [Any] else { break }
      if random.chance(30) { records.reverse() }
      let kept = Array(records.prefix(random.below(records.count + 1)))
      let data = try JSONSerialization.data(withJSONObject: kept)
      try scratch.write("register/\(name)", data, replacing: random.chance(50))
    default: try scratch.write("register/\(name)", whole, replacing: true)
    }
  }
}
