import Foundation
import JSON
import Localization
import Testing

@testable import shezu

/// config.json: every fault with its line, what holds and where it comes from, and the JSON Schema.
struct ConfigurationTests {
  private func run(_ text: String, _ arguments: [String], _ changes: [String: String] = [:]) throws -> ProgramRun {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try FileManager.default.createDirectory(atPath: scratch.file("shezu"), withIntermediateDirectories: true)
    try scratch.write("shezu/config.json", text)
    return try ProgramRun.run(arguments, environment: ["XDG_CONFIG_HOME": scratch.path].merging(changes) { $1 })
  }

  /// The line of the fault, and words of its sentence.
  static let faults: [(text: String, line: Int, words: [String])] = [
    ("{\n\"langage\": \"en\"}", 2, ["langage", "did you mean “language”?"]),
    ("{\n\n\"colour\": 1}", 3, ["there are: language, theme"]),
    ("{\"theme\": \"ligth\"}", 1, ["theme", "“ligth”", "dark, light, basic, none", "did you mean “light”?"]),
    ("{\"ambiguousWidth\": 3}", 1, ["ambiguousWidth", "1, 2"]),
    ("{\"mouse\": \"yes\"}", 1, ["mouse", "true, false"]),
    ("{\"mouse\": true,\n\"mouse\": false}", 2, ["line 1 gives it already"]),
    ("{\"keys\": 1}", 1, ["keys", "an object"]),
    ("{\"keys\": {\n\"sort-colum\": [\"x\"]}}", 2, ["sort-colum", "Did you mean “sort-column”?"]),
    ("{\"keys\": {\n\"export\": [\"NoKey\"]}}", 2, ["export", "“NoKey”"]),
    ("{\"keys\": {\"export\": [1]}}", 1, ["export", "an array of strings"]),
    ("[]", 1, ["expected an object"]),
    ("{\n  bad: 1}", 2, ["double quotes"]),
    ("{\"mouse\": true}\n x", 2, ["'x' follows"]),
  ]

  @Test(arguments: faults.indices)
  func everyFaultIsToldWithItsLine(index: Int) throws {
    let (text, line, words) = Self.faults[index]
    let config = try run(text, ["config"])
    #expect(config.status == 1, "\(config.errors)")
    #expect(config.errors.contains("config.json:\(line): "), "\(config.errors)")
    for word in words { #expect(config.errors.contains(word), "\(config.errors)") }
    // A command works all the same, and says that there is a fault.
    let count = try run(text, ["count", "organizations"])
    #expect(count.status == 0 && count.errors.contains("config.json:\(line): "))
  }

  @Test func allFaultsAreListedAndTheRestHolds() throws {
    let text =
      "{\"langage\": 1,\n\"theme\": \"x\",\n\"keys\": {\"sort-column\": [\"j\"], \"exprt\": []},\n\"mouse\": true}"
    let config = try run(text, ["config"])
    #expect(config.errors.split(separator: "\n").count == 4)
    #expect(config.errors.contains(":3: sort-column: the key “j” was that of move-down"))
    let lines = try run(text, ["config", "--format", "csv"]).lines
    #expect(lines.contains { $0.hasPrefix("mouse,true,") && $0.hasSuffix("config.json:4") })
    #expect(lines.contains { $0.hasPrefix("keys.sort-column,j,") && $0.hasSuffix("config.json:3") })
    let count = try run(text, ["count", "organizations"])
    #expect(count.errors.contains("3 faults; see shezu config"))
  }

  /// The language of the file holds for commands; the option comes before it.
  @Test func theLanguageHoldsForCommands() throws {
    let text = "{\"language\": \"zh\", \"$schema\": \"x\"}"
    #expect(try run(text, ["help"]).text.hasPrefix("概述："))
    #expect(try run(text, ["help", "--language", "en"]).text.hasPrefix("OVERVIEW: "))
    #expect(try run(text, ["list", "organizations", "--limit", "1", "--format", "csv"]).text.hasPrefix("名称,"))
    let config = try run(text, ["config", "--format", "csv"])
    #expect(config.status == 0 && config.errors.isEmpty && config.text.contains("language,zh,"))
    let locale = try run("{}", ["config", "--format", "csv"], ["LC_ALL": "zh_CN.UTF-8"])
    #expect(locale.text.contains("language,zh,LC_ALL=zh_CN.UTF-8"))
  }

  @Test func theSchemaNamesEverySettingAndCommand() throws {
    let schema = try JSONValue(parsing: try ProgramRun.run(["config", "--json-schema"]).text)
    for setting in Setting.allCases {
      let member = try #require(schema["properties"]?[setting.rawValue])
      #expect(member["description"]?.string?.isEmpty == false)
      if setting != .keys { #expect(member["enum"]?.array == setting.values) }
    }
    let keys = try #require(schema["properties"]?["keys"]?["properties"]?.object)
    #expect(keys.keys.contains("sort-column") && keys.keys.contains("go-back"))
  }
}
