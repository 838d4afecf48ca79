import Catalog
import Columnar
import Foundation
import Loading
import Testing

@testable import shezu

/// The exit status of every command as one table: 0 done, 1 nothing found or something wrong, 2 wrong use or unwritable
/// output, 3 a file that cannot be read.
@Suite struct ExitStatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// `{clean}` and the like are folders of `folders`.
    let arguments: String
    let status: Int32
    var testDescription: String { "\(status) \(arguments)" }

    init(_ status: Int32, _ arguments: String) {
      self.status = status
      self.arguments = arguments
    }
  }

  /// Registers in folders: without any problem, empty, with notes, with warnings only, with errors, with a file that is no
  /// JSON, and with files of figures that are wrong.
  static let folders = ["clean", "empty", "warnings", "errors", "damaged", "figures", "badfigures"]

  private static let organization =
    #"{"creditCode": "51610000MJEX00005Q", "name": "甲协会", "kind": "社会团体", "status": "正常"}"#

  private static func fill(_ scratch: Scratch) throws {
    for folder in folders {
      try FileManager.default.createDirectory(atPath: scratch.file(folder), withIntermediateDirectories: true)
      try scratch.write("\(folder)/register.json", #"{"title": "试", "asOf": "2020-12-31"}"#)
      try scratch.write("\(folder)/organizations.json", folder == "empty" ? "[]" : "[\(organization)]")
    }
    try scratch.write(
      "warnings/organizations.json",
      #"[{"creditCode": "51610000MJEX00005Q", "name": "甲", "kind": "社会团体", "status": "正常", "registeredOn": "2030-01-01"}]"#
    )
    try scratch.write(
      "errors/organizations.json",
      #"[{"creditCode": "51610000MJEX00005Q", "name": "甲", "kind": "社会团体", "status": "正常", "registeredOn": "2020-13-01"}]"#
    )
    try scratch.write("damaged/memberships.json", "[{]")
    let figure =
      #"{"id":"A1","section":{"zh":"一","en":"one"},"label":{"zh":"总数","en":"all"},"published":"1","unit":{"zh":"家","en":"bodies"},"qualifier":"exact","period":"2020","source":"甲","kind":"organizations","query":"","measure":"count"}"#
    try scratch.write("figures/figures.json", "[\(figure)]")
    try scratch.write("badfigures/figures.json", #"[\#(figure),{"id":"A2"}]"#)
  }

  static let cases: [Case] = [
    // list
    Case(0, "list organizations -r {clean}"), Case(0, "list organizations -r {clean} --limit 0"),
    Case(1, "list organizations -r {clean} --where 乙"), Case(1, "list organizations -r {empty}"),
    Case(0, "list organizations -r {errors}"), Case(3, "list organizations -r {damaged}"),
    Case(3, "list organizations -r {damaged} --where 乙"), Case(3, "list organizations -r {none}"),
    Case(2, "list organizations -r {clean} --where ("), Case(2, "list nothing -r {clean}"),
    Case(2, "list organizations -r {clean} --columns nothing"), Case(2, "list organizations -r {clean} --sort nothing"),
    Case(2, "list organizations -r {clean} --format nothing"), Case(2, "list organizations -r {clean} --limit -1"),
    Case(2, "list organizations -r {clean} --output {none}/a.csv"), Case(2, "list"),
    Case(2, "list organizations -r {clean} --output /dev/full --format csv"),
    // count
    Case(0, "count organizations -r {clean}"), Case(1, "count organizations -r {clean} --where 乙"),
    Case(1, "count organizations -r {empty}"), Case(0, "count organizations -r {clean} --by kind"),
    Case(1, "count organizations -r {empty} --by kind"), Case(3, "count organizations -r {damaged}"),
    Case(0, "count organizations -r {clean} --by kind --measure sum(capital)"),
    Case(2, "count organizations -r {clean} --by nothing"),
    Case(0, "count organizations -r {clean} --by kind --across region.city"),
    Case(2, "count organizations -r {clean} --across kind"),
    Case(0, "describe organizations -r {clean}"), Case(1, "describe organizations -r {clean} --where 乙"),
    Case(3, "describe organizations -r {damaged}"), Case(2, "describe nothing -r {clean}"),
    Case(2, "list organizations -r {clean} --totals nothing"),
    Case(2, "count organizations -r {clean} --measure nothing(x)"),
    // show
    Case(0, "show organizations 51610000MJEX00005Q -r {clean}"), Case(1, "show organizations 0 -r {clean}"),
    Case(3, "show organizations 51610000MJEX00005Q -r {damaged}"), Case(2, "show organizations -r {clean}"),
    // check
    Case(0, "check {clean}"), Case(0, "check {empty}"), Case(1, "check {warnings}"), Case(1, "check {errors}"),
    Case(3, "check {damaged}"), Case(3, "check {none}"), Case(1, "check {warnings} --format csv"),
    Case(2, "check {clean} --format nothing"),
    // figures
    Case(0, "figures {figures}"), Case(1, "figures {badfigures}"), Case(1, "figures {clean}"),
    Case(3, "figures {none}"),
    Case(2, "figures {figures} --format nothing"),
    // findings
    Case(1, "findings {clean} --where rule=none"), Case(1, "findings {empty}"), Case(2, "findings {clean} --within -5"),
    Case(2, "findings {clean} --within=-5"), Case(0, "findings {clean} --rules"), Case(3, "findings {none}"),
    Case(2, "findings {clean} --as-of 2020-02-30"),
    // diff
    Case(0, "diff {clean} {clean}"), Case(1, "diff {clean} {empty}"), Case(1, "diff {empty} {clean}"),
    Case(3, "diff {damaged} {clean}"), Case(3, "diff {clean} {damaged}"), Case(3, "diff {none} {clean}"),
    Case(2, "diff {clean}"),
    // fields, help, generate, browse, document
    Case(0, "fields"), Case(0, "fields organizations"), Case(2, "fields nothing"), Case(0, "help"),
    Case(0, "help list"),
    Case(0, "help queries"), Case(2, "help nothing"), Case(0, "--help"), Case(0, "list --help"), Case(0, "--version"),
    Case(0, "generate {new} --organizations 5"), Case(2, "generate {clean}"), Case(2, "generate"),
    Case(2, "browse {clean}"), Case(2, "browse {clean} --view nothing"), Case(3, "nothing"), Case(2, "--nothing"),
    Case(2, "document --checkout {none}"),
    // columns, config, completion
    Case(0, "columns {clean}"), Case(3, "columns {none}"), Case(2, "columns {clean} --format nothing"),
    Case(0, "config"), Case(0, "config --json-schema"), Case(0, "completion bash"), Case(2, "completion nothing"),
    // life, sql
    Case(0, "life organizations 51610000MJEX00005Q -r {warnings}"), Case(1, "life organizations 0 -r {clean}"),
    Case(3, "life organizations 51610000MJEX00005Q -r {none}"), Case(2, "life organizations -r {clean}"),
    Case(0, "sql organizations -r {clean}"), Case(0, "sql organizations -r {clean} --dialect clickhouse --limit 3"),
    Case(2, "sql organizations -r {clean} --dialect nothing"), Case(2, "sql organizations -r {clean} --where bj"),
    Case(2, "sql organizations -r {clean} --sort name"), Case(3, "sql organizations -r {damaged}"),
    // search, export, verify, watch
    Case(0, "search 甲 -r {clean}"), Case(1, "search 乙 -r {clean}"), Case(3, "search 甲 -r {none}"),
    Case(2, "export -r {clean}"), Case(3, "verify {none}"), Case(2, "watch nothing -r {clean}"),
  ]

  @Test func theWarningsAreWarnings() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try Self.fill(scratch)
    let worst = try ["clean", "warnings", "errors"].map { folder in
      try Opening.open(path: scratch.file(folder), schema: Catalog.schema).diagnostics.map(\.severity).max() ?? .note
    }
    #expect(worst == [.note, .warning, .error])
  }

  @Test func everyCommandIsThere() {
    for command in Shezu.commands {
      #expect(Self.cases.contains { $0.arguments.hasPrefix(command.name) }, "\(command.name)")
    }
  }

  @Test(arguments: cases)
  func status(_ example: Case) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try Self.fill(scratch)
    let arguments = example.arguments.split(separator: " ").map { word in
      (Self.folders + ["none", "new"]).reduce(String(word)) { text, folder in
        text.replacingOccurrences(of: "{\(folder)}", with: scratch.file(folder))
      }
    }
    let run = try ProgramRun.run(arguments)
    #expect(run.status == example.status, "\(run.errors)")
    // What ends with 2 or 3 says why.
    if example.status >= 2 { #expect(!run.errors.isEmpty) }
  }

  /// Help is data like any other: a closed pipe is no error, a full disk is one, with a sentence.
  @Test(arguments: ["--help", "help", "help list", "help queries", "list --help", "--version", "fields"])
  func outputThatCannotBeWritten(_ words: String) throws {
    let script = "\"$0\" \(words) | true; echo ${PIPESTATUS[0]}; \"$0\" \(words) > /dev/full; echo $?"
    let run = try ProgramRun.run(["-c", script, ProgramRun.program], program: "/bin/bash")
    #expect(run.text == "0\n2\n")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  /// Arguments and names are bytes, and what is written is written under exactly these.
  @Test func pathsThatAreNotText() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let script = #"""
      set -e
      cd "$1"; folder=$(printf 'a\377b'); mkdir "$folder"
      printf '%s' '[{"creditCode": "51610000MJEX00005Q", "name": "甲协会"}]' > "$folder/organizations.json"
      cp "$folder/organizations.json" "$folder/$(printf 'z\345\256.json')"
      "$0" list organizations -r "$folder" --columns name --output "$(printf '\376.csv')"
      "$0" list organizations -r "$folder/organizations.json" --columns name > plain.csv
      "$0" check "$folder" --format csv > problems.csv || true
      "$0" list organizations -r "$(printf 'b\377')" || true
      ls | od -An -tx1 | tr -d ' \n'
      """#
    let run = try ProgramRun.run(["-c", script, ProgramRun.program, scratch.path], program: "/bin/bash")
    #expect(run.text.hasPrefix("61ff620a"), "\(run.text) \(run.errors)")
    #expect(run.text.hasSuffix("fe2e6373760a") && !run.text.contains("efbfbd"))
    #expect(String(decoding: try scratch.data("plain.csv"), as: UTF8.self).contains("甲协会"))
    #expect(String(decoding: try scratch.data("problems.csv"), as: UTF8.self).contains("z"))
    // A message shows the byte as the sign for what cannot be read.
    #expect(run.errors.contains("b\u{FFFD}") && !run.errors.unicodeScalars.contains { $0.value > 0x10FFFF - 0x200 })
  }
}
