import Foundation

/// The checkout that the tests were built from, read as text.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func sources(of target: String) throws -> [URL] {
    let folder = root.appendingPathComponent("Sources/\(target)")
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  /// The modules that a Swift file imports, submodules counted as their module.
  static func imports(in text: String) -> Set<String> {
    var modules: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let position = words.firstIndex(of: "import"), position + 1 < words.count else { continue }
      let attributes = words[..<position]
      guard attributes.allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "private"].contains($0) }) else {
        continue
      }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"]
      let name =
        kinds.contains(words[position + 1]) && position + 2 < words.count ? words[position + 2] : words[position + 1]
      if let module = name.split(separator: ".").first { modules.insert(String(module)) }
    }
    return modules
  }

  /// Targets of the manifest that are no tests, with the project's own targets that they name.
  static func declaredDependencies() throws -> [String: Set<String>] {
    let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    var declared: [String: Set<String>] = [:]
    let declaration =
      #/\.(?:target|executableTarget)\(\s*name:\s*"(?<name>\w+)"(?<rest>.*?)(?=\n    \.|\n    //|\n  \])/#
      .dotMatchesNewlines()
    for match in manifest.matches(of: declaration) {
      let rest = match.output.rest
      // Test support lives under Tests/ and is no part of the program.
      if rest.contains("path: \"Tests/") { continue }
      var names: Set<String> = []
      if let list = rest.firstMatch(of: #/dependencies:\s*\[(?<list>.*?)\]/#.dotMatchesNewlines()) {
        let own = list.output.list.replacing(#/\.product\([^)]*\)/#, with: "")
        for name in own.matches(of: #/"(?<name>\w+)"/#) { names.insert(String(name.output.name)) }
      }
      declared[String(match.output.name)] = names
    }
    return declared
  }
}
