import Catalog
import Foundation
import Testing

/// The JSON Schema, checked with the Python package jsonschema.
struct SchemaTests {
  /// A Python with jsonschema, or nil.
  private static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3", pythonInPath].compactMap { $0 }
    .first { path in
      FileManager.default.isExecutableFile(atPath: path)
        && (try? ProgramRun.run(["-c", "import jsonschema"], program: path).status) == 0
    }

  private static var pythonInPath: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/python3" }.first { path in
      FileManager.default.isExecutableFile(atPath: path)
        && (try? ProgramRun.run(["-c", "import jsonschema"], environment: ownPath, program: path).status) == 0
    }
  }

  private static var ownPath: [String: String] {
    ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "PYENV_ROOT"].contains($0.key) }
  }

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = 0
    for name, path in zip(sys.argv[2::2], sys.argv[3::2]):
        part = {"$schema": schema["$schema"], "$ref": "#/$defs/" + name, "$defs": schema["$defs"]}
        validator = Draft202012Validator(part, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for error in list(validator.iter_errors(json.load(open(path, encoding="utf-8"))))[:3]:
            print(name, error.json_path, error.message[:200])
            faults += 1
    print("faults", faults)
    """

  private func faults(_ folder: String, _ names: [String]) throws -> [Substring] {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("schema.json", try ProgramRun.run(["fields", "--json-schema"]).text)
    try scratch.write("validate.py", Self.script)
    let files = names.flatMap { [$0, "\(folder)/\($0).json"] }
    let python = try #require(Self.python)
    let run = try ProgramRun.run(
      [scratch.file("validate.py"), scratch.file("schema.json")] + files, environment: Self.ownPath, program: python)
    #expect(run.status == 0, "\(run.errors)")
    return run.lines
  }

  /// register.json and every kind that the folder has a file of.
  private func names(in folder: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    return (["register"] + Catalog.kinds.map(\.name)).filter { files.contains("\($0).json") }
  }

  @Test(.enabled(if: python != nil, "no Python with jsonschema here"))
  func theBundledRegisterPasses() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    #expect(try ProgramRun.run(["generate", scratch.file("bundled")]).status == 0)
    let names = try names(in: scratch.file("bundled"))
    #expect(names.count >= 7)
    #expect(try faults(scratch.file("bundled"), names) == ["faults 0"])
  }

  @Test(.enabled(if: python != nil, "no Python with jsonschema here"))
  func invalidDocumentsFail() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    try scratch.write("organizations.json", #"[{"creditCode": 51, "name": "甲", "kind": "不存在的种类"}]"#)
    let found = try faults(scratch.path, ["organizations"])
    #expect(found.contains { $0.contains("$[0].creditCode") })
    #expect(found.contains { $0.contains("$[0].kind") })
  }
}
