import ArgumentParser
import Columnar
import Exports
import Interface
import Localization
import Querying

struct WatchCommand: Subcommand {
  static let name = "watch"
  static let summary = Localized(
    "看视图自上次以来有哪些记录新符合或不再符合。", "See which records a view has gained or lost since last time.")
  static let details = Localized(
    "每个视图记下这次符合的记录，下次按主键比较；第一次只记录。相对日期按登记册的截至日计算。退出状态：0 没有变化；1 有变化。",
    "The records that a view finds are noted and compared by key next time; the first time they are only noted. Relative dates count from the as-of date of the register. Exit status: 0 no change; 1 something changed."
  )

  @Argument(help: ArgumentHelp("已保存的视图，可有几个。", "Saved views, one or more.", value: "name"))
  var names: [String]

  @OptionGroup var register: RegisterOptions

  @Flag(help: ArgumentHelp("只比较，不记下这次的结果。", "Compare only; the result is not noted."))
  var keep = false

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let path = register.register
    guard let file = WatchedViews(register: path) else {
      throw CommandError(
        .wrongUse, "没有可以记下结果的文件夹：HOME 和 XDG_STATE_HOME 都未设置。",
        "There is no folder to note results in: neither HOME nor XDG_STATE_HOME is set.")
    }
    let all = RegisterViews(register: path)
    let views = try names.map { try all.view(named: $0, of: nil) }
    let opened = try OpenedRegister.open(register, on: console)
    let before = try file.read()
    var changes = ViewChanges()
    var found: [String: WatchedViews.Seen] = [:]
    for view in views {
      let (register, kind) = try opened.kind(named: view.kind)
      let query = RequestedQuery(text: view.query, view: view, views: all.views.queries(of: view.kind))
      let selection = Selection(register: register, kind: kind, query: query)
      let id = WatchedViews.id(of: view)
      let seen = try Self.seen(by: selection, on: console, view)
      changes.add(view, since: before[id], now: seen, in: register.tables[kind])
      found[id] = seen
    }
    try console.write(changes.view(console.language), options)
    for sentence in changes.sentences { console.say(sentence) }
    if !keep { try file.update(found) }
    return opened.finish(changes.isEmpty ? .done : .differs, on: console)
  }

  /// The keys of the records that a view finds. Records without a key cannot be compared.
  private static func seen(by selection: Selection, on console: Console, _ view: SavedView) throws -> WatchedViews.Seen
  {
    let table = selection.register.tables[selection.kind]
    let rows = try selection.bitmap().rows
    let keys = rows.map { table.key(Int($0)) }.filter { !$0.isEmpty }
    if keys.count < rows.count {
      let count = rows.count - keys.count
      console.say(
        Localized(
          "视图“\(view.title.chinese)”：\(count) 条记录没有主键，未参与比较。",
          "View “\(view.title.english)”: \(Plural.english(count, "record")) without a key, not compared."))
    }
    return WatchedViews.Seen(day: Selection.today(of: selection.register).description, keys: keys)
  }
}

/// What views gained and lost, as a table: a row for each record.
private struct ViewChanges {
  private enum Change: String {
    case new, gone

    var title: Localized {
      switch self {
      case .new: Localized("新符合", "new")
      case .gone: Localized("不再符合", "gone")
      }
    }
  }

  private static let kind: Kind = {
    let group = Localized("变化", "Changes")
    func field(_ name: String, _ title: Localized, _ type: FieldType = .text) -> Field {
      Field(name, title, type, help: title, group: group)
    }
    let changes = Codebook(
      "viewChanges", title: group, writing: .translatedLabel,
      entries: [Change.new, .gone].map { .init($0.rawValue, $0.title.chinese, $0.title.english) })
    return Kind(
      "view-changes", title: group, singular: group, help: group, key: "number",
      fields: [
        field("number", Localized("序号", "No."), .code(nil)), field("view", Localized("视图", "View")),
        field("change", group, .coded(changes)), field("key", Localized("主键", "Key"), .code(nil)),
        field("record", Localized("记录", "Record")),
      ])
  }()

  private var rows: [(view: Localized, change: Change, key: String, record: String)] = []
  private(set) var sentences: [Localized] = []

  var isEmpty: Bool { rows.isEmpty }

  mutating func add(_ view: SavedView, since before: WatchedViews.Seen?, now: WatchedViews.Seen, in table: Table) {
    let title = view.title
    guard let before else {
      sentences.append(
        Localized(
          "视图“\(title.chinese)”：第一次，符合 \(now.keys.count) 条。",
          "View “\(title.english)”: first time, \(Plural.english(now.keys.count, "record"))."))
      return
    }
    let (old, new) = (Set(before.keys), Set(now.keys))
    let gained = now.keys.filter { !old.contains($0) }
    let lost = before.keys.filter { !new.contains($0) }
    for key in gained { rows.append((title, .new, key, table.row(of: key).map(table.label) ?? "")) }
    for key in lost { rows.append((title, .gone, key, table.row(of: key).map(table.label) ?? "")) }
    sentences.append(
      Localized(
        "视图“\(title.chinese)”：符合 \(now.keys.count) 条，与 \(before.day) 比新增 \(gained.count) 条，减少 \(lost.count) 条。",
        "View “\(title.english)”: \(Plural.english(now.keys.count, "record")), \(gained.count) new and \(lost.count) gone since \(before.day)."
      ))
  }

  func view(_ language: Language) -> ExportView {
    var builder = TableBuilder(Self.kind)
    for (index, row) in rows.enumerated() {
      builder.append([
        "number": .text(String(index + 1)), "view": .text(row.view[language]), "change": .text(row.change.rawValue),
        "key": .text(row.key), "record": row.record.isEmpty ? .empty : .text(row.record),
      ])
    }
    return ComputedView.view(of: builder.table(), language)
  }
}
