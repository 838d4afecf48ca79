import ArgumentParser
import Columnar
import Exports
import Localization

/// Options for the format and the destination of a table.
struct OutputOptions: ParsableArguments {
  /// The name of the aligned layout for people, which programs should not parse.
  static let text = "text"

  static var formatNames: [String] { [text] + ExportFormat.all.map(\.name) }

  @Option(
    help: ArgumentHelp(
      "格式：\(OutputOptions.formatNames.joined(separator: "、"))。默认：终端为 text，输出到文件时按扩展名，其他情况为 csv。",
      "Format: \(OutputOptions.formatNames.joined(separator: ", ")). Default: text on a terminal, by extension for a file, otherwise csv.",
      value: "format"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "输出到文件而不是标准输出；先写入临时文件，完成后再改名。",
      "Write to a file instead of standard output (to a temporary file first, then renamed).", value: "file"))
  var output: String?

  @Flag(help: ArgumentHelp("允许覆盖已有的输出文件。", "Overwrite the output file if it exists."))
  var overwrite = false

  /// The layout that the options name, else the default for the destination.
  func layout(isTerminal: Bool, otherwise: OutputLayout = .format(.csv)) throws -> OutputLayout {
    if let format { return try OutputLayout(named: format) }
    if let output {
      if let known = ExportFormat.forFile(output) { return .format(known) }
      guard let ending = Self.ending(of: output) else { return otherwise }
      guard ending != "txt" else { return .text }
      throw CommandError(
        .wrongUse, "没有以 .\(ending) 结尾的格式，请用 --format 指定。可用：\(Self.formatNames.joined(separator: "、"))",
        "No format has the ending .\(ending); name one with --format. There are: \(Self.formatNames.joined(separator: ", "))"
      )
    }
    return isTerminal ? .text : otherwise
  }

  /// The ending of a file name without its dot; nil if it has none.
  private static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return ending.isEmpty ? nil : ending
  }

  /// The file to write; nil for standard output. Throws before any work is done if the file exists or cannot be written.
  func target() throws -> FileTarget? {
    guard let output else { return nil }
    let target = FileTarget(path: output, overwrites: overwrite)
    guard let obstacle = target.obstacle() else { return target }
    var sentence = obstacle.sentence.chosen
    if obstacle.reason == .exists {
      sentence += Localized("（--overwrite）", " (--overwrite)").chosen
    }
    throw CommandError(.wrongUse, [sentence])
  }
}
