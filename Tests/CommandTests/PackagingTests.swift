import Catalog
import Columnar
import Foundation
import Localization
import Testing

@testable import shezu

/// What packages are made of: man pages, changelog, copyright, the libraries of the program, and the scripts of Resources.
/// Serialized, because man pages are made in the one language of the process.
@Suite(.serialized)
struct PackagingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func script(_ name: String) -> String { root.appendingPathComponent("Resources/\(name)").path }

  /// Runs a program that may not be installed; nil then.
  private static func run(_ program: String, _ arguments: [String]) throws -> ProgramRun? {
    guard let path = ["/usr/bin/", "/bin/"].map({ $0 + program }).first(where: FileManager.default.isExecutableFile)
    else {
      return nil
    }
    return try ProgramRun.run(arguments, environment: ["LC_ALL": "C.UTF-8", "MANWIDTH": "80"], program: path)
  }

  private static func pages(_ scratch: Scratch) throws -> [(path: String, text: String)] {
    let made = try ProgramRun.run(["document", "--man", scratch.file("man")])
    #expect(made.status == 0 && made.errors.isEmpty)
    let names = FileManager.default.enumerator(atPath: scratch.file("man"))?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.contains(#/\.\d$/#) }.sorted().map { name in
      (name, try String(contentsOfFile: scratch.file("man/\(name)"), encoding: .utf8))
    }
  }

  @Test func manPagesHoldEveryCommandOptionAndTopic() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let pages = Dictionary(uniqueKeysWithValues: try Self.pages(scratch))
    #expect(pages.count == 2 * (Shezu.commands.count + 3))
    for (folder, language) in [("", Language.english), ("zh_CN/", .chinese)] {
      for command in Shezu.commands {
        let page = try #require(pages["\(folder)man1/shezu-\(command.name).1"])
        #expect(page.contains(".TH \"SHEZU\\-\(command.name.uppercased())\" 1"))
        let described = try #require(CommandDescription.program().subcommand(named: command.name))
        for name in described.arguments.flatMap(\.names) {
          #expect(page.contains(name.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")))
        }
      }
      let main = try #require(pages["\(folder)man1/shezu.1"])
      for command in Shezu.commands { #expect(main.contains("shezu\\-\(command.name)")) }
      for setting in Setting.allCases { #expect(main.contains("\\fB\(setting.rawValue)\\fR")) }
      #expect(
        try #require(pages["\(folder)man7/shezu-query.7"]).contains(language == .chinese ? "五十个例子" : "Fifty examples"))
      #expect(try #require(pages["\(folder)man5/shezu-register.5"]).contains("views.json"))
    }
  }

  /// groff reads every page without a warning, and prints the names as they are typed.
  @Test func manPagesAreWellFormed() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    for (path, text) in try Self.pages(scratch) {
      guard
        let run = try Self.run("groff", ["-mandoc", "-Kutf8", "-Tutf8", "-ww", "-P-cbou", scratch.file("man/\(path)")])
      else { return }
      // groff breaks lines at blanks alone, and a Chinese sentence may have none.
      let warnings = run.errors.split(separator: "\n").filter { !$0.contains("can't break line") }
      #expect(run.status == 0 && warnings.isEmpty, "\(path): \(run.errors)")
      if text.contains("--language") || path.hasSuffix("1/shezu-list.1") { #expect(run.text.contains("--language")) }
    }
  }

  @Test func changelogAndCopyrightAreComplete() throws {
    let changelog = try ProgramRun.run(["document", "changelog", "--maintainer", "A B <a@b.org>"]).text
    for release in Release.all {
      #expect(changelog.contains("shezu (\(release.version)) "))
      #expect(Day(iso: release.day) != nil && !release.changes.isEmpty)
    }
    #expect(changelog.contains(" -- A B <a@b.org>  Tue, 01 Dec 2026 00:00:00 +0000\n"))
    if let parsed = try Self.run("dpkg-parsechangelog", ["-l", "/dev/stdin"]) { #expect(parsed.status != 127) }
    let copyright = try ProgramRun.run(["document", "copyright"]).text
    #expect(copyright.contains(Attribution.ownLicence.english))
    for origin in Attribution.all { #expect(copyright.contains(origin.name.english)) }
    #expect(try ProgramRun.run(["--version"]).text == "shezu \(Release.current.version)\n")
  }

  /// The program that was built for the tests needs, beside the Swift runtime, only what packages may depend on.
  @Test func theProgramNeedsOnlyKnownLibraries() throws {
    guard let read = try Self.run("readelf", ["-d", ProgramRun.program]) else { return }
    let needed = read.text.matches(of: #/NEEDED.*\[(?<name>[^\]]+)\]/#).map { String($0.output.name) }
    let own = needed.filter {
      !$0.hasPrefix("libswift") && !$0.hasPrefix("libFoundation") && !$0.hasPrefix("lib_Foundation")
    }
    .filter { !$0.contains("BlocksRuntime") && !$0.contains("dispatch") }
    let script = try String(contentsOfFile: Self.script("package.sh"), encoding: .utf8)
    #expect(!own.isEmpty)
    for name in own {
      // Packages hold some libraries as archives.
      let archive = (name.split(separator: ".").first ?? "") + ".a"
      #expect(
        script.contains("\n\(name) ") || script.contains(archive),
        "\(name) is neither in LIBRARIES nor in archives() of Resources/package.sh")
    }
    // The script refuses a program that needs others, as this one needs the Swift runtime.
    let refused = try ProgramRun.run(["libraries", ProgramRun.program], program: Self.script("package.sh"))
    #expect(refused.status == 1 && refused.errors.contains("libswift"), "\(refused.errors)")
  }

  /// Every library that the manifest links has its package in the script that installs what is missing.
  @Test func everyLinkedLibraryIsInstalled() throws {
    let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let script = try String(contentsOfFile: Self.script("install.sh"), encoding: .utf8)
    for match in manifest.matches(of: #/linkedLibrary\("(?<name>[^"]+)"/#) where match.output.name != "util" {
      #expect(
        script.contains("\n\(match.output.name) "), "Resources/install.sh installs no package for \(match.output.name)")
    }
    #expect(manifest.contains("exact: \""))
  }

  @Test(arguments: ["install.sh", "package.sh", "Pictures/make.sh"])
  func scriptsAreWellFormed(name: String) throws {
    let check = try ProgramRun.run(["-n", Self.script(name)], program: "/bin/bash")
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
    if let shellcheck = try Self.run("shellcheck", [Self.script(name)]) {
      #expect(shellcheck.status == 0, "\(shellcheck.text)")
    }
  }

  /// Without a compiler, with an older one, and without packages and the right to install them, the script says what to do.
  @Test func installationSaysWhatIsMissing() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    func tool(_ name: String, _ text: String) throws {
      try scratch.write(name, "#!/bin/sh\n\(text)\n")
      chmod(scratch.file(name), 0o755)
    }
    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun.run(
        [command], environment: ["PATH": "\(scratch.path):/usr/bin:/bin", "HOME": scratch.path],
        program: Self.script("install.sh"))
    }
    if !FileManager.default.fileExists(atPath: "/usr/bin/swift") {
      let none = try run("open")
      #expect(none.status == 1 && none.errors.contains("no swift on the PATH") && none.errors.contains("6.1"))
    }
    for (version, fits) in [("5.10.1", false), ("6.0.3", false), ("6.1", true), ("6.3.1", true), ("7.0", true)] {
      try tool(
        "swift",
        "[ \"$2\" = --version ] || [ \"$1\" = --version ] || exit 9; echo 'Swift version \(version) (swift-\(version)-RELEASE)'"
      )
      // A program that cannot be built ends the run after the versions were checked.
      let old = try run("open")
      #expect(old.status == 1 && old.errors.contains("Swift \(version) is too old") != fits, "\(old.errors)")
    }
    try tool("swift", "exit 1")
    #expect(try run("test").errors.contains("swift does not start"))
    let none = try run("uninstall")
    #expect(none.status == 1 && none.errors.contains("nothing is installed"))
    #expect(try run("nonsense").status == 2)
  }
}
