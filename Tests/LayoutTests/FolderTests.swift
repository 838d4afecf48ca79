import Testing

/// The folders of a target: small enough to read at a glance, and without circles, so that each is understood with what
/// is below it.
@Suite struct FolderTests {
  static let mostFiles = 16

  /// Folders that may be larger, each with the reason.
  static let large: [String: String] = [
    "Catalog/Kinds": "one file a kind, and the kinds are the catalog",
    "Interface/Popups": "one file a popup",
    "Interface/Questions": "one file a question to the workers",
  ]

  @Test func noFolderHoldsTooManyFiles() {
    for target in Checkout.sources {
      let files = Dictionary(grouping: target.files, by: \.folder)
      for (folder, files) in files where files.count > Self.mostFiles {
        let path = folder.isEmpty ? target.name : "\(target.name)/\(folder)"
        #expect(Self.large[path] != nil, "\(path) holds \(files.count) files")
      }
    }
  }

  /// Folders that use each other, by target, each set with the reason.
  static let circles: [String: (folders: Set<String>, reason: String)] = [
    "Interface": (
      ["Model", "Commands", "Questions", "Popups", "Layout", "Views"],
      "one state machine: commands change the model, popups and questions are parts of it, views and layout read it"
    ),
    "shezu": (["Commands", "Manual"], "the manual describes the commands, and two commands print it"),
  ]

  /// Folders at the top of a target count as one with what is in them. Files beside them are left out: they hold what all
  /// folders share, and what joins them.
  @Test func foldersOfATargetFormNoCircle() {
    for target in Checkout.sources {
      let uses = FolderUses(target)
      let known = Self.circles[target.name]?.folders ?? []
      for (user, used) in uses.circles where !known.isSuperset(of: [user, used]) {
        let names = uses.names(from: user, in: used).joined(separator: ", ")
        #expect(Bool(false), "\(target.name): \(user) uses \(names) of \(used), which uses \(user)")
      }
    }
  }
}

/// Which folder of a target names top-level types of which other folder.
private struct FolderUses {
  private var uses: [String: [String: Set<String>]] = [:]

  init(_ target: Checkout.Target) {
    var folders: [String: String] = [:]
    for file in target.files { for type in file.types { folders[type] = file.topFolder } }
    for file in target.files where !file.topFolder.isEmpty {
      for name in file.names {
        guard let folder = folders[name], folder != file.topFolder, !folder.isEmpty else { continue }
        uses[file.topFolder, default: [:]][folder, default: []].insert("\(name) (\(file.name))")
      }
    }
  }

  /// Pairs of folders of which each leads to the other.
  var circles: [(user: String, used: String)] {
    uses.keys.sorted().flatMap { user in
      (uses[user] ?? [:]).keys.sorted().filter { reached(from: $0).contains(user) }.map { (user, $0) }
    }
  }

  func names(from user: String, in used: String) -> [String] { uses[user]?[used]?.sorted() ?? [] }

  private func reached(from folder: String) -> Set<String> {
    var reached: Set<String> = []
    var open = [folder]
    while let next = open.popLast() {
      for used in (uses[next] ?? [:]).keys where reached.insert(used).inserted { open.append(used) }
    }
    return reached
  }
}
