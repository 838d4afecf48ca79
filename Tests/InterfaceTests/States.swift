import Columnar
import Localization
import Screen

@testable import Interface

/// Every kind of place that the screen can show, reached by keys, for tests that walk all of them.
enum States {
  static let scripts: [(name: String, keys: String)] = [
    ("overview", "0"),
    ("table", "1"),
    ("sorted and marked", "1sS<Space>jV"),
    ("filtered", "1/宝鸡<Enter>"),
    ("typing", "1/宝鸡市云岫养老服务中心 and more than fits in a narrow line"),
    ("wrong filter", "1/nosuchfield:3"),
    ("suggestions", "1/kind:"),
    ("chosen suggestion", "1/re<Tab><Tab>"),
    ("explanation", "1/kind:基金会 region:金台区<Enter>x"),
    ("no matches", "1/没有这样的名字<Enter>"),
    ("detail", "1<Enter>jjj"),
    ("values", "1lllf"),
    ("frequency", "1llF"),
    ("frequency by year", "1llllF"),
    ("totals", "1T"),
    ("all totals", "1TT"),
    ("totals of marked rows", "1<Space>jjT"),
    ("columns described", "1i"),
    ("groups dialog", "1llB<Down><Right>"),
    ("two fields and a measure", "1llB<Down><Right><Down><Right><Enter>"),
    ("two fields as a list", "1llB<Down><Right><Down><Down><Left><Enter>"),
    ("a cross table with totals", "1llB<Down>region<Enter>TT"),
    ("related to many", "1/宝鸡<Enter>r"),
    ("frozen and scrolled", "1l!$"),
    ("help", "1?"),
    ("help searched", "1?sort"),
    ("palette", "1:"),
    ("palette searched", "1:导出"),
    ("columns", "1C"),
    ("whole text", "1p"),
    ("name of a view", "1/宝鸡<Enter>w重点"),
    ("path of a comparison", "1=/data/陕西省社会组织登记册"),
    ("saved views", "1/宝鸡<Enter>w重点<Enter>v"),
    ("note", "1m记下一笔"),
    ("noted", "1m记下一笔<Enter>"),
    ("all notes", "1m记下一笔<Enter>M"),
    ("copy menu", "1y"),
    ("export", "1e"),
    ("search everything", "/宝鸡"),
    ("nothing searched", "/"),
    ("life", "1t"),
    ("life as a table", "1t<Tab>"),
    ("file of views", "1w重点<Enter>v<Ctrl-S>"),
    ("overwrite", "1e<Enter>"),
    ("related records", "1<Enter>G<Up><Up><Enter>"),
    ("problems", "3"),
    ("record of a problem", "3<Enter>"),
  ]

  static func session(
    _ keys: String, _ register: Register? = Fixture.register(), rows: Int = 24, columns: Int = 80,
    language: Language = .chinese, theme: Theme.Name = .none, plain: Bool = false
  ) -> Session {
    var session = Session(register, rows: rows, columns: columns, language: language, theme: theme, plain: plain)
    session.files = ["organizations.csv"]
    session.keys(keys)
    return session
  }

  /// States before or without a register.
  static func unopened(rows: Int = 24, columns: Int = 80) -> [Session] {
    let waiting = Session(nil, rows: rows, columns: columns)
    var loading = waiting
    loading.send(.progress(LoadingProgress(done: 3, total: 8, file: "/data/organizations.json")))
    var partial = loading
    partial.send(
      .progress(
        LoadingProgress(
          done: 4, total: 8, file: "organizations.json",
          partial: PreparedRegister(Fixture.register(2), widths: .standard))))
    var failed = waiting
    failed.send(.loadingFailed(Localized("文件夹不存在：/data/nowhere", "There is no folder /data/nowhere")))
    return [waiting, loading, partial, failed]
  }
}
