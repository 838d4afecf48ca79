import Columnar
import Localization
import Oversight
import Querying

extension ManualTopic {
  /// How a user's own files are opened.
  static let register = ManualTopic(
    name: "register", title: Localized("打开自己的数据", "Opening your own files"),
    blocks: { language in
      records(language) + views(language) + figures(language) + rules(language) + changes(language)
    })

  private static func records(_ language: Language) -> [ManualBlock] {
    [
      .paragraph(
        Localized(
          """
          登记册是一个文件夹，其中每个文件都可以没有。每种记录一个文件，以记录类型命名，如 `organizations.json`、\
          `organizations.ndjson` 或 `organizations/*.json`。也可以直接打开一个公布的文件，记录类型由字段推断，也可用 `--as` 指定；\
          不属于任何类型的，另立一个以文件命名的类型。
          """,
          """
          A register is a folder; every file is optional. Records are kept in one file per record type, named after it: \
          `organizations.json`, `organizations.ndjson` or `organizations/*.json`. A published file can also be opened by itself: \
          its record type is inferred from its fields, or given with `--as`; if none fits, a type is made, named after the file.
          """)[language]),
      .code(
        """
        shezu path/to/register
        shezu penalties.json --as enforcement
        shezu check path/to/register
        shezu columns penalties.json --map '处罚事由=violation'
        """),
      .paragraph(
        Localized(
          """
          记录按文件的结构查找，与键名无关：对象数组、任意层的对象里的数组、一个接一个的对象、以键区分的对象、带标题行的数组的数组，均可。\
          取自何处会在打开时说明；`--records data.rows` 或 `register.json` 的 `records` 可另行指定。没有对应字段的键自成一列，\
          类型由其全部取值推断，可与其他列一样查询、排序、统计和导出；`shezu columns` 列出每个键及其归入的字段，`--map` 或 \
          `register.json` 的 `columns` 可改变归属；在屏幕上的“列”表中按回车也可改变，选择随登记册保存。键太多时，\
          只有少数记录写了的键随记录保留，不成列。
          """,
          """
          Records are found by the structure of a file, not by names of keys: an array of objects, an array within objects at any \
          depth, objects one after another, objects by key, arrays under a heading. Where they were found is reported; \
          `--records data.rows`, or `records` in `register.json`, says otherwise. A key without a field is a column of its own, with \
          the type that all its values have, and is queried, sorted, counted and exported like any other. `shezu columns` lists \
          every key and the field that it feeds; `--map`, or `columns` in `register.json`, changes it, and \
          so does Enter in the table of columns on the screen, which keeps the choice for the register. Where there are very many \
          keys, those of few records stay with their records and are no columns.
          """)[language]),
      .paragraph(
        Localized(
          """
          列名可以是字段名、中文名称或公布数据中的其他写法（见 `shezu help fields`）。金额可写数字（元），或带单位的文字，如 `4439.25万元`；\
          列名中的单位（`罚款金额（万元）`）同样有效。数据不会丢失：未识别的字段和无法读取的值都会保留、显示和导出，每处问题都是 `problems` 表中的一行，\
          写明文件、记录、JSON 指针和原因；`shezu check` 按原因列出问题，`--all` 逐个列出。
          """,
          """
          A key may be a field's name, its Chinese title or one of its other spellings (`shezu help fields`). Money is a number \
          of yuan, or text with a unit such as `4439.25万元`; a unit in the key (`罚款金额（万元）`) counts too. Nothing is lost: \
          unknown fields and unreadable values are kept, shown and exported, and every problem is a row in the `problems` \
          table, with file, record, JSON pointer and reason. `shezu check` lists them by cause, with `--all` each of them.
          """)[language]),
      .paragraph(
        Localized(
          "`register.json` 说明登记册本身：`title`（标题）、`publisher`（发布单位）、`asOf`（截至日期）、`source`（来源）、`synthetic`（是否示例数据）、`notes`（说明）、`records` 和 `columns`。",
          "`register.json` describes the register itself: `title`, `publisher`, `asOf`, `source`, `synthetic`, `notes`, `records` and `columns`."
        )[
          language]),
    ]
  }

  private static func views(_ language: Language) -> [ManualBlock] {
    [
      .heading(Localized("views.json：视图", "views.json: saved views")[language]),
      .paragraph(
        Localized(
          "`views.json` 定义视图。内置示例登记册带有执法人员、核对人员、记者和数据录入人员常用的视图；`v` 列出这些视图和自己保存的视图（`w` 保存），同名时以自己的为准。",
          """
          `views.json` defines saved views. The built-in register has views for officers, auditors, journalists and data clerks; \
          `v` lists them with your own (`w` saves one), and your own view takes precedence over a built-in view of the same name.
          """)[language]),
      .code(
        """
        [{"title": {"zh": "已完成项目", "en": "Completed projects"},
          "kind": "projects", "query": "stage:完成",
          "columns": ["name", "invested"], "sort": ["-invested"], "totals": ["sum"]}]
        """),
    ]
  }

  private static func figures(_ language: Language) -> [ManualBlock] {
    [
      .heading(Localized("figures.json：公布数据", "figures.json: published figures")[language]),
      .paragraph(
        Localized(
          "`figures.json` 列出需要用记录核对的公布数据。`shezu figures` 逐项核对，有不一致时退出状态为 1；`--format markdown` 生成核对报告，查询条件写在脚注中。",
          """
          `figures.json` lists published figures to be checked against the records. `shezu figures` checks each one and exits \
          with status 1 if any disagrees; `--format markdown` writes a bulletin with the queries as footnotes.
          """)[language]),
      .code(
        """
        [{"id": "L2", "label": {"zh": "项目", "en": "Projects"},
          "published": "129", "unit": "个项目",
          "kind": "projects", "query": "region:略阳县", "measure": "count"}]
        """),
      .paragraph(
        Localized(
          """
          `formula`（如 `"L3/L2"`）代替 `kind`、`query` 和 `measure`；`qualifier` 决定判断一致的标准：\(qualifiers(.chinese))；\
          不写即 `rounded`。`decimals` 为舍入的小数位数，负数为十、百……位，不写即所印的位数，`exact` 不看它；`ambiguity` 与核对结果一同显示；`headline`（`true`，或 `{"system": …, "label": …}`）使其显示在总览中。
          """,
          """
          `formula` (such as `"L3/L2"`) replaces `kind`, `query` and `measure`; `qualifier` says when they agree: \
          \(qualifiers(.english)); without it, `rounded`. `decimals` is the number of places rounded to, negative for tens, \
          hundreds and so on, as printed without it; `exact` does not look at it; `ambiguity` is shown beside the result; `headline` (`true`, or \
          `{"system": …, "label": …}`) shows the figure on the overview.
          """)[language]),
    ]
  }

  private static let years = "\(WorkCalendar.years.lowerBound)–\(WorkCalendar.years.upperBound)"

  /// Each qualifier with its test.
  private static func qualifiers(_ language: Language) -> String {
    Figure.Qualifier.allCases.map { qualifier in
      let title = qualifier.title[language]
      let test = qualifier.test[language]
      return language == .chinese
        ? "`\(qualifier.rawValue)`（\(title)）\(test)" : "`\(qualifier.rawValue)` (\(title)): \(test)"
    }.joined(separator: language == .chinese ? "；" : "; ")
  }

  private static func rules(_ language: Language) -> [ManualBlock] {
    [
      .heading(Localized("rules/*.json：规则", "rules/*.json: rules")[language]),
      .paragraph(
        Localized(
          """
          `rules/*.json` 在内置规则之外增加规则，`id` 相同的规则替换内置规则；每一项的写法可参照源代码中的 `Resources/Rules`。\
          `text` 为条文中规定此条件的文字，`consequence` 为条文规定的后果，`verification` 为 `V`（核对过原文）、`S`（依公告）或 `M`（待核对）。\
          期限的起止只有一条规则：发生之日不计，自次日起算，最后一日计满。`+5wd` 按工作日计（中国的节假日与调休，\(years)），末尾的假日同样跳过；\
          按日、月、年计的期限，最后一日是休息日的，用 `+0wd` 顺延至其后第一个工作日（如 `deliveredOn+15d+0wd`）。不知道节假日的年份按自然日计算，\
          提示中写明。`shezu findings --explain 编号` 写出规则、条文、各条件及其取值、到期日的计算。\
          无法读取的条目会在其行中说明，其余照常生效。`shezu findings` 列出触发规则的记录，附依据和到期日。
          """,
          """
          `rules/*.json` adds rules to the built-in ones; a rule with the same `id` replaces the built-in one. `Resources/Rules` in \
          the source code serves as the example of every member. `text` holds the words of the article that carry the condition, \
          `consequence` what the article says follows, and `verification` is `V` (the text was read), `S` (as stated by the \
          publisher) or `M` (to be checked). Periods follow one rule: the day of the event is not counted, the period begins \
          on the next day, and its last day counts whole. `+5wd` counts working days (China's holidays and make-up days, \
          \(years)), holidays at the end skipped like all others; a period of days, months or years that ends on a day off \
          moves to the next working day with `+0wd` (`deliveredOn+15d+0wd`). In years whose holidays are not known, calendar \
          days are counted and the finding says so. `shezu findings --explain ID` writes rule, text, every condition with \
          its values, and how the due day is counted. An entry that cannot be read is reported in its row; the \
          others still apply. `shezu findings` lists the records that meet a rule, with citation and due day.
          """)[language]),
    ]
  }

  private static func changes(_ language: Language) -> [ManualBlock] {
    [
      .heading(Localized("比较与变化", "Comparison and changes")[language]),
      .paragraph(
        Localized(
          """
          `shezu diff OLD NEW` 按主键逐条比较两个登记册；`--browse` 在新登记册中显示差异，与屏幕上的 `=` 相同。文件变动时会自动重新加载：\
          `+` 和 `*` 标出新增和变更的记录，`c` 列出全部变化。
          """,
          """
          `shezu diff OLD NEW` compares two registers by key, record by record; `--browse` shows the differences in the new one, \
          as `=` does on the screen. The register is reloaded when its files change: `+` and `*` mark new and changed records, \
          and `c` lists the changes.
          """)[language]),
    ]
  }
}
