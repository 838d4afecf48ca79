import Testing

/// One name, one thing: types over all targets, and the files that declare them.
@Suite struct NameTests {
  @Test func typeNamesAreUniqueOverAllTargets() {
    var owners: [String: Set<String>] = [:]
    for target in Checkout.sources {
      for file in target.files { for type in file.types { owners[type, default: []].insert(target.name) } }
    }
    for (type, targets) in owners where targets.count > 1 {
      #expect(Bool(false), "\(type) is declared in \(targets.sorted().joined(separator: " and "))")
    }
    for target in Checkout.sources where !Self.modulesNamedAfterTheirType.contains(target.name) {
      #expect(owners[target.name] == nil, "\(target.name) is a module and a type")
    }
  }

  /// A type that has the name of its module hides the module, so that `Module.Type` means a nested type. In these two the
  /// type is all that the module is about, and no other module writes their names before a type.
  static let modulesNamedAfterTheirType: Set<String> = ["Catalog", "Screen"]

  /// Folders whose files each hold one value of a type, and have the name of the value.
  static let foldersOfValues: Set<String> = [
    "Catalog/Kinds", "Catalog/Codebooks", "Exports/Formats", "shezu/Manual/Topics",
  ]

  /// Files that no type names, each with the reason.
  static let otherFiles: [String: String] = [
    "Bytes/ByteBuffer+Numerals.swift": "a ByteBuffer is a GrowingBuffer of bytes",
    "JSON/ByteBuffer+Quoted.swift": "a ByteBuffer is a GrowingBuffer of bytes",
    "Catalog/Groups.swift": "the titles of the groups of fields, one place for all kinds",
    "Screen/Geometry.swift": "Position, Size and Rect, a few lines each",
    "shezu/ShellWord.swift": "a function",
  ]

  /// `Type.swift` declares the type, `Types.swift` the type and its values, and `Type+Part.swift` declares or extends it.
  @Test func everyFileIsNamedAfterItsType() {
    for target in Checkout.sources {
      for file in target.files where file.name != target.name + ".swift" {
        if Self.otherFiles["\(target.name)/\(file.name)"] != nil { continue }
        if Self.foldersOfValues.contains("\(target.name)/\(file.folder)") { continue }
        let stem = file.name.dropLast(".swift".count)
        let type = String(stem.prefix { $0 != "+" })
        let extended = file.extended.flatMap { $0.split(separator: ".").map(String.init) }
        let isPart = stem.contains("+") && extended.contains(type)
        let isPlural = (file.types + extended).contains { Self.plural($0) == type }
        #expect(
          file.types.contains(type) || isPart || isPlural,
          "\(target.name)/\(file.path) declares \(file.types.joined(separator: ", "))")
      }
    }
  }

  private static func plural(_ type: String) -> String {
    type.hasSuffix("y") ? type.dropLast() + "ies" : type + "s"
  }
}
