import ArgumentParser
import Columnar
import Interface
import Localization
import Querying

/// The option for a query.
struct QueryOptions: ParsableArguments {
  @Option(
    name: [.customLong("where"), .customShort("w")], parsing: .unconditional,
    help: ArgumentHelp(
      "查询条件，如 '宝鸡 养老'、'region:汉中 status:异常'、'fine>=5万'；默认为全部。",
      "A query, such as '宝鸡 养老', 'region:汉中 status:异常', 'fine>=5万'; all records by default.", value: "query"))
  var query: String?
}

/// Options for a saved view, and for an explanation of the query in place of its result.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "已保存的视图：采用其查询条件（与 --where 同时生效）、列和排序；可以是内置视图，也可以是在界面中按 w 保存的视图。",
      "A saved view: uses its query (combined with --where), columns and sort order. Either a built-in view or one saved on the screen with w.",
      value: "name"))
  var view: String?

  @Flag(
    help: ArgumentHelp(
      "不输出结果，改为逐条件分析：单独符合的记录数、累计剩余的记录数、使结果为空的条件和可改用的条件。",
      "Print a breakdown instead of the result: for each condition, the records that match it alone and the records remaining; the condition that left none, and what to try instead."
    ))
  var explain = false

  /// Whether the options of the command alone determine the fields that it needs.
  var leavesFieldsAlone: Bool { view == nil && !explain }

  /// The saved view and `query` as one query; both must be met. Problems of the files of views are reported on stderr.
  func combined(
    with query: String?, of opened: OpenedRegister, kind: Kind, on console: Console
  ) throws -> RequestedQuery {
    let written = query ?? ""
    guard view != nil || Query.mentionsViews(written) else { return RequestedQuery(text: written) }
    let saved = RegisterViews(register: opened.path)
    for problem in saved.problems { console.say(problem) }
    let chosen = try view.map { try saved.view(named: $0, of: kind) }
    return RequestedQuery(
      text: Query.joined(chosen?.query ?? "", written).text, view: chosen, views: saved.views.queries(of: kind.name))
  }
}
