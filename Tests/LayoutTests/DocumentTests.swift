import Foundation
import Testing

/// What the READMEs say about files, types and imports is true.
@Suite struct DocumentTests {
  private static let readmes = ["README.md", "Resources/Manual/zh/README.md", "Sources/README.md", "Tests/README.md"]

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Checkout.root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func exists(_ path: String, from folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  /// Every Swift file below Sources and Tests.
  private static let swiftFiles: [URL] = ["Sources", "Tests"].flatMap { folder in
    FileManager.default.enumerator(at: Checkout.root.appendingPathComponent(folder), includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
  }

  /// What is between backticks, outside blocks of code.
  private static func code(in text: String) -> [String] {
    text.split(separator: "```").enumerated().filter { $0.offset.isMultiple(of: 2) }
      .flatMap { $0.element.matches(of: #/`([^`\n]+)`/#) }.map { String($0.output.1) }
  }

  @Test(arguments: readmes) func linksLeadToFiles(path: String) throws {
    let folder = Checkout.root.appendingPathComponent(path).deletingLastPathComponent()
    for link in try Self.text(path).matches(of: #/\]\((?<target>[^)]+)\)/#) {
      let target = String(link.output.target)
      if target.hasPrefix("https://") { continue }
      #expect(Self.exists(target, from: folder), "\(path) links to \(target)")
    }
  }

  @Test(arguments: ["Sources/README.md", "Tests/README.md"]) func namedFilesExist(path: String) throws {
    let root = Checkout.root
    let folders = [
      root, root.appendingPathComponent("Sources"), root.appendingPathComponent("Tests"),
    ]
    let names = Set(Self.swiftFiles.map(\.lastPathComponent))
    let name = #/[A-Za-z0-9_.+/-]+/#
    let words = try Self.code(in: Self.text(path)).flatMap { $0.split(separator: " ").map(String.init) }
    for word in words where word.wholeMatch(of: name) != nil {
      if word.contains("/"), !word.hasPrefix(".build"), !word.hasPrefix("/") {
        #expect(folders.contains { Self.exists(word, from: $0) }, "\(path) names \(word)")
      } else if word.hasSuffix(".swift") {
        #expect(names.contains(word), "\(path) names \(word)")
      }
    }
  }

  @Test(arguments: ["Sources/README.md", "Tests/README.md"]) func namedTypesExist(path: String) throws {
    let words = Set(try Self.code(in: Self.text(path)).filter { $0.wholeMatch(of: #/[A-Z][a-z]\w+/#) != nil })
    var missing = words.subtracting(try Checkout.declaredDependencies().keys)
    for file in Self.swiftFiles {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/(?:struct|class|enum|protocol|typealias) (?<name>\w+)/#) {
        missing.remove(String(match.output.name))
      }
    }
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Checkout.root.appendingPathComponent("Tests").path)
    missing.subtract(folders)
    #expect(missing.isEmpty, "\(path) names \(missing.sorted())")
  }

  /// The table of targets in Sources/README.md lists the imports of the manifest.
  @Test func targetsAreThoseOfTheManifest() throws {
    var listed: [String: Set<String>] = [:]
    let text = try Self.text("Sources/README.md")
    let start = try #require(text.range(of: "| target | imports | owns |\n"))
    for line in text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
      guard line.hasPrefix("|") else { break }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
      let imports = cells[2].split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
      listed[cells[1].filter { $0 != " " }] = Set(imports)
    }
    let declared = try Checkout.declaredDependencies()
    #expect(Set(listed.keys) == Set(declared.keys))
    for (target, imports) in declared {
      #expect(listed[target] == imports, "\(target) imports \(imports.sorted().joined(separator: ", "))")
    }
  }
}
