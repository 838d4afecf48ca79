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
      "格式：\(OutputOptions.formatNames.joined(separator: "、"))；默认终端上为 text，文件按其扩展名，其他为 csv。",
      "Format: \(OutputOptions.formatNames.joined(separator: ", ")); by default text on a terminal, a file's by its extension, else csv.",
      value: "format"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "写入文件而不是标准输出；先写在旁边，写完才换名。", "Write to a file instead of stdout: beside it first, then renamed.", value: "file"))
  var output: String?

  @Flag(help: ArgumentHelp("允许替换已有的输出文件。", "Let the output file be replaced where it exists."))
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
