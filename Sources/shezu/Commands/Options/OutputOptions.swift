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

  @OptionGroup var form: ValueOptions

  /// The layout that the options name, else the default for the destination.
  func layout(isTerminal: Bool, otherwise: OutputLayout = .format(.csv)) throws -> OutputLayout {
    let layout = try chosenLayout(isTerminal: isTerminal, otherwise: otherwise)
    try form.check(layout)
    if case .format(let format) = layout, format.isBinary, output == nil, isTerminal {
      throw CommandError(
        .wrongUse, "\(format.name) 不是文字，不能显示在终端上；请给出 --output 文件名。",
        "\(format.name) is no text for a terminal; name a file with --output.")
    }
    return layout
  }

  private func chosenLayout(isTerminal: Bool, otherwise: OutputLayout) throws -> OutputLayout {
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

/// Options for the form in which values are written.
struct ValueOptions: ParsableArguments {
  private static var choices: String {
    ExportValues.allCases.map { "\($0.rawValue) \($0.title.chosen)" }.joined(separator: "; ")
  }

  @Option(
    help: ArgumentHelp(
      "值的写法：\(ValueOptions.choices)。表格类格式默认 shown，json、ndjson、sqlite 为 data。",
      "The form of values: \(ValueOptions.choices). Tables are shown by default; json, ndjson and sqlite hold data.",
      value: "shown|data|both"))
  var values: ExportValues?

  @Flag(
    help: ArgumentHelp(
      "隐去个人信息（法定代表人、被约谈人、电话）与未识别的值，写作 ***，并说明隐去了几处。",
      "Mask personal values (legal representatives, interviewees, telephones) and members that no field takes as ***, and tell how many."
    ))
  var redact = false

  /// Throws if the layout cannot hold values of this form.
  func check(_ layout: OutputLayout) throws {
    guard let values else { return }
    switch layout {
    case .format(let format) where !format.values.contains(values):
      let held = format.values.map(\.rawValue)
      throw CommandError(
        .wrongUse, "\(format.name) 的值不能写作 \(values.rawValue)；可用：\(held.joined(separator: "、"))。",
        "\(format.name) does not hold values as \(values.rawValue); it takes \(held.joined(separator: ", ")).")
    case .text where values != .shown:
      throw CommandError(
        .wrongUse, "text 是给人看的；--values \(values.rawValue) 请配 --format csv 等。",
        "text is for people; --values \(values.rawValue) goes with --format csv and others.")
    default: break
    }
  }
}

extension ExportValues: ExpressibleByArgument {}
