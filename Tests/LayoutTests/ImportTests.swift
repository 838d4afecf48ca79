import Foundation
import Testing

/// Holds the one-way imports of the architecture against the manifest and against every source file.
@Suite struct ImportTests {
  /// Which of the project's own modules a target may import. The manifest must say the same; sources may say less.
  static let allowed: [String: Set<String>] = [
    "CNcursesw": [], "CPcre2": [], "CScan": [], "CResources": [],
    "Localization": [],
    "Bytes": [],
    "JSON": ["Localization", "Bytes", "CScan"],
    "HanText": ["CResources", "CScan"],
    "Screen": [],
    "Terminal": ["Localization", "Screen", "CNcursesw"],
    "Columnar": ["Localization", "HanText", "CScan"],
    "Loading": ["Localization", "Bytes", "Columnar", "HanText", "JSON", "CScan"],
    "Querying": ["Localization", "Columnar", "HanText", "CPcre2", "CScan"],
    "Statistics": ["Localization", "Columnar", "Querying", "HanText"],
    "Assisting": ["Localization", "Columnar", "Querying", "Statistics", "HanText"],
    "Catalog": ["Localization", "Columnar"],
    "Synthetic": ["Bytes", "JSON", "Catalog", "Columnar"],
    "Oversight": ["Localization", "Columnar", "Querying", "Statistics", "JSON"],
    "Exports": ["Localization", "Bytes", "JSON", "Columnar"],
    "Interface": [
      "Localization", "Bytes", "Screen", "Columnar", "Querying", "Statistics", "Assisting", "Oversight", "Exports",
    ],
    "shezu": [
      "Localization", "JSON", "Screen", "Terminal", "Columnar", "Loading", "Querying", "Statistics", "Assisting",
      "Catalog",
      "Synthetic", "Oversight", "Exports", "Interface", "CResources",
    ],
  ]

  /// Modules of the system that any Swift target may import. Foundation is not one of them: it costs start-up time and
  /// tens of megabytes, and the C locale of its formatting is not ours.
  static let system: Set<String> = ["Glibc", "Synchronization", "Dispatch", "ArgumentParser"]

  @Test func everyTargetOfTheManifestIsKnownAndDependsOnNoMoreThanAllowed() throws {
    let declared = try Checkout.declaredDependencies()
    #expect(Set(declared.keys) == Set(Self.allowed.keys))
    for (target, dependencies) in declared {
      let allowed = Self.allowed[target] ?? []
      #expect(dependencies.isSubset(of: allowed), "\(target) declares \(dependencies.subtracting(allowed))")
    }
  }

  @Test func everySourceImportsOnlyWhatItsTargetMay() throws {
    for target in Self.allowed.keys.sorted() {
      let allowed = (Self.allowed[target] ?? []).union(Self.system)
      for file in try Checkout.sources(of: target) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for module in Checkout.imports(in: text) {
          #expect(allowed.contains(module), "\(file.lastPathComponent) of \(target) imports \(module)")
        }
      }
    }
  }

  @Test func onlyTheProgramParsesArguments() throws {
    for target in Self.allowed.keys where target != "shezu" {
      for file in try Checkout.sources(of: target) {
        let imports = Checkout.imports(in: try String(contentsOf: file, encoding: .utf8))
        #expect(!imports.contains("ArgumentParser"), "\(file.lastPathComponent)")
      }
    }
  }

  @Test func theVisibleTopLevelHoldsFiveThings() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)
    let visible = Set(entries.filter { !$0.hasPrefix(".") })
    #expect(
      visible.subtracting(["Package.resolved"]) == ["Package.swift", "README.md", "Sources", "Tests", "Resources"])
  }
}
