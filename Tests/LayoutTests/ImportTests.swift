import Foundation
import Testing

/// The arrows between targets: the manifest, the sources and the rules of the architecture say the same.
@Suite struct ImportTests {
  /// Modules that a target must not import, although they come before it.
  static let forbidden: [String: Set<String>] = [
    // Drawing is tested without a terminal, and a new kind or file format cannot break it.
    "Interface": ["Terminal", "Catalog", "Loading", "Synthetic"],
    // What is computed over a register and what is written of it depends on no kind and on no way of loading.
    "Oversight": ["Catalog", "Loading"],
    "Exports": ["Catalog", "Loading", "Querying"],
    "Querying": ["Loading"],
    "Loading": ["Querying"],
  ]

  /// The one target that may import a module.
  static let onlyImporter = [
    "CNcursesw": "Terminal", "CPcre2": "Querying", "CXlsxWriter": "Exports", "CSQLite": "Exports",
    "ArgumentParser": "shezu", "Terminal": "shezu",
  ]

  /// Modules of the system that any Swift target may import. Foundation is not one of them: it costs start-up time and
  /// tens of megabytes, and its formatting depends on the locale of the process.
  static let system: Set<String> = ["Glibc", "Synchronization", "Dispatch", "ArgumentParser"]

  @Test func everyTargetDeclaresWhatItImports() throws {
    let declared = try Checkout.declaredDependencies()
    let own = Set(declared.keys)
    for target in Checkout.sources where !target.files.isEmpty {
      let imported = target.files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
      let dependencies = try #require(declared[target.name], "\(target.name) is not in the manifest")
      let missing = imported.intersection(own).subtracting(dependencies).sorted()
      #expect(missing.isEmpty, "\(target.name) imports \(missing) and does not declare it")
      let unused = dependencies.subtracting(imported).sorted()
      #expect(unused.isEmpty, "\(target.name) declares \(unused) and does not import it")
      let others = imported.subtracting(own).subtracting(Self.system).sorted()
      #expect(others.isEmpty, "\(target.name) imports \(others)")
    }
  }

  /// Tests may also depend on a program that they run.
  @Test func everyTestTargetDeclaresWhatItImports() throws {
    let declared = try Checkout.declaredTestDependencies()
    let own = Set(try Checkout.declaredDependencies().keys).union(declared.keys)
    for target in Checkout.tests {
      guard let dependencies = declared[target.name] else { continue }
      let imported = target.files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }.intersection(own)
      let missing = imported.subtracting(dependencies).sorted()
      #expect(missing.isEmpty, "\(target.name) imports \(missing) and does not declare it")
      let unused = dependencies.subtracting(imported).subtracting(["shezu", "terminal-probe"]).sorted()
      #expect(unused.isEmpty, "\(target.name) declares \(unused) and does not import it")
    }
  }

  @Test func noTargetImportsWhatItMustNotKnow() {
    for target in Checkout.sources {
      for file in target.files {
        let wrong = file.imports.intersection(Self.forbidden[target.name] ?? []).sorted()
        #expect(wrong.isEmpty, "\(file.name) of \(target.name) imports \(wrong)")
        for (module, importer) in Self.onlyImporter where target.name != importer {
          #expect(!file.imports.contains(module), "\(file.name) of \(target.name) imports \(module)")
        }
      }
    }
  }

  @Test func topLevelHoldsFiveThings() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)
    let visible = Set(entries.filter { !$0.hasPrefix(".") })
    #expect(
      visible.subtracting(["Package.resolved"]) == ["Package.swift", "README.md", "Sources", "Tests", "Resources"])
  }
}
