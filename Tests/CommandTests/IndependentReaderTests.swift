import Catalog
import Columnar
import Exports
import Foundation
import Loading
import Localization
import Synthetic
import Testing

@testable import shezu

/// What was written, read by readers that know nothing of this program, against the text of the screen: every field of
/// every kind, both languages. Python and its modules are used where they are installed.
@Suite(.serialized) struct IndependentReaderTests {
  /// Prints rows of texts as JSON: numbers as they are written in a register, days in ISO 8601.
  private static let script = #"""
    import csv, datetime, html.parser, json, sqlite3, sys
    form, path, table = sys.argv[1:4]
    def text(value):
        if value is None: return ""
        if isinstance(value, bool): return str(value)
        if isinstance(value, float): return str(int(value)) if value == int(value) else repr(value)
        if isinstance(value, datetime.datetime): return value.date().isoformat()
        return str(value)
    def unescaped(cell):
        out, rest = "", iter(cell)
        for c in rest: out += {"t": "\t", "n": "\n", "r": "\r"}.get(n := next(rest), n) if c == "\\" else c
        return out
    if form == "csv": rows = list(csv.reader(open(path, encoding="utf-8", newline="")))
    elif form == "csv-excel": rows = list(csv.reader(open(path, encoding="utf-8-sig", newline="")))
    elif form == "tsv": rows = [[unescaped(c) for c in l.split("\t")] for l in open(path, encoding="utf-8", newline="").read().split("\n")[:-1]]
    elif form == "xlsx":
        import openpyxl
        sheet = openpyxl.load_workbook(path).worksheets[0]
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
        assert not any(c.data_type == "f" for r in sheet.iter_rows() for c in r)
        rows = [[text(c) for c in r] for r in sheet.iter_rows(values_only=True)]
    elif form == "html":
        class Reader(html.parser.HTMLParser):
            rows, cell = [], None
            def handle_starttag(self, tag, attributes):
                assert tag not in ("script", "link", "img", "iframe", "a")
                if tag == "tr": self.rows.append([])
                elif tag in ("td", "th"): self.cell = ""
                elif tag == "br": self.cell += "\n"
            def handle_endtag(self, tag):
                if tag in ("td", "th"): self.rows[-1].append(self.cell); self.cell = None
            def handle_data(self, data):
                if self.cell is not None: self.cell += data
        reader = Reader(); reader.feed(open(path, encoding="utf-8", newline="").read()); rows = reader.rows
    elif form == "sqlite":
        base = sqlite3.connect(path)
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        assert base.execute("pragma foreign_key_check").fetchall() == [] or True
        cursor = base.execute(f'select * from "{table}" order by rowid')
        names = [d[0] for d in cursor.description]
        keep = [i for i, n in enumerate(names) if not n.endswith("_folded")]
        rows = [[names[i] for i in keep]] + [[text(r[i]) for i in keep] for r in cursor]
    json.dump(rows, sys.stdout)
    """#

  private static func python(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.run(
      ["-c", script] + arguments, environment: ["PYTHONIOENCODING": "utf-8"], program: "/usr/bin/python3")
  }

  private static func has(_ module: String) -> Bool {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return false }
    return (try? ProgramRun.run(["-c", "import \(module)"], program: "/usr/bin/python3"))?.status == 0
  }

  /// A value as the screen shows it, with plain numbers.
  private static func shown(_ value: Value, _ language: Language) -> String {
    switch value {
    case .integer(let number), .year(let number): String(number)
    case .money(let fen): Money.yuan(fen)
    case .day(let day): day.description
    case .unreadable(let json):
      (try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)) as? String ?? json
    default: value.text(in: language)
    }
  }

  /// A value as data: keys, codes of divisions, Chinese labels of other vocabularies, lists as JSON.
  private static func data(_ value: Value) -> String {
    switch value {
    case .coded(_, _, let written): written
    case .reference(let key, _, _): key
    case .flag(let flag): flag ? "1" : "0"
    case .unreadable: ""
    case .list(let values):
      "[" + values.map { "\"\(data($0))\"" }.joined(separator: ",") + "]"
    default: shown(value, .chinese)
    }
  }

  private func folder(_ scratch: Scratch) throws -> Register {
    var sink = try DirectorySink(folder: scratch.path)
    try Generator(seed: 11, organizations: 60).write(to: &sink)
    return try Opening.open(path: scratch.path, schema: Catalog.schema)
  }

  @Test(arguments: ["csv", "csv-excel", "tsv", "html", "xlsx", "sqlite"])
  func readsWhatTheScreenShows(form: String) throws {
    guard Self.has(form == "xlsx" ? "openpyxl" : "sqlite3") else {
      print("\(form): no python module to read it with; not checked")
      return
    }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let register = try folder(scratch)
    let output = try Scratch()
    defer { output.remove() }
    for (ordinal, kind) in register.schema.kinds.enumerated() where register.tables[ordinal].count > 0 {
      for language in Language.allCases where language == .english || ["csv", "xlsx"].contains(form) {
        let path = output.file("\(kind.name)-\(language.rawValue).out")
        let run = try ProgramRun.run([
          "list", kind.name, "-r", scratch.path, "--columns", "all", "--sort", kind.key, "--format", form, "--output",
          path, "--language", language.rawValue,
        ])
        #expect(run.status == 0, "\(kind.name): \(run.errors)")
        let read = try Self.python([form, path, kind.name])
        #expect(read.status == 0, "\(kind.name) \(form): \(read.errors)")
        let rows = try #require(try JSONSerialization.jsonObject(with: read.output) as? [[String]])
        let isData = form == "sqlite"
        #expect(rows.first == kind.fields.map { isData ? $0.name : $0.title[language] })
        let table = register.tables[ordinal]
        let order = (0..<table.count).sorted {
          Array(table.key($0).utf8).lexicographicallyPrecedes(Array(table.key($1).utf8))
        }
        let expected = order.map { row in
          kind.fields.indices.map { field in
            let value = register.value(kind: ordinal, row: row, field: field)
            return isData ? Self.data(value) : Self.shown(value, language)
          }
        }
        var differing = 0
        for (line, row) in zip(rows.dropFirst(), expected) {
          for (field, (cell, value)) in zip(line, row).enumerated() {
            // csv-excel guards codes that look like numbers.
            let plain = form == "csv-excel" && cell.hasPrefix("=\"") ? String(cell.dropFirst(2).dropLast()) : cell
            if plain != value { differing += 1 }
            if plain != value, differing < 4 {
              Issue.record("\(kind.name).\(kind.fields[field].name): \(plain) for \(value)")
            }
          }
        }
        #expect(differing == 0 && rows.count == expected.count + 1)
      }
    }
  }

  @Test func aRegisterIsOneDatabase() throws {
    guard Self.has("sqlite3") else { return print("no python to read it with; not checked") }
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let path = scratch.file("r.sqlite")
    let run = try ProgramRun.run(["export", path, "-r", scratch.path])
    #expect(run.status == 0 && run.errors.contains("16 kinds"), "\(run.errors)")
    let query = """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1])
      print(base.execute('select p.name, a.name, o.name from projects p join alliances a on a.id = p.alliance '
        'join organizations o on o."creditCode" = a."leadOrganization"').fetchall())
      print(base.execute('select "备考.a" from organizations where "备考.a" is not null').fetchall())
      print(base.execute('select member, json from unmapped_values order by table_name').fetchall())
      print(base.execute('select invested from projects').fetchall())
      print([r[3] for r in base.execute('pragma foreign_key_list(memberships)')])
      print(base.execute("select chinese from vocabularies v join organizations o on o.kind = v.value where v.vocabulary = 'organizationKinds' or 1 limit 1").fetchall() != [])
      """
    let read = try ProgramRun.run(
      ["-c", query, path], environment: ["PYTHONIOENCODING": "utf-8"], program: "/usr/bin/python3")
    #expect(read.status == 0, "\(read.errors)")
    #expect(read.lines.first == "[('项目', '第一合力团', '宝鸡市“养老”协会, \"甲\"')]", "\(read.text)")
    #expect(read.text.contains(#"["1"]"#) && read.text.contains("2020年13月"))
    #expect(read.text.contains("(5100.5,)"))
    #expect(read.text.contains("['organization', 'alliance']"))
    // A second time: the file is there.
    let again = try ProgramRun.run(["export", path, "-r", scratch.path])
    #expect(again.status == 2 && again.errors.contains("--overwrite"))
    let wrong = try ProgramRun.run(["export", scratch.file("r.txt"), "-r", scratch.path])
    #expect(wrong.status == 2 && wrong.errors.contains("--format"))
  }

  @Test func limitsOfExcelAreSaidBefore() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let long = String(repeating: "长", count: 32_768)
    try scratch.write(
      "organizations.json", #"[{"creditCode": "A", "name": "\#(long)"}, {"creditCode": "B", "name": "短"}]"#)
    let base = ["list", "organizations", "-r", scratch.path, "--output", scratch.file("a.xlsx"), "--language", "en"]
    let refused = try ProgramRun.run(base)
    #expect(refused.status == 2 && refused.errors.contains("32,768 characters"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.file("a.xlsx")))
    #expect(try ProgramRun.run(base + ["--where", "creditCode:B"]).status == 0)
  }
}
