import Columnar
import Exports
import JSON
import Localization

/// The files of a checkout that the program writes about itself: the pages of Resources/Manual, and the parts of the
/// READMEs between `<!-- generated: NAME -->` and `<!-- end -->`.
struct ManualFiles {
  let checkout: String

  static var partNames: [String] { ManualTopic.all.map(\.name) + ReadmePart.allCases.map(\.rawValue) }

  static func part(named name: String, _ language: Language) throws -> String {
    if let topic = ManualTopic.named(name) { return topic.markdown(language) }
    if let part = ReadmePart(rawValue: name) { return part.markdown(language) }
    throw CommandError.unknown(Localized("部分", "part"), name, among: partNames)
  }

  /// Rewrites every file in both languages.
  func write() throws {
    for language in Language.allCases {
      // The help pages of commands are made in the language of the run.
      OutputLanguage.set(language)
      for topic in ManualTopic.all {
        try write(topic.markdown(language), to: "Resources/Manual/\(language.rawValue)/\(topic.name).md")
      }
      let readme = language == .english ? "README.md" : "Resources/Manual/\(language.rawValue)/README.md"
      let bytes = try PaddedBytes.contents(ofFile: "\(checkout)/\(readme)")
      let text = withExtendedLifetime(bytes) { String(decoding: bytes.buffer, as: UTF8.self) }
      try write(Self.filled(text, language), to: readme)
    }
  }

  private func write(_ text: String, to name: String) throws {
    try FileTarget(path: "\(checkout)/\(name)", overwrites: true).write { sink throws(ExportError) in
      try sink.write(Array(text.utf8))
    }
  }

  /// A README with its generated parts made anew.
  static func filled(_ readme: String, _ language: Language) throws -> String {
    var lines: [Substring] = []
    var isGenerated = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "<!-- end -->" { isGenerated = false }
      if !isGenerated { lines.append(line) }
      guard line.hasPrefix("<!-- generated: "), line.hasSuffix(" -->") else { continue }
      isGenerated = true
      let part = try part(named: String(line.dropFirst(16).dropLast(4)), language)
      lines += part.split(separator: "\n")
    }
    return lines.joined(separator: "\n")
  }
}
