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
      "查询，如 '宝鸡 养老'、'region:汉中 status:异常'、'fine>=5万'；默认全部。",
      "A query, such as '宝鸡 养老', 'region:汉中 status:异常', 'fine>=5万'; all records by default.", value: "query"))
  var query: String?
}

/// Options for a saved view, and for an explanation of the query in place of its result.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "已存的视图：其查询（与 --where 同时满足）、列和排序；随登记库附带的，或在屏幕上用 w 保存的。",
      "A saved view: its query (met together with --where), columns and order; one that came with the register, or that w saved on the screen.",
      value: "name"))
  var view: String?

  @Flag(
    help: ArgumentHelp(
      "不输出结果，而是逐个条件说明：单独有多少条、到此剩多少条，哪个条件使结果为空，可改用什么。",
      "Instead of the result, explain it clause by clause: records that meet it alone, records left so far, the clause that emptied the result, and what to ask instead."
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
