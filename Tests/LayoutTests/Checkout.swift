import Foundation

/// The checkout that the tests were built from, read as text.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A folder of Sources or Tests that holds Swift files.
  struct Target {
    let name: String
    let files: [SourceFile]
  }

  /// The targets of Sources, by name. Those in C have no Swift files.
  static let sources: [Target] = targets(in: "Sources")

  /// The targets of Tests; the benchmarks are a package of their own, and fuzzing is built by hand.
  static let tests: [Target] = targets(in: "Tests").filter { !["Benchmarks", "Fuzz"].contains($0.name) }

  private static func targets(in folder: String) -> [Target] {
    let url = root.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { !$0.contains(".") }.sorted().map { name in
      Target(name: name, files: swiftFiles(in: url.appendingPathComponent(name)))
    }
  }

  private static func swiftFiles(in folder: URL) -> [SourceFile] {
    guard let entries = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    return entries.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { url in
      let path = url.path.dropFirst(folder.path.count + 1)
      return SourceFile(path: String(path), text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
    }.sorted { $0.path < $1.path }
  }

  /// The targets of Sources in the manifest, each with the project's own targets that it depends on; products of other
  /// packages are left out.
  static func declaredDependencies() throws -> [String: Set<String>] { try declaredDependencies(ofTests: false) }

  /// The same for the targets of Tests.
  static func declaredTestDependencies() throws -> [String: Set<String>] { try declaredDependencies(ofTests: true) }

  private static func declaredDependencies(ofTests: Bool) throws -> [String: Set<String>] {
    let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let declaration =
      #/\.(?<kind>target|executableTarget|testTarget)\(\s*name:\s*"(?<name>[\w-]+)"(?<rest>.*?)(?=\n    \.|\n\n|\n    //|\n  \])/#
      .dotMatchesNewlines()
    var declared: [String: Set<String>] = [:]
    for match in manifest.matches(of: declaration) {
      let rest = match.output.rest
      guard ofTests == (match.output.kind == "testTarget" || rest.contains("path: \"Tests/")) else { continue }
      var names: Set<String> = []
      if let list = rest.firstMatch(of: #/dependencies:\s*\[(?<list>.*?)\]/#.dotMatchesNewlines()) {
        let own = list.output.list.replacing(#/\.product\([^)]*\)/#, with: "")
        for name in own.matches(of: #/"(?<name>[\w-]+)"/#) { names.insert(String(name.output.name)) }
      }
      declared[String(match.output.name)] = names
    }
    return declared
  }
}
