import ArgumentParser
import Columnar
import Exports
import Localization

/// How to write a table, and where to.
struct OutputOptions: ParsableArguments {
  /// The layout for people: aligned on a terminal, and nothing that a program should read.
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

  /// The layout asked for, or the one that fits where the table goes.
  func layout(isTerminal: Bool, otherwise: Layout = .format(.csv)) throws -> Layout {
    if let format { return try Layout(named: format) }
    if let output { return ExportFormat.forFile(output).map(Layout.format) ?? otherwise }
    return isTerminal ? .text : otherwise
  }

  /// The file to write, refused here and now where it exists, before any work is done.
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

/// For people or in a format.
enum Layout: Sendable {
  case text
  case format(ExportFormat)

  var isText: Bool { if case .text = self { true } else { false } }

  init(named name: String) throws {
    if name == OutputOptions.text {
      self = .text
    } else if let format = ExportFormat.named(name) {
      self = .format(format)
    } else {
      throw CommandError.unknown(Localized("格式", "format"), name, among: OutputOptions.formatNames)
    }
  }
}
