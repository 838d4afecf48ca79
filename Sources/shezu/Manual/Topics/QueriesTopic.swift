import Catalog
import Columnar
import Localization
import Querying

extension ManualTopic {
  /// The query language: by example, with fifty queries that a test counts, and its grammar.
  static let queries = ManualTopic(
    name: "queries", title: Localized("查询条件", "Query language"),
    blocks: { language in
      [
        .paragraph(
          Localized(
            "屏幕上的筛选栏（`/`）、命令行的 `--where`、已保存的视图、公布数据和规则使用同一种查询条件。",
            """
            The filter line of the screen (`/`), `--where` on the command line, saved views, published figures and rules use one \
            query language.
            """)[language]),
        .table(meanings(language)),
        .paragraph(
          Localized(
            """
            空值只有一条规则：与空值比较，不成立；`-` 或 `NOT` 去掉其后条件所查到的记录。所以 `grade:5A` 和 `grade!=5A`（也是比较）\
            只查到有等级的组织，`-grade:5A` 则查到其余全部，未评级的也在内；`-markers:慈善组织` 包含没有任何标识的组织。\
            `grade:none` 查空值，`grade:any` 查非空值。排除条件旁边，屏幕上的记录数和 `--explain` 写明其中多少条仅因字段为空而符合；\
            按 `X` 加上 `grade:any`，即可排除。规则另有第四种答案：所需的字段为空，无法判断。
            """,
            """
            Emptiness has one rule: a comparison with nothing is false, and `-` or `NOT` takes away what its clause finds. So \
            `grade:5A` and `grade!=5A` (a comparison too) find only graded bodies, and `-grade:5A` finds all the others, the \
            ungraded among them; `-markers:慈善组织` includes bodies without any marker. `grade:none` finds empty fields, \
            `grade:any` filled ones. Beside a negated clause, the number of records on the screen and `--explain` say how many \
            are there only because the field is empty; `X` adds `grade:any`, which leaves them out. Rules have an answer of \
            their own for it: cannot tell, as a field that the rule needs is empty.
            """)[language]),
        .paragraph(
          Localized(
            """
            条件有误时不会显示全部记录：屏幕上保留上一次的有效结果，标出有误之处，并提示最接近的词。
            """,
            """
            A faulty query never shows everything: the last valid result stays on the screen, the error is marked, and the \
            closest known word is suggested.
            """)[language]),
        .heading(Localized("五十个例子", "Fifty examples")[language]),
        .paragraph(
          Localized(
            "记录数为内置示例登记册中的匹配数，由测试用另一个逐条计算的实现核对。",
            """
            The records are those of the built-in register; a test checks every count against a second, record-by-record \
            implementation.
            """)[language]),
        .table(exampleTable(ExampleQuery.all, language)),
        .heading(Localized("语法", "Grammar")[language]),
        .paragraph(
          Localized(
            """
            `[ ]` 可省略，`{ }` 可重复，`|` 表示任选其一，引号内为输入的内容；`NAME` 为字段名或记录类型，`BARE` 为一个词，\
            `QUOTED` 为引号中的文字，`NUMERAL` 为汉字数字（五万）。全角符号和数字与半角相同。
            """,
            """
            `[ ]` is optional, `{ }` repeats, `|` separates alternatives, and quotation marks enclose what is typed; `NAME` is a \
            field or a record type, `BARE` one word, `QUOTED` text in quotation marks, `NUMERAL` a number in Chinese characters (五万). Full-width signs and digits count as \
            their ASCII forms.
            """)[language]),
        .code(Grammar.text),
      ]
    })

  static func exampleTable(_ examples: [ExampleQuery], _ language: Language) -> ManualTable {
    let headings = [
      Localized("记录类型", "record type"), Localized("查询条件", "query"), Localized("记录数", "records"),
      Localized("查到的是", "finds"),
    ]
    return ManualTable(
      headings: headings.map { $0[language] },
      rows: examples.map { [$0.kind, "`\($0.query)`", "\($0.count)", $0.finds[language]] }, numeric: [2])
  }

  private static func meanings(_ language: Language) -> ManualTable {
    ManualTable(
      headings: [Localized("写法", "query")[language], Localized("含义", "meaning")[language]],
      rows: meanings.map { [$0.0, $0.1[language]] })
  }

  private static let meanings: [(String, Localized)] = [
    (
      "`宝鸡 养老`",
      Localized(
        "表中显示的文字同时出现两个词：名称等文字，代码表、行政区划（含下级）和所指记录的名称；不区分全半角、大小写和简繁体",
        "both words in what a table shows: names and other texts, labels of values, divisions with all below, names of records referred to; width, case and traditional or simplified form do not matter"
      )
    ),
    (
      "`bj yanglao`",
      Localized("同上，按拼音：首字母、全拼或混写", "the same by pinyin: initials, whole syllables, or both mixed")
    ),
    (
      "`status:异常` `status:abnormal`",
      Localized(
        "代码表的取值：中英文标签、代码或其一部分", "a value of a code list by its Chinese or English label, its code, or a part of it")
    ),
    ("`region:汉中`", Localized("该行政区划及其所有下级，包括已撤销的旧代码", "a division and everything below it, old codes included")),
    (
      "`registeredOn:2010..2015` `decidedOn>=-3y`",
      Localized("日期范围；相对日期从登记册的截至日期起算", "a range of days; relative days count from the register's as-of date")
    ),
    ("`fine>=5万` `capital:10万..1亿`", Localized("金额", "money")),
    ("`name=\"…\"` `name~\"^宝鸡.*协会$\"`", Localized("与全文一致；正则表达式", "the whole value; a regular expression")),
    ("`grade:none` `-grade:none`", Localized("为空；不为空", "empty; not empty")),
    (
      "`level:省级 (kind:基金会 OR markers:慈善组织)`",
      Localized("空格表示“且”；`OR` 表示“或”，`NOT` 或 `-` 表示“非”；可用括号", "a space is AND; `OR`, `NOT` or `-`, parentheses")
    ),
    (
      "`enforcement{kind:行政处罚 decidedOn>=-3y}`",
      Localized("至少有一条关联记录符合全部条件", "at least one related record meets all conditions")
    ),
    ("`count(enforcement{kind:执法约谈})>=2`", Localized("符合条件的关联记录数", "how many related records do")),
    ("`organization.region:宝鸡`", Localized("所引用记录的字段", "a field of a referenced record")),
    (
      "`decidedOn>filedOn+90d`",
      Localized("字段与字段比较，可加减日历上的日、周、月、年（d、w、m、y）", "field against field, in calendar days, weeks, months or years")
    ),
    ("`view:近三年行政处罚 fine:any`", Localized("已保存视图的查询条件，再加其他条件", "a saved view's query, with a further condition")),
    (
      "`51610000EXE6CFAJ9M`",
      Localized(
        "统一社会信用代码或其开头；有一位写错或相邻两位颠倒时，提示可能的组织",
        "a credit code or its beginning; if one character is wrong or swapped, the likely organizations are offered")
    ),
  ]
}
