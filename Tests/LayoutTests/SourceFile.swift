/// One Swift file, read without a compiler: enough to know what it imports, declares and names.
struct SourceFile {
  /// Relative to its target: `Binding/Binder+Paths.swift`.
  let path: String
  let text: String
  /// The text without comments and without the contents of literals; interpolations stay.
  let code: String
  /// The modules that the file imports, submodules counted as their module.
  let imports: Set<String>
  /// The types that the file declares outside of other types, extensions and functions.
  let types: [String]
  /// The types that the file extends: `Query.Path` for `extension Query.Path`.
  let extended: [String]
  /// Names that may be types: capitalized, and no member of something.
  let names: Set<String>

  init(path: String, text: String) {
    self.path = path
    self.text = text
    let code = CodeScanner.code(of: text)
    self.code = code
    imports = Set(
      code.matches(
        of: #/(?m)^(?:@\w+ |public |package |internal )*import (?:(?:struct|class|enum|func|protocol) )?(\w+)/#
      ).map { String($0.output.1) })
    types = code.matches(
      of: #/(?m)^(?:@\w+(?:\([^)]*\))? )*(?:\w+ )*?(?:struct|class|enum|protocol|actor|typealias) (\w+)/#
    ).map { String($0.output.1) }
    extended = code.matches(of: #/(?m)^(?:@\w+ )*(?:\w+ )?extension (\w+(?:\.\w+)*)/#).map { String($0.output.1) }
    names = Set(code.matches(of: #/(?:^|[^.\w@])([A-Z]\w*)/#).map { String($0.output.1) })
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The folder within the target; empty for the files beside its folders.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The first folder of the path within the target.
  var topFolder: String { folder.split(separator: "/").first.map(String.init) ?? "" }
}
