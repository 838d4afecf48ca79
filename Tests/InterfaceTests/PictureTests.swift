import Screen
import Testing

@testable import Interface

@Suite("Pictures")
struct PictureTests {
  private func expect(_ session: Session, _ picture: String, _ place: SourceLocation = #_sourceLocation) {
    let drawn = session.lines
    let expected = picture.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(drawn.count == expected.count, sourceLocation: place)
    for (row, (line, wanted)) in zip(drawn, expected).enumerated() where line != wanted {
      Issue.record("row \(row)\n  drawn    \(line)\n  expected \(wanted)", sourceLocation: place)
    }
  }

  @Test("A filtered table with a mark, 80x24, Chinese")
  func chinese80() {
    var session = Session()
    session.keys("1/宝鸡<Enter>j<Space>")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31    F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ────────────────────────────────────────────────────────────────────────────────
       筛选 › 宝鸡                                                              5 / 6
      ────────────────────────────────────────────────────────────────────────────────
         名称                              统一社会信用代码   类型          地区     ›
         宝鸡市云岫养老服务中心            5161030000EX1000X  社会团体      金台区
       ✓ 宝鸡市澄远物流行业协会            5161030000EX1001X  社会服务机构  宝鸡市
       ▸ 宝鸡市金台区青禾社会工作服务社    5161030000EX1005X  基金会        汉中市
         陕西省和衡书画研究会              5161030000EX1003X  社会团体      金台区
         Shaanxi Relief Fund               5161030000EX1004X  社会服务机构  宝鸡市











      ────────────────────────────────────────────────────────────────────────────────
       ✓ 1 已标记 · 排序：相关度          ⏎ 打开  / 筛选  s 排序  : 命令面板  ? 帮助
      """)
  }

  @Test("The first screen, 80x24, Chinese")
  func overview80() {
    expect(
      Session(sources: OverviewTests.sources),
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31    F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 公布数据 3  5 监管提示 1          ›
      ────────────────────────────────────────────────────────────────────────────────
       待处理
        5 ● 监管提示  严重 1                                              已逾期 1 条
        4 ● 公布数据  3 项中有 1 项与记录一致
              宝鸡的  公布值 3，核算值 5
              全部  公布值 7，核算值 6
        3 ● 问题      文件中有 1 处问题

       最紧急
        ● 2020-09-29  受过处罚  宝鸡市云岫养老服务中心 E1

       公布数据
        登记系统  宝鸡 3 家 ≠
        登记      全部 7 家 ≠

       登记册内容
      ▸ 1 社会组织 6
        2 执法     3  2019 ▄█ 2020


      ────────────────────────────────────────────────────────────────────────────────
                                          ⏎ 打开  / 搜索  : 命令面板  Q 退出  ? 帮助
      """)
  }

  @Test("The first screen in a small window, English")
  func overview60() {
    expect(
      Session(rows: 14, columns: 60, language: .english, sources: OverviewTests.sources),
      """
       Shaanxi register 2020 · synthetic data · as of 2020-12-31
       0 Overview  1 Organizations 6  2 Enforcement 3            ›
      ────────────────────────────────────────────────────────────
       Needs attention
        5 ● Findings         serious 1                  1 overdue
        4 ● Published figu…  1 of 3 agree with the records
        3 ● Problems         1 problem in the files
       Published figures
        Registration  Baoji 3 ≠
        登记          全部 7 ≠
       Contents
      ▸ 1 Organizations 6   2 Enforcement 3
      ────────────────────────────────────────────────────────────
             ⏎ Open  / Search  : Command palette  Q Quit  ? Help
      """)
  }

  @Test("The same in English")
  func english80() {
    var session = Session(language: .english)
    session.keys("1/宝鸡<Enter>j<Space>")
    expect(
      session,
      """
       Shaanxi register 2020 · synthetic data · as of 2020-12-31      F3 中文  ? Help
       0 Overview  1 Organizations 6  2 Enforcement 3  3 Problems 1                  ›
      ────────────────────────────────────────────────────────────────────────────────
       Filter › 宝鸡                                                            5 / 6
      ────────────────────────────────────────────────────────────────────────────────
         Name                              Credit code        Type           Region  ›
         宝鸡市云岫养老服务中心            5161030000EX1000X  Association    Jintai
       ✓ 宝鸡市澄远物流行业协会            5161030000EX1001X  Service inst.  Baoji
       ▸ 宝鸡市金台区青禾社会工作服务社    5161030000EX1005X  Foundation     Hanzhong
         陕西省和衡书画研究会              5161030000EX1003X  Association    Jintai
         Shaanxi Relief Fund               5161030000EX1004X  Service inst.  Baoji











      ────────────────────────────────────────────────────────────────────────────────
       ✓ 1 marked · Sorted by relevance    ⏎ Open  s Sort  : Command palette  ? Help
      """)
  }

  @Test("Details beside the table, 120x36")
  func detail120() {
    var session = Session(rows: 36, columns: 120)
    session.keys("1/宝鸡<Enter>s<Enter>" + String(repeating: "j", count: 20))
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31                                            F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
       筛选 › 宝鸡                                                                                                      5 / 6
      ───────────────────────────────────────────────────────────────────────────────────┬────────────────────────────────────
         名称 ▴                            统一社会信用代码   类型          地区        ›│ 宝鸡市云岫养老服务中心
         Shaanxi Relief Fund               5161030000EX1004X  社会服务机构  宝鸡市       │ 5161030000EX1000X
         宝鸡市澄远物流行业协会            5161030000EX1001X  社会服务机构  宝鸡市       │
         宝鸡市金台区青禾社会工作服务社    5161030000EX1005X  基金会        汉中市       │ 执法                          2  ⏎
       ▸ 宝鸡市云岫养老服务中心            5161030000EX1000X  社会团体      金台区       │
         陕西省和衡书画研究会              5161030000EX1003X  社会团体      金台区       │ 登记
                                                                                         │ 类型           社会团体
                                                                                         │ 地区           金台区
                                                                                         │ 登记日期       2009-06-18
                                                                                         │ 有效期         长期有效
                                                                                         │ 曾用名         云岫老年公寓、云岫
                                                                                         │                敬老院
                                                                                         │
                                                                                         │ 资金
                                                                                         │ 注册资金       30,000.50 元
                                                                                         │ 人数           无法读取："十二人"
                                                                                         │ 慈善           是
                                                                                         │
                                                                                         │ 执法                          2  ⏎
                                                                                         │   2020-08-30 行政处罚 5,000.00
                                                                                         │▸  2020-05-11 责令限期整改
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
      ───────────────────────────────────────────────────────────────────────────────────┴────────────────────────────────────
       排序：名称↑       ⏎ 打开  / 筛选  F 取值频次  ^S 导出  Tab 切换窗格  Esc 返回  x 条件分析  : 命令面板  Q 退出  ? 帮助
      """)
  }

  @Test("Related records with the way to them")
  func drilled120() {
    var session = Session(rows: 36, columns: 120)
    session.keys("1<Enter>G<Up><Up><Enter>")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31                                            F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ─ 社会组织 › 宝鸡市云岫养老服务中心 › 执法 ─────────────────────────────────────────────────────────────────────────────
       筛选 ›                                                                                                           2 / 2
      ───────────────────────────────────────────────────────────────────────────────────┬────────────────────────────────────
         编号  执法种类      社会组织                决定日期 ▾  罚款（元）              │ E1
       ▸ E1    行政处罚      宝鸡市云岫养老服务中心  2020-08-30    5,000.00              │
         E2    责令限期整改  宝鸡市云岫养老服务中心  2020-05-11           –              │ 登记
                                                                                         │ 执法种类  行政处罚
                                                                                         │ 社会组织  宝鸡市云岫养老服务中心
                                                                                         │ 决定日期  2020-08-30
                                                                                         │
                                                                                         │ 资金
                                                                                         │ 罚款      5,000.00 元
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
                                                                                         │
      ───────────────────────────────────────────────────────────────────────────────────┴────────────────────────────────────
       排序：决定日期↓    ⏎ 打开  / 筛选  s 排序  F 取值频次  @ 按此值筛选  空格 标记  ^S 导出  Esc 返回  : 命令面板  ? 帮助
      """)
  }

  @Test("40x10, scrolled by a column")
  func small40() {
    var session = Session(rows: 10, columns: 40)
    session.keys("1l")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2
       0 总览  1 社会组织 6  2 执法 3        ›
       筛选 ›                           6 / 6
        ‹统一社会信用代码   类型             ›
       ▸ 5161030000EX1000X  社会团体
         5161030000EX1001X  社会服务机构
         5161030000EX1002X  基金会
         5161030000EX1003X  社会团体
         5161030000EX1004X  社会服务机构
          ⏎ 打开  / 筛选  : 命令面板  ? 帮助
      """)
  }

  @Test("20x5 keeps the filter, a heading and records")
  func tiny20() {
    var session = Session(rows: 5, columns: 20)
    session.keys("1")
    expect(
      session,
      """
       筛选 ›           6
         名称            ›
       ▸ 宝鸡市云岫养老服…
         宝鸡市澄远物流行…
              : 命令面板
      """)
  }

  @Test("No lines in plain mode, and the open tab in brackets")
  func plain() {
    var session = Session(plain: true)
    session.keys("1<Enter>")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31    F3 English  ? 帮助  : 命令
       0 总览  [1 社会组织 6]  2 执法 3  3 问题 1  4 问题归类 1

       筛选 ›                                                                   6 / 6

      ▸宝鸡市云岫养老服务中心
       5161030000EX1000X

       执法                                                                      2  ⏎

       登记
       类型              社会团体
       地区              金台区
       登记日期          2009-06-18
       有效期            长期有效
       曾用名            云岫老年公寓、云岫敬老院

       资金
       注册资金          30,000.50 元
       人数              无法读取："十二人"
       慈善              是


               ⏎ 打开  / 筛选  F 取值频次  ^S 导出  Tab 切换窗格  : 命令面板  ? 帮助
      """)
  }

  @Test("Values of a column between table and details")
  func facets() {
    var session = Session(rows: 36, columns: 140)
    session.keys("1llf")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31                                                                F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
       筛选 ›                                                                                                                               6 / 6
      ─────────────────────────────────────────────────────────────┬───────────────────────────────────┬──────────────────────────────────────────
        ‹名称                            类型          地区       ›│ 类型                              │ 宝鸡市云岫养老服务中心
       ▸ 宝鸡市云岫养老服务中心          社会团体      金台区      │▸   社会团体               2 █████ │ 5161030000EX1000X
         宝鸡市澄远物流行业协会          社会服务机构  宝鸡市      │    社会服务机构           2 █████ │
         汉中市例安环境保护促进会        基金会        汉中市      │    基金会                 2 █████ │ 执法                                2  ⏎
         陕西省和衡书画研究会            社会团体      金台区      │ 地区                              │
         Shaanxi Relief Fund             社会服务机构  宝鸡市      │    宝鸡市                 2 █████ │ 登记
         宝鸡市金台区青禾社会工作服务社  基金会        汉中市      │    金台区                 2 █████ │ 类型              社会团体
                                                                   │    汉中市                 2 █████ │ 地区              金台区
                                                                   │ 慈善                              │ 登记日期          2009-06-18
                                                                   │    是                     3 █████ │ 有效期            长期有效
                                                                   │    否                     3 █████ │ 曾用名            云岫老年公寓、云岫敬老
                                                                   │                                   │                   院
                                                                   │                                   │
                                                                   │                                   │ 资金
                                                                   │                                   │ 注册资金          30,000.50 元
                                                                   │                                   │ 人数              无法读取："十二人"
                                                                   │                                   │ 慈善              是
                                                                   │                                   │
                                                                   │                                   │ 执法                                2  ⏎
                                                                   │                                   │   2020-08-30 行政处罚 5,000.00
                                                                   │                                   │   2020-05-11 责令限期整改
                                                                   │                                   │
                                                                   │                                   │
                                                                   │                                   │
                                                                   │                                   │
                                                                   │                                   │
                                                                   │                                   │
                                                                   │                                   │
                                                                   │                                   │
      ─────────────────────────────────────────────────────────────┴───────────────────────────────────┴──────────────────────────────────────────
                                           ⏎ 选取或取消  / 筛选  s 排序  F 取值频次  ^S 导出  Tab 切换窗格  Esc 返回  : 命令面板  Q 退出  ? 帮助
      """)
  }

  @Test("The export dialog")
  func export() {
    var session = Session()
    session.keys("1e")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31    F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ────────────────────────────────────────────────────────────────────────────────
       筛选 ›                                                                   6 / 6
      ────┌─ 导出 ───────────────────────────────────────────────────────────────┐────
          │   格式      ‹ csv ›  CSV 表格                                        │   ›
       ▸  │   值        ‹ 同屏幕：名称 ›                                         │
          │   列        ‹ 当前显示的 6 列 ›                                      │
          │   行        ‹ 当前筛选出的 6 行 ›                                    │
          │   个人信息  ‹ 照写 ›                                                 │
         S│   证据      ‹ 不写 ›                                                 │
          │ ▸ 文件      organizations.csv                                        │
          │                                                                      │
          │   对应的命令行                                                       │
          │   shezu list organizations --columns                                 │
          │   name,creditCode,kind,region,registeredOn,capital --format csv      │
          │   --output organizations.csv                                         │
          │                                                                      │
          │   ↑↓ 选择项目  ←→ 更改  ⏎ 导出  ^Y 复制命令  Esc 取消                │
          └──────────────────────────────────────────────────────────────────────┘


      ────────────────────────────────────────────────────────────────────────────────
                 ⏎ 导出  ↑ 上一项  → 下一个选项  ^Y 复制命令  Tab 补全路径  Esc 关闭
      """)
  }

  @Test("The column chooser")
  func columns() {
    var session = Session(rows: 16, columns: 60)
    session.keys("1C")
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ────┌─ 选择列 ─────────────────────────────────────────┐────
       筛 │ ›  输入文字查找                                  │/ 6
      ────│   Tab 显示或隐藏  Shift-Up Shift-Down 移动       │────
          │ ▸ ✓ 名称                      name               │   ›
       ▸  │   ✓ 统一社会信用代码          creditCode         │
          │   ✓ 类型                      kind               │
          │   ✓ 地区                      region             │
          │   ✓ 登记日期                  registeredOn       │
         S│     有效期                    validUntil         │
          │   ✓ 注册资金                  capital            │
          │     人数                      staff              │
          └──────────────────────────────────────────────────┘
      ────────────────────────────────────────────────────────────
                ⏎ 到此列  Tab 显示/隐藏  Shift-Up 上移  Esc 关闭
      """)
  }

  @Test("A wrong filter")
  func fault() {
    var session = Session()
    session.keys("1/")
    session.send(.event(.paste("nmae:x")))
    expect(
      session,
      """
       陕西省社会组织 2020 · 示例数据 · 截至 2020-12-31    F3 English  ? 帮助  : 命令
       0 总览  1 社会组织 6  2 执法 3  3 问题 1  4 问题归类 1
      ────────────────────────────────────────────────────────────────────────────────
       筛选 › nmae:x                                                            6 / 6
      ────────────────────────────────────────────────────────────────────────────────
         名称                              统一社会信用代码   类型          地区     ›
       ▸ 宝鸡市云岫养老服务中心            5161030000EX1000X  社会团体      金台区
         宝鸡市澄远物流行业协会            5161030000EX1001X  社会服务机构  宝鸡市
         汉中市例安环境保护促进会          5161030000EX1002X  基金会        汉中市
         陕西省和衡书画研究会              5161030000EX1003X  社会团体      金台区
         Shaanxi Relief Fund               5161030000EX1004X  社会服务机构  宝鸡市
         宝鸡市金台区青禾社会工作服务社    5161030000EX1005X  基金会        汉中市










      ────────────────────────────────────────────────────────────────────────────────
       “社会组织”没有名为“nmae”的字段。您要找的是 name 吗？         ⏎ 完成  Tab 补全
      """)
  }

  @Test("One cell and none")
  func nothing() {
    var session = Session(rows: 1, columns: 1)
    session.keys("1")
    #expect(session.lines == [""])
    session.keys("/")
    #expect(session.screen.caret == Position(row: 0, column: 0))
    session.send(.event(.resize(.zero)))
    #expect(session.lines.isEmpty)
  }

  @Test("Highlights stand on the characters that matched, by sound too", arguments: ["物流", "wul", "宝鸡 物流"])
  func highlights(words: String) {
    var session = Session()
    session.keys("1/\(words)<Enter>G")
    session.keys("l")
    let row = session.screen.cells(inRow: 6)
    let marked = row.prefix(36).filter { $0.style.underline && !$0.isTrailingHalf }.map(\.text).joined()
    #expect(marked == (words == "宝鸡 物流" ? "宝鸡物流" : "物流"))
  }

  @Test("The cursor's bar runs across the whole width, wide characters included")
  func bar() {
    var session = Session()
    session.keys("1j")
    #expect(session.screen.cells(inRow: 7).allSatisfy { $0.style.reverse })
    #expect(session.screen.cells(inRow: 6).allSatisfy { !$0.style.reverse })
  }

  @Test("Control characters and escapes in data are shown, never sent")
  func hostile() {
    var session = Session()
    session.keys("1/")
    session.send(.event(.paste("\u{1b}]52;c;x\u{7}\u{202e}")))
    let text = session.picture
    #expect(
      text.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0.value != 0x7F && !(0x80..<0xA0).contains($0.value) || $0 == "\n"
      })
    #expect(!text.unicodeScalars.contains("\u{202e}"))
  }
}
