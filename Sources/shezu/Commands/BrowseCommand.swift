import ArgumentParser
import Columnar
import Interface
import Localization
import Querying

struct BrowseCommand: Subcommand {
  static let name = "browse"
  static let summary = Localized("在终端里浏览登记册（默认命令）。", "Browse a register in the terminal (the default command).")
  static let details = Localized("按 ? 看此处的按键，按 q 退出。", "Press ? for the keys of a place and q to leave.")

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或一个 JSON 文件；默认用随程序附带的。", "The register: a folder or one JSON file; the bundled one by default.",
      value: "register"))
  var path: String?

  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp("同上，与其他命令写法一致。", "The same, as other commands write it.", value: "path"))
  var register: String?

  @OptionGroup var file: FileKindOptions

  @Option(
    help: ArgumentHelp("打开时显示这个已存的视图。", "Open on this saved view.", value: "name"))
  var view: String?

  @Flag(help: ArgumentHelp("不画框线、不用颜色，便于读屏。", "No box lines and no colours, for screen readers."))
  var plain = false

  @Option(
    help: ArgumentHelp(
      "配色：dark、light、basic（16 色）或 none；默认依终端。",
      "Colours: dark, light, basic (16 of them) or none; the terminal's by default.",
      value: "theme"))
  var theme: Theme.Name?

  @Option(
    help: ArgumentHelp(
      "①、…、— 等字符在本终端占 1 列还是 2 列。", "Whether characters such as ①, … and — take 1 or 2 columns in this terminal.",
      value: "1|2"))
  var ambiguousWidth: Int?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let path = try chosenPath()
    if let path { try refuseMistypedCommand(path) }
    if let ambiguousWidth, ambiguousWidth != 1, ambiguousWidth != 2 {
      throw CommandError(.wrongUse, "--ambiguous-width 应为 1 或 2。", "--ambiguous-width must be 1 or 2.")
    }
    let kindName = try file.kindName()
    if let view { _ = try RegisterViews(register: path).view(named: view, of: nil) }
    let options = BrowseOptions(
      register: path, kind: kindName, choices: try file.choices(), view: view, language: common.language,
      localeLanguage: console.language,
      plain: plain,
      theme: theme, ambiguousIsWide: ambiguousWidth.map { $0 == 2 })
    let status = browse(options)
    guard let known = ExitStatus(rawValue: status) else { throw ExitCode(status) }
    return known
  }

  private func chosenPath() throws -> String? {
    if path != nil, register != nil {
      throw CommandError(.wrongUse, "登记册只能给出一个。", "Only one register can be given.")
    }
    return path ?? register
  }

  /// `shezu lsit` parses as a register that does not exist; most likely it is a misspelled command.
  private func refuseMistypedCommand(_ path: String) throws {
    guard !path.contains("/"), !path.contains("."), !PathCheck.exists(path) else { return }
    let commands = Shezu.commands.map { $0.name }
    guard let nearest = NearestWord.of(path, among: commands, allowedEdits: 2) else { return }
    throw CommandError(
      .wrongUse, "没有名为“\(path)”的登记册，也没有这个命令。是否指“shezu \(nearest)”？",
      "There is no register and no command called “\(path)”. Did you mean “shezu \(nearest)”?")
  }
}

extension Theme.Name: ExpressibleByArgument {}
