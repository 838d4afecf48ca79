import Columnar
import Localization

/// Manual pages in the markup of man, for groff and mandoc.
struct ManualRoff {
  private static let manual = Localized("社组手册", "Shezu manual")

  let language: Language

  /// - Parameters:
  ///   - section: 1 for commands, 5 for files, 7 for the rest.
  ///   - sections: headings in capitals with their text in markup.
  func page(_ name: String, section: Int, summary: String, sections: [(heading: String, text: String)]) -> String {
    var page = ".\\\" Made by the program: shezu document --man\n"
    page += ".TH \(quoted(name.uppercased())) \(section) \"\(Release.current.day)\" "
    page += "\(quoted("shezu \(Release.current.version)")) \(quoted(Self.manual[language]))\n"
    // Ragged right and no hyphens: words are names that people type.
    page += ".ad l\n.nh\n"
    // Without it groff breaks Chinese text only at blanks.
    if language == .chinese { page += ".if \\n(.g .mso zh.tmac\n" }
    page += self.section(Localized("名称", "NAME")[language], "\(plain(name)) \\- \(plain(summary))\n")
    for (heading, text) in sections where !text.isEmpty { page += self.section(heading, text) }
    return page
  }

  private func section(_ heading: String, _ text: String) -> String { ".SH \(quoted(heading))\n\(text)" }

  // MARK: Blocks

  /// The blocks of a page of the manual.
  func text(_ blocks: [ManualBlock]) -> String {
    var text = ""
    var followsHeading = true
    for block in blocks {
      let markup = self.text(block)
      // A heading begins a paragraph of its own.
      text += followsHeading && markup.hasPrefix(".PP\n") ? String(markup.dropFirst(4)) : markup
      if case .heading = block { followsHeading = true } else { followsHeading = false }
    }
    return text
  }

  private func text(_ block: ManualBlock) -> String {
    switch block {
    case .title(let text), .heading(let text): ".SS \(quoted(text))\n"
    case .paragraph(let text): paragraph(text)
    case .code(let text): code(text)
    case .table(let table): table.rows.map { entry($0.dropLast().filter { !$0.isEmpty }, $0.last ?? "") }.joined()
    case .command(let name): ".PP\n\(bold("shezu \(name)"))\n"
    case .kind(let kind): ".PP\n\(bold(kind.name)) \(plain(kind.title[language]))\n"
    }
  }

  func paragraph(_ text: String) -> String { ".PP\n\(line(text))\n" }

  func code(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.guarded(plain(String($0))) }
    return ".PP\n.RS 4\n.nf\n\(lines.joined(separator: "\n"))\n.fi\n.RE\n"
  }

  /// A tag and its description below it.
  func entry(_ tag: [String], _ description: String) -> String {
    ".TP\n\(line(tag.joined(separator: "  ")))\n\(line(description))\n"
  }

  // MARK: Text

  /// A line of running text: words between backticks are bold.
  func line(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      result += index.isMultiple(of: 2) ? plain(String(part)) : bold(String(part))
    }
    return Self.guarded(result)
  }

  func bold(_ text: String) -> String { text.isEmpty ? "" : "\\fB\(plain(text))\\fR" }

  func italic(_ text: String) -> String { "\\fI\(plain(text))\\fR" }

  /// Characters that groff would change stand for themselves. Line breaks become blanks.
  func plain(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      case "\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  /// A line that begins with a control character is text all the same.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  private func quoted(_ text: String) -> String {
    "\"" + plain(text).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq") + "\""
  }
}
