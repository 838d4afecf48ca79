import ArgumentParser
import Columnar
import Interface
import Localization
import Querying

struct BrowseCommand: Subcommand {
  static let name = "browse"
  static let summary = Localized("在终端中浏览登记册（默认命令）。", "Browse a register in the terminal (the default command).")
  static let details = Localized("按 ? 查看可用按键，按 Q 退出。", "Press ? for help with keys and Q to quit.")

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或单个文件（JSON、CSV，可为 .gz；- 表示标准输入）；默认为内置示例登记册。",
      "The register: a folder or a single file (JSON, CSV, also .gz; - is standard input); the built-in sample by default.",
      value: "register"))
  var path: String?

  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp(
      "同 <register>，写法与其他命令一致。", "Same as <register>; the form used by the other commands.", value: "path"))
  var register: String?

  @OptionGroup var file: FileKindOptions

  @Option(
    help: ArgumentHelp("启动后打开指定的视图。", "Open this saved view at start.", value: "name"))
  var view: String?

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(
      "打开时显示这个种类的表；--where、--sort、--columns 用于它。只有一个种类时可省略。",
      "Open on the table of this kind, which --where, --sort and --columns are about; may be left out where there is one only.",
      value: "kind"))
  var table: String?

  @OptionGroup var query: QueryOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("打开时的排序，如 list 所写。", "The order to open with, as list takes it.", value: "-a,b"))
  var sort: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("打开时的列，如 list 所写。", "The columns to open with, as list takes them.", value: "a,b|all"))
  var columns: String?

  @Flag(
    help: ArgumentHelp(
      "从总览开始，不回到上次离开的位置；标记、批注和视图保留。",
      "Start on the overview, not where the last session ended; marks, notes and views stay."))
  var fresh = false

  @Flag(help: ArgumentHelp("不显示框线和颜色，便于读屏软件使用。", "No box lines and no colours, for screen readers."))
  var plain = false

  @Option(
    help: ArgumentHelp(
      "主题：dark（深色）、light（浅色）、basic（16 色）或 none（单色）；默认由终端决定。",
      "Theme: dark, light, basic (16 colours) or none; chosen to suit the terminal by default.",
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
    let start = try startingView(fileKind: kindName)
    let options = BrowseOptions(
      version: Release.current.version, register: path, kind: kindName, choices: try file.choices(), view: view,
      start: start, fresh: fresh,
      language: common.language,
      localeLanguage: console.language,
      plain: plain,
      theme: theme, ambiguousIsWide: ambiguousWidth.map { $0 == 2 })
    let status = browse(options)
    guard let known = ExitStatus(rawValue: status) else { throw ExitCode(status) }
    return known
  }

  /// The table to open on, checked as far as the catalogue knows it: computed tables are known only once they are made.
  private func startingView(fileKind: String?) throws -> SavedView? {
    guard table != nil || query.query != nil || sort != nil || columns != nil else { return nil }
    if view != nil {
      throw CommandError(
        .wrongUse, "--view 已含条件、排序和列，不能与 --kind、--where、--sort、--columns 并用。",
        "--view has its own query, order and columns; leave out --kind, --where, --sort and --columns.")
    }
    let schema = RegisterOpening.schemaOfAllTables
    let kind = try (table ?? fileKind).map { try NameResolution.kind($0, in: schema) }
    var names: [String] = []
    var order: [String]?
    if let kind {
      let fields = schema.kinds[kind].fields
      if let columns { names = try NameResolution.columns(columns, kind: kind, in: schema).map { fields[$0].name } }
      order = try sort.map { sort in
        try NameResolution.fields(sort, kind: kind, in: schema).map {
          ($0.descending ? "-" : "") + fields[$0.field].name
        }
      }
    } else if columns != nil || sort != nil {
      throw CommandError(.wrongUse, "--sort 与 --columns 需要 --kind。", "--sort and --columns need --kind.")
    }
    return SavedView(
      name: "", kind: kind.map { schema.kinds[$0].name } ?? "", query: query.query ?? "", columns: names, sort: order)
  }

  private func chosenPath() throws -> String? {
    if path != nil, register != nil {
      throw CommandError(.wrongUse, "只能指定一个登记册。", "Only one register can be given.")
    }
    guard let chosen = path ?? register else { return nil }
    // The title page stands for its folder, so that a file manager can open a register by it.
    let title = "register.json"
    guard chosen == title || chosen.hasSuffix("/" + title) else { return chosen }
    let folder = String(chosen.dropLast(title.count))
    return folder.isEmpty ? "." : folder
  }

  /// `shezu lsit` parses as a register that does not exist; most likely it is a misspelled command.
  private func refuseMistypedCommand(_ path: String) throws {
    guard path != "-", !path.contains("/"), !path.contains("."), !PathCheck.exists(path) else { return }
    let commands = Shezu.commands.map { $0.name }
    guard let nearest = NearestWord.of(path, among: commands, allowedEdits: 2) else {
      throw CommandError(
        .unreadable, "“\(path)”既不是命令，也不是登记册：没有名为它的文件或文件夹。命令见 shezu help。",
        "“\(path)” is neither a command nor a register: there is no file or folder of that name. shezu help lists the commands."
      )
    }
    throw CommandError(
      .wrongUse, "没有名为“\(path)”的命令或登记册。您要找的是“shezu \(nearest)”吗？",
      "There is no command or register named “\(path)”. Did you mean “shezu \(nearest)”?")
  }
}

extension Theme.Name: ExpressibleByArgument {}
